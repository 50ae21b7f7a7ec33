import { type Day, longDay } from '../language/day.ts'
import type { VariationAnswer } from './variation.ts'

/** A letter about a variation: its subject and its paragraphs; a paragraph that is an address leads there. */
export interface VariationLetter {
  subject: string
  paragraphs: string[]
}

interface About {
  authority: string
  contractTitle: string
  /** What is promised, in words. */
  title: string
}

/** Asks the supplier to agree to a change. `link` is its secret address. */
export function askToAgree(
  { authority, contractTitle, title }: About,
  told: { before: string; after: string; from: Day; reason: string; link: string; linkEnds: Day },
): VariationLetter {
  return {
    subject: `Do you agree to a change? ${title}`,
    paragraphs: [
      'Hello,',
      `${authority} would like to change one of your promises under “${contractTitle}”: “${title}”.`,
      `It is now: ${told.before}. It would be: ${told.after}, from ${longDay(told.from)}.`,
      `The reason: ${told.reason}`,
      'Nothing changes until you agree. You can agree, or say no and why:',
      told.link,
      `This link works until ${longDay(told.linkEnds)}. Please don’t pass it on: whoever has it can answer for you.`,
      authority,
    ],
  }
}

/** Tells who looks after the contract that the supplier asks for a change. */
export function supplierAsks(
  { authority, contractTitle, title }: About,
  told: { supplier: string; before: string; after: string; from: Day; reason: string; link: string },
): VariationLetter {
  return {
    subject: `${told.supplier} asks for a change: ${title}`,
    paragraphs: [
      'Hello,',
      `${told.supplier} asks to change “${title}” under “${contractTitle}”. It is now: ${told.before}. It would be: ${told.after}, from ${longDay(told.from)}.`,
      `The reason: ${told.reason}`,
      'Nothing changes until you agree. You can agree, or decline with a reason:',
      told.link,
      authority,
    ],
  }
}

const outcomes: Record<VariationAnswer, string> = {
  agreed: 'agreed',
  declined: 'not agreed',
  'taken-back': 'taken back',
}

/** Tells whoever asked what the other side said. */
export function answeredLetter(
  { authority, contractTitle, title }: About,
  told: { by: string; answer: VariationAnswer; reason: string | null; from: Day; after: string },
): VariationLetter {
  const what =
    told.answer === 'agreed'
      ? `${told.by} agreed. From ${longDay(told.from)} it is: ${told.after}.`
      : told.answer === 'declined'
        ? `${told.by} did not agree. What was promised before stays as it is.`
        : `${told.by} took the request back. You need do nothing; what was promised before stays as it is.`
  return {
    subject: `Change ${outcomes[told.answer]}: ${title}`,
    paragraphs: [
      'Hello,',
      `This is about changing “${title}” under “${contractTitle}”. ${what}`,
      ...(told.reason ? [`The reason: ${told.reason}`] : []),
      authority,
    ],
  }
}
