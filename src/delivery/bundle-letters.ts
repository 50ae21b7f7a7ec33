import { type Day, longDay } from '../language/day.ts'
import { type Quarter, quarterMonths, quarterWords } from '../language/quarter.ts'
import { keepAllSafe, type LetterWritten } from './letters.ts'

export interface AboutBundle {
  authority: string
  /** Of the framework or lot. */
  title: string
  quarter: Quarter
}

/** Asks once for all returns of a framework. `link` is its secret address. */
export function bundleLetter(
  { authority, title, quarter }: AboutBundle,
  { due, link, linkEnds }: { due: Day; link: string; linkEnds: Day },
): LetterWritten {
  return {
    subject: `What did you deliver in ${quarterMonths(quarter)}? ${title}, all call-offs`,
    paragraphs: [
      'Hello,',
      `You promised some extra benefits for local people under “${title}”. ${authority} asks what you delivered in ${quarterWords(quarter)}, once for all your call-offs. The page behind this link lists them:`,
      link,
      `Answer each, then send all of them together. “Nothing this time” is an answer too. Please answer by ${longDay(due)}.`,
      `You can stop and come back with the same link until ${longDay(linkEnds)}. ${keepAllSafe}`,
      authority,
    ],
  }
}

/** Reminds of what is not sent yet, once for all of it. */
export function bundleReminderLetter(
  { authority, title, quarter }: AboutBundle,
  { due, today, link, linkEnds }: { due: Day; today: Day; link: string; linkEnds: Day },
): LetterWritten {
  const when = due < today ? `It was due on ${longDay(due)}.` : `Please answer by ${longDay(due)}.`
  return {
    subject: `${due < today ? 'Now late' : `Due on ${longDay(due)}`}: your returns for ${quarterMonths(quarter)}, ${title}`,
    paragraphs: [
      'Hello,',
      `${authority} asked what you delivered in ${quarterWords(quarter)} under “${title}”. Not all of your call-offs are answered. ${when}`,
      link,
      `What you typed before is kept. The link works until ${longDay(linkEnds)}. ${keepAllSafe}`,
      'If you have sent them in the meantime, thank you: there is nothing more to do.',
      authority,
    ],
  }
}

/** Sends another link, because the one before ran out. */
export function newBundleLinkLetter(
  { authority, title, quarter }: AboutBundle,
  { link, linkEnds }: { link: string; linkEnds: Day },
): LetterWritten {
  return {
    subject: `Your new link: ${title}, ${quarterMonths(quarter)}`,
    paragraphs: [
      'Hello,',
      `Here is a new link to your returns for ${quarterWords(quarter)} under “${title}”. Anything you typed is still there. The link before it no longer works.`,
      link,
      `This link works until ${longDay(linkEnds)}. ${keepAllSafe}`,
      authority,
    ],
  }
}
