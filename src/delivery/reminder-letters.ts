import { type Day, daysBetween, longDay } from '../language/day.ts'
import { quarterMonths, quarterWords } from '../language/quarter.ts'
import { type AboutReturn, keepItSafe, type LetterWritten } from './letters.ts'

/** Reminds a supplier of a return: before the day it is due, on it, or after it. */
export function reminderLetter(
  about: AboutReturn,
  { due, today, link, linkEnds }: { due: Day; today: Day; link: string; linkEnds: Day },
): LetterWritten {
  const { authority, contractTitle, quarter } = about
  return {
    subject: `${whenWords(due, today)}: your return for ${quarterMonths(quarter)}, ${contractTitle}`,
    paragraphs: [
      'Hello,',
      `${authority} asked what you delivered in ${quarterWords(quarter)} under “${contractTitle}”. ${dueWords(due, today)}`,
      'It takes about five minutes, and works on a phone. “Nothing this time” is an answer too.',
      link,
      `What you typed before is kept. The link works until ${longDay(linkEnds)}, and so do those in earlier letters until they run out. ${keepItSafe}`,
      'If you have sent it in the meantime, thank you: there is nothing more to do.',
      authority,
    ],
  }
}

function whenWords(due: Day, today: Day): string {
  if (due === today) return 'Due today'
  return due > today ? `Due on ${longDay(due)}` : 'Now late'
}

function dueWords(due: Day, today: Day): string {
  if (due === today) return 'Please answer today.'
  if (due > today) return `Please answer by ${longDay(due)}.`
  const late = daysBetween(due, today)
  return `It was due on ${longDay(due)}, ${late === 1 ? 'a day' : `${late} days`} ago. You can still send it.`
}

/** A return that stayed without an answer, as whoever looks after its contract is told. */
export interface Unanswered {
  supplier: string
  contractTitle: string
  due: Day
  /** Where to read it, and to write to the supplier. */
  href: string
}

/** Tells a contract manager that suppliers did not answer, though reminded. */
export function escalationLetter(
  { authority, name, quarter }: { authority: string; name: string; quarter: string },
  unanswered: readonly Unanswered[],
): Omit<LetterWritten, 'paragraphs'> & {
  paragraphs: (string | { lines: { words: string; href: string; more: string }[] })[]
} {
  const count = unanswered.length === 1 ? '1 return is' : `${unanswered.length} returns are`
  return {
    subject:
      `Not answered: ${unanswered.length === 1 ? '1 return' : `${unanswered.length} returns`} ${quarter}`.trim(),
    paragraphs: [
      `Hello ${name},`,
      `${count} still without an answer, though the suppliers were reminded. You look after these contracts, or act for whoever does. A telephone call may help now.`,
      {
        lines: unanswered.map(({ supplier, contractTitle, due, href }) => ({
          words: `${supplier}: ${contractTitle}`,
          href,
          more: `due on ${longDay(due)}`,
        })),
      },
      'No more reminders go to these suppliers by themselves. You can remind them again on the page of each return.',
      authority,
    ],
  }
}
