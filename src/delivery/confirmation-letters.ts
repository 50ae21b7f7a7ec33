import type { Day } from '../language/day.ts'
import { longDay } from '../language/day.ts'

/** One delivery to confirm, with its link: "12 hours of bid-writing help from Ashdown Highways Ltd, July to September 2026". */
export interface ToConfirm {
  words: string
  link: string
}

/** A letter whose paragraphs may lead to several places. */
interface Letter {
  subject: string
  paragraphs: (string | { lines: { words: string; href: string }[] })[]
}

/** Asks the organisation that benefited whether something happened; one letter for all that wait for it. */
export function confirmationLetter(
  authority: string,
  organisation: string,
  { all, linkEnds, isAgain }: { all: readonly ToConfirm[]; linkEnds: Day; isAgain: boolean },
): Letter {
  const many = all.length > 1
  return {
    subject: `${isAgain ? 'Once more: did' : 'Did'} this happen? ${authority} would like to know`,
    paragraphs: [
      'Hello,',
      `A firm that works for ${authority} says that it helped ${organisation}. Firms promise such extra help when they win work from the council. Nothing is asked of you but to say whether it happened, and how it went. It takes two minutes.`,
      ...(isAgain ? ['We wrote to you before about this, and shall not write again.'] : []),
      ...(many
        ? [{ lines: all.map(({ words, link }) => ({ words, href: link })) }]
        : all.flatMap(({ words, link }) => [`What they say they gave: ${words}.`, link])),
      `${many ? 'These links work' : 'This link works'} until ${longDay(linkEnds)}. If it is not for you, please pass it to whoever in your organisation knows.`,
      'Your answer is read by the people who check for the council. The public sees only that the organisation that benefited confirmed it, without your name.',
      authority,
    ],
  }
}
