import { addDays, dayIn, type Day } from '../../language/day.ts'
import { endLinks, makeLink } from '../../parties/store.ts'
import { queueLetter } from '../../platform/mail.ts'
import type { Tx } from '../../platform/tx.ts'
import type { LetterWritten } from '../letters.ts'
import { daysOfLink } from '../return.ts'

/** How suppliers are told at this authority: its name, whether letters go out, and the addresses of links. */
export interface Telling {
  authority: string
  sending: boolean
  /** The full address of a link with this secret. */
  linkTo(secret: string): string
  /** In a trial no link is made: the one that the phone has open is told of. */
  standing?: { link: string; linkEnds: Day }
}

/** Puts a letter in the outbox, in the same transaction as what it tells of; `linksTo` is the return that its link opens. */
export async function tell(
  tx: Tx,
  { sending }: Telling,
  to: string,
  letter: LetterWritten,
  linksTo?: string,
): Promise<void> {
  const about = linksTo ? { about: { kind: 'return', id: linksTo } } : {}
  await queueLetter(tx, { to, ...letter, ...about }, { authority: tx.authority, at: tx.at, sending })
}

/** The last day of a link made at that moment. */
export function linkEndsFrom(at: Date): Day {
  return addDays(dayIn(at), daysOfLink)
}

/** A new secret link to a return; with `endsOthers` any link to it before this one ends. */
export async function newLink(
  tx: Tx,
  { linkTo, standing }: Telling,
  { returnId, email, endsOthers }: { returnId: string; email: string; endsOthers: boolean },
): Promise<{ link: string; linkEnds: Day }> {
  if (standing) return standing
  if (endsOthers) await endLinks(tx, 'return', returnId, tx.at)
  const secret = await makeLink(tx, { purpose: 'return', subject: returnId, email, days: daysOfLink })
  return { link: linkTo(secret), linkEnds: linkEndsFrom(tx.at) }
}

/** When a link to the return, or to the bundle, was last made; for not sending one after the other. */
export async function lastLinkAt(
  tx: Tx,
  subject: string,
  purpose: 'return' | 'return-bundle' = 'return',
): Promise<Date | null> {
  const row = await tx
    .selectFrom('link')
    .select((select) => select.fn.max('made_at').as('at'))
    .where('authority_id', '=', tx.authority)
    .where('purpose', '=', purpose)
    .where('subject_id', '=', subject)
    .executeTakeFirst()
  return row?.at ?? null
}
