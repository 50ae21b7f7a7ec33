import type { Tx } from '../../platform/database.ts'

export const mailStates = {
  waiting: 'Waiting to be sent',
  sending: 'Being sent',
  sent: 'Sent',
  failed: 'Could not be sent',
  unknown: 'May have been sent',
  kept: 'Kept here, not sent',
} as const

export type MailState = keyof typeof mailStates

export function isMailState(text: string): text is MailState {
  return Object.hasOwn(mailStates, text)
}

/** A letter of the authority, and how it stands. */
export interface MailRecord {
  id: string
  to: string
  subject: string
  body: string
  state: MailState
  tries: number
  problem: string | null
  madeAt: Date
  dueAt: Date
  sentAt: Date | null
  /** When it arrived, where its carrier tells. */
  deliveredAt: Date | null
}

function letters(tx: Tx) {
  return tx
    .selectFrom('mail')
    .select(['mail_id as id', 'to_address as to', 'subject', 'body', 'state', 'tries', 'problem'])
    .select(['made_at as madeAt', 'due_at as dueAt', 'sent_at as sentAt', 'delivered_at as deliveredAt'])
    .where('authority_id', '=', tx.authority)
}

type MailRow = Awaited<ReturnType<ReturnType<typeof letters>['executeTakeFirstOrThrow']>>

function recordOf(row: MailRow): MailRecord {
  return { ...row, state: row.state as MailState }
}

const pageSize = 50

/** A page of the authority's letters, the newest first; ids begin with the moment they were made. */
export async function mailIn(
  tx: Tx,
  { state, after }: { state?: MailState; after?: string },
): Promise<{ letters: MailRecord[]; next?: string }> {
  let query = letters(tx)
    .orderBy('mail_id', 'desc')
    .limit(pageSize + 1)
  if (state) query = query.where('state', '=', state)
  if (after) query = query.where('mail_id', '<', after)
  const rows = await query.execute()
  const page = rows.slice(0, pageSize).map(recordOf)
  return rows.length > pageSize ? { letters: page, next: page.at(-1)!.id } : { letters: page }
}

export async function mailOf(tx: Tx, id: string): Promise<MailRecord | undefined> {
  const row = await letters(tx).where('mail_id', '=', id).executeTakeFirst()
  return row && recordOf(row)
}

/** Of a letter that is given to a carrier anew. */
const fresh = { problem: null, carrier_id: null, delivered_at: null, checked_at: null }

/** Puts every letter that failed back among those waiting; answers with how many. */
export async function sendFailedAgain(tx: Tx): Promise<number> {
  const found = await tx
    .updateTable('mail')
    .set({ state: 'waiting', tries: 0, due_at: tx.at, ...fresh })
    .where('authority_id', '=', tx.authority)
    .where('state', '=', 'failed')
    .returning('mail_id')
    .execute()
  if (found.length > 0) {
    tx.note({
      action: 'letters-sent-again',
      subject: 'authority',
      id: tx.authority,
      words: `Sent ${found.length === 1 ? 'one letter' : `${found.length} letters`} that had failed again.`,
    })
  }
  return found.length
}

/** Puts a letter that failed, or may have been sent, back among those waiting; false when it is in another state. */
export async function sendAgain(tx: Tx, id: string): Promise<boolean> {
  const found = await tx
    .updateTable('mail')
    .set({ state: 'waiting', tries: 0, due_at: tx.at, ...fresh })
    .where('authority_id', '=', tx.authority)
    .where('mail_id', '=', id)
    .where('state', 'in', ['failed', 'unknown', 'kept'])
    .returning('subject')
    .executeTakeFirst()
  if (!found) return false
  tx.note({
    action: 'letter-sent-again',
    subject: 'mail',
    id,
    words: `Sent the letter “${found.subject}” again.`,
  })
  return true
}
