import type { Day } from '../language/day.ts'
import { longDay } from '../language/day.ts'
import { type Quarter, quarterMonths, quarterWords } from '../language/quarter.ts'
import type { VerificationDecision } from './verification.ts'

/** A letter to a supplier: its subject and its paragraphs; a paragraph that is an address leads there. */
export interface LetterWritten {
  subject: string
  paragraphs: string[]
}

/** What every letter about a return names. */
export interface AboutReturn {
  authority: string
  contractTitle: string
  quarter: Quarter
}

const dear = 'Hello,'
export const keepItSafe =
  'Please don’t pass this link on: whoever has it can read and answer this return. If you lose it, we can send another.'

export const keepAllSafe =
  'Please don’t pass this link on: whoever has it can read and answer all these returns. If you lose it, we can send another.'

/** Asks for a return. `link` is its secret address. */
export function askingLetter(
  about: AboutReturn,
  { due, link, linkEnds }: { due: Day; link: string; linkEnds: Day },
): LetterWritten {
  const { authority, contractTitle, quarter } = about
  return {
    subject: `What did you deliver in ${quarterMonths(quarter)}? ${contractTitle}`,
    paragraphs: [
      dear,
      `When you won “${contractTitle}” you promised some extra benefits for local people. ${authority} asks what you delivered in ${quarterWords(quarter)}.`,
      `It takes about five minutes, and works on a phone. “Nothing this time” is an answer too. Please answer by ${longDay(due)}.`,
      link,
      'Would you rather fill in a spreadsheet? Choose “Answer in a spreadsheet instead” on the first page.',
      `You can stop and come back with the same link until ${longDay(linkEnds)}. ${keepItSafe}`,
      authority,
    ],
  }
}

/** Sends a new link when the one before ran out or was lost. */
export function newLinkLetter(
  about: AboutReturn,
  { link, linkEnds }: { link: string; linkEnds: Day },
): LetterWritten {
  return {
    subject: `Your new link: ${about.contractTitle}, ${quarterMonths(about.quarter)}`,
    paragraphs: [
      dear,
      `Here is a new link to your return for ${quarterWords(about.quarter)} of “${about.contractTitle}”. Anything you typed is still there. The link before it no longer works.`,
      link,
      `This link works until ${longDay(linkEnds)}. ${keepItSafe}`,
      about.authority,
    ],
  }
}

/** Tells that a return which was asked for is not wanted after all. */
export function cancelledLetter(about: AboutReturn, reason: string): LetterWritten {
  const { authority, contractTitle, quarter } = about
  return {
    subject: `No return is needed: ${contractTitle}, ${quarterMonths(quarter)}`,
    paragraphs: [
      dear,
      `${authority} asked what you delivered in ${quarterWords(quarter)} under “${contractTitle}”. That return is cancelled: you need do nothing, and the link to it no longer works.`,
      `The reason: ${reason}`,
      'We are sorry for the trouble.',
      authority,
    ],
  }
}

/** Sends the link of a trial return to the person who began it. */
export function trialLetter(
  { authority, contractTitle }: Pick<AboutReturn, 'authority' | 'contractTitle'>,
  { link, linkEnds }: { link: string; linkEnds: Day },
): LetterWritten {
  return {
    subject: `Try it yourself: ${contractTitle}`,
    paragraphs: [
      dear,
      `You began a trial return for “${contractTitle}”. Open this link on your phone to see what a supplier sees:`,
      link,
      `Nothing you send is counted. The link works until ${longDay(linkEnds)}, or until you end the trial.`,
      authority,
    ],
  }
}

/** What was decided about one delivery, in words: "8 hours". */
export interface DecisionTold {
  title: string
  decision: VerificationDecision
  reported: string
  accepted: string
  reason: string | null
}

/** Tells that something was not accepted in full, why, and how to send it again. */
export function decisionLetter(
  about: AboutReturn,
  told: DecisionTold,
  { link, linkEnds }: { link: string; linkEnds: Day },
): LetterWritten {
  const outcome =
    told.decision === 'in-part'
      ? `You reported ${told.reported}. ${about.authority} accepted ${told.accepted}.`
      : `You reported ${told.reported}. ${about.authority} has not accepted it.`
  return {
    subject: `${told.title}, ${quarterMonths(about.quarter)}: ${told.decision === 'in-part' ? 'accepted in part' : 'not accepted'}`,
    paragraphs: [
      dear,
      `This is about “${told.title}” for ${quarterWords(about.quarter)}, under “${about.contractTitle}”.`,
      outcome,
      ...(told.reason ? [`The reason: ${told.reason}`] : []),
      'If that is not right, or you can show more, you may send it again:',
      link,
      `This link works until ${longDay(linkEnds)}. ${keepItSafe}`,
      about.authority,
    ],
  }
}

/** Tells that everything in a return was checked, line by line. */
export function checkedLetter(about: AboutReturn, told: readonly DecisionTold[]): LetterWritten {
  return {
    subject: `Your return was checked: ${about.contractTitle}, ${quarterMonths(about.quarter)}`,
    paragraphs: [
      dear,
      `${about.authority} has checked your return for ${quarterWords(about.quarter)} of “${about.contractTitle}”.`,
      ...told.map(lineOf),
      'Thank you for what you did.',
      about.authority,
    ],
  }
}

function lineOf({ title, decision, reported, accepted }: DecisionTold): string {
  if (decision === 'accepted') return `${title}: ${accepted}, accepted.`
  if (decision === 'in-part') return `${title}: ${accepted} accepted, of the ${reported} you reported.`
  return `${title}: ${reported}, not accepted.`
}

/** Puts a question about one delivery, with a link to answer it. */
export function questionLetter(
  about: AboutReturn,
  { title, words }: { title: string; words: string },
  { link, linkEnds }: { link: string; linkEnds: Day },
): LetterWritten {
  return {
    subject: `A question about “${title}”, ${quarterMonths(about.quarter)}`,
    paragraphs: [
      dear,
      `${about.authority} is checking what you reported of “${title}” for ${quarterWords(about.quarter)}, under “${about.contractTitle}”, and asks:`,
      words,
      'Please answer with this link. Until then it waits to be checked.',
      link,
      `This link works until ${longDay(linkEnds)}. ${keepItSafe}`,
      about.authority,
    ],
  }
}

/** Tells whoever put a question that the supplier answered. */
export function answeredLetter(
  { authority, quarter, contractTitle }: AboutReturn,
  { title, supplier, desk }: { title: string; supplier: string; desk: string },
): LetterWritten {
  return {
    subject: `${supplier} answered: “${title}”, ${quarterMonths(quarter)}`,
    paragraphs: [
      dear,
      `${supplier} answered your question about “${title}” for ${quarterWords(quarter)}, under “${contractTitle}”. Read it, and decide:`,
      desk,
      authority,
    ],
  }
}
