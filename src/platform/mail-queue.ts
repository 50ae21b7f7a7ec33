import { type Kysely, sql } from 'kysely'
import { dayIn, hourIn } from '../language/day.ts'
import { isWorkingDay } from '../language/working-day.ts'

import type { Tables } from './tables.ts'

/** Who carries letters out: a mail server, or GOV.UK Notify. */
export type CarrierName = 'smtp' | 'notify'

/** A letter taken from the queue, to be sent now. */
export interface LetterToSend {
  id: string
  to: string
  subject: string
  body: string
  html: string
  /** Counting this one. */
  tries: number
  /** The authority it is from. */
  from: string | null
}

/** While a letter is being sent nobody else takes it; after this its sender must have died. */
const leaseMinutes = 10

type Db = Kysely<Tables>

/** Takes the letter that has waited longest. Several processes can take letters at once, each another. */
export async function takeLetter(
  db: Db,
  now: Date,
  carrier: CarrierName = 'smtp',
): Promise<LetterToSend | undefined> {
  const lease = new Date(now.getTime() + leaseMinutes * 60_000)
  const found = await sql<LetterToSend>`
    update mail set state = 'sending', tries = tries + 1, due_at = ${lease}, carrier = ${carrier}
    where mail_id = (
      select mail_id from mail m where state = 'waiting' and due_at <= ${now}
        and (from_hour is null or ${hourOfWork(now)}::int between from_hour and until_hour - 1)
        and not exists (select from authority a where a.authority_id = m.authority_id and a.is_example)
      order by due_at limit 1 for update skip locked
    )
    returning mail_id as id, to_address as "to", subject, body, html, tries,
      (select name from authority a where a.authority_id = mail.authority_id) as "from"`.execute(db)
  return found.rows[0]
}

/** The full hour it is in England, for letters that go out by day only; none on days when nobody works. */
function hourOfWork(now: Date): number | null {
  return isWorkingDay(dayIn(now)) ? hourIn(now) : null
}

/** Letters whose sender died while sending: they may have gone. Letters of an example are never sent. */
export async function settleOldLetters(db: Db, now: Date): Promise<void> {
  await db
    .updateTable('mail')
    .set({ state: 'unknown', problem: 'The application stopped while this letter was being sent.' })
    .where('state', '=', 'sending')
    .where('due_at', '<=', now)
    .execute()
  await db
    .updateTable('mail')
    .set({ state: 'kept' })
    .where('state', '=', 'waiting')
    .where(
      'authority_id',
      'in',
      db.selectFrom('authority').select('authority_id').where('is_example', '=', true),
    )
    .execute()
}

/**
 * Marks the letter as sent. The secret addresses in it are its reader's alone from here on: they are blotted out; where a carrier
 * goes on to tell whether it arrived, only when it did.
 */
export async function markSent(db: Db, letter: LetterToSend, at: Date, carrierId?: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({
      state: 'sent',
      sent_at: at,
      problem: null,
      carrier_id: carrierId ?? null,
      delivered_at: null,
      checked_at: at,
      ...(carrierId ? {} : { body: withoutSecrets(letter.body), html: withoutSecrets(letter.html) }),
    })
    .where('mail_id', '=', letter.id)
    .where('state', '=', 'sending')
    .execute()
}

/** The text with the secret of each address in it blotted out. */
export function withoutSecrets(text: string): string {
  return text.replaceAll(/(?<=\/)[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g, '…')
}

/** Puts the letter back for a later try, or aside with its problem. */
export async function markNotSent(
  db: Db,
  letter: LetterToSend,
  outcome: { state: 'waiting' | 'failed' | 'unknown'; problem: string; due?: Date },
  at: Date,
): Promise<void> {
  await db
    .updateTable('mail')
    .set({
      state: outcome.state,
      problem: outcome.problem.slice(0, 500),
      ...(outcome.due ? { due_at: outcome.due } : {}),
      ...(outcome.state === 'unknown' ? { checked_at: at } : {}),
    })
    .where('mail_id', '=', letter.id)
    .where('state', '=', 'sending')
    .execute()
}
