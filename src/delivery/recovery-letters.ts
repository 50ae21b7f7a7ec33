import { type Day, longDay } from '../language/day.ts'
import { keepItSafe, type LetterWritten } from './letters.ts'

export interface AboutRecovery {
  authority: string
  contractTitle: string
  /** The commitment's. */
  title: string
}

interface Linked {
  link: string
  linkEnds: Day
}

/** Asks the supplier for a plan. `missed` says what was missed: "20 hours were planned by 30 September 2026, and 18 hours count so far.". */
export function askForPlanLetter(
  { authority, contractTitle, title }: AboutRecovery,
  { missed, message, link, linkEnds }: Linked & { missed: string; message: string },
): LetterWritten {
  return {
    subject: `How will you catch up? ${title}, ${contractTitle}`,
    paragraphs: [
      'Hello,',
      `Under “${contractTitle}” you promised ${authority}: ${title}. ${missed}`,
      ...(message ? [message] : []),
      'Please write down why, which steps you will take and on which days, and when you will have caught up. Your contract manager reads it, and agrees it with you.',
      link,
      `The link works until ${longDay(linkEnds)}. ${keepItSafe}`,
      authority,
    ],
  }
}

/** Tells whoever looks after the commitment that the supplier wrote a plan. */
export function planWrittenLetter(
  { authority, contractTitle, title }: AboutRecovery,
  { supplier, link }: { supplier: string; link: string },
): LetterWritten {
  return {
    subject: `A plan to catch up came: ${title}, ${contractTitle}`,
    paragraphs: [
      'Hello,',
      `${supplier} wrote how it will catch up with “${title}” under “${contractTitle}”. Read it, and agree it or send it back with a reason.`,
      link,
      authority,
    ],
  }
}

/** Tells the supplier that its plan is agreed, or why it comes back. */
export function planAnsweredLetter(
  { authority, contractTitle, title }: AboutRecovery,
  { isAgreed, reason, link, linkEnds }: Linked & { isAgreed: boolean; reason: string | null },
): LetterWritten {
  return {
    subject: `${isAgreed ? 'Your plan is agreed' : 'Please look at your plan again'}: ${title}, ${contractTitle}`,
    paragraphs: [
      'Hello,',
      isAgreed
        ? `${authority} agrees with your plan to catch up with “${title}”. Say on the page when each step is done; we remind you before each day.`
        : `${authority} read your plan to catch up with “${title}”, and sends it back: ${reason}`,
      ...(isAgreed && reason ? [reason] : []),
      link,
      `The link works until ${longDay(linkEnds)}. ${keepItSafe}`,
      authority,
    ],
  }
}

/** Reminds the supplier of a step, in the week before its day or once it is over. */
export function stepReminderLetter(
  { authority, contractTitle, title }: AboutRecovery,
  { words, day, kind, link, linkEnds }: Linked & { words: string; day: Day; kind: 'before' | 'after' },
): LetterWritten {
  const isOver = kind === 'after'
  return {
    subject: `${isOver ? 'Is it done?' : `By ${longDay(day)}`}: a step of your plan for ${title}, ${contractTitle}`,
    paragraphs: [
      'Hello,',
      isOver
        ? `A step of your plan to catch up with “${title}” was to be done by ${longDay(day)}: ${words}. If it is done, please say so in a sentence. If not, please write to your contract manager.`
        : `A step of your plan to catch up with “${title}” is to be done by ${longDay(day)}: ${words}. When it is done, please say so in a sentence.`,
      link,
      `The link works until ${longDay(linkEnds)}. ${keepItSafe} We do not remind you again of this step ${isOver ? 'after its day' : 'before its day'}.`,
      authority,
    ],
  }
}
