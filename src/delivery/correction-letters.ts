import { longDay, type Day } from '../language/day.ts'
import { quarterWords } from '../language/quarter.ts'
import { type AboutReturn, keepItSafe, type LetterWritten } from './letters.ts'

interface Corrected {
  /** The commitment's. */
  title: string
  /** "8 hours" */
  before: string
  after: string
  reason: string
}

/** Tells whoever looks after the contract that a supplier found a mistake in what was accepted. */
export function correctionAskedLetter(
  { authority, contractTitle, quarter }: AboutReturn,
  { title, before, after, reason, supplier, link }: Corrected & { supplier: string; link: string },
): LetterWritten {
  return {
    subject: `A correction is asked for: ${title}, ${contractTitle}`,
    paragraphs: [
      'Hello,',
      `${supplier} found a mistake in what you accepted of “${title}” for ${quarterWords(quarter)}: not ${before}, but ${after}. Its reason: ${reason}`,
      'Until you agree, everything stands as it is. Please agree, or decline with a reason.',
      link,
      authority,
    ],
  }
}

/** Tells the supplier that what counts was corrected, at its own word or the council's. */
export function correctedLetter(
  { authority, contractTitle, quarter }: AboutReturn,
  {
    title,
    before,
    after,
    reason,
    side,
    link,
    linkEnds,
  }: Corrected & { side: 'council' | 'supplier'; link: string; linkEnds: Day },
): LetterWritten {
  return {
    subject: `Corrected: ${title}, ${contractTitle}`,
    paragraphs: [
      'Hello,',
      side === 'supplier'
        ? `${authority} agrees with your correction of “${title}” for ${quarterWords(quarter)}. Before, ${before} counted; now ${after}.`
        : `${authority} looked again at “${title}” for ${quarterWords(quarter)}. Before, ${before} counted; now ${after}. The reason: ${reason}`,
      'What was there before stays on record. Where it was published, the public register says that it was corrected, when and why.',
      link,
      `The link works until ${longDay(linkEnds)}. ${keepItSafe}`,
      authority,
    ],
  }
}

/** Tells the supplier that its correction is declined, and why. */
export function correctionDeclinedLetter(
  { authority, contractTitle, quarter }: AboutReturn,
  { title, before, reason, link, linkEnds }: Omit<Corrected, 'after'> & { link: string; linkEnds: Day },
): LetterWritten {
  return {
    subject: `Not corrected: ${title}, ${contractTitle}`,
    paragraphs: [
      'Hello,',
      `${authority} did not agree with your correction of “${title}” for ${quarterWords(quarter)}. It still counts ${before}. The reason: ${reason}`,
      link,
      `The link works until ${longDay(linkEnds)}. ${keepItSafe}`,
      authority,
    ],
  }
}
