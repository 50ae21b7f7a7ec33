import { sql } from 'kysely'
import { dayIn } from '../../language/day.ts'
import type { Tx } from '../../platform/tx.ts'
import { type ReturnToRemind, takeSteps, writeReminders } from './reminding.ts'
import type { Telling } from './telling.ts'

/** The most returns that may be reminded of in one go. */
export const mostToRemind = 500

export interface RemindedNow {
  reminded: string[]
  /** Not awaited any more, without an address, or reminded of by hand today already. */
  left: string[]
}

/** Reminds of these returns now, because a person wants it: once a day for each. */
export async function remindNow(tx: Tx, telling: Telling, ids: readonly string[]): Promise<RemindedNow> {
  const wanted = [...new Set(ids)].slice(0, mostToRemind)
  const today = dayIn(tx.at)
  const { rows } = await sql<Omit<ReturnToRemind, 'step' | 'days'>>`
    select r.return_id as id, r.contract_id as contract, k.title as "contractTitle", k.owner_id as owner,
      s.name as "supplierName", r.asked_of as email, r.quarter, r.due
    from return r
    join contract k on k.authority_id = ${tx.authority} and k.contract_id = r.contract_id
    join supplier s on s.authority_id = ${tx.authority} and s.supplier_id = r.supplier_id
    where r.authority_id = ${tx.authority} and r.return_id = any(${wanted}::uuid[]) and r.state = 'awaited'
      and r.asked_of is not null and k.withdrawn_at is null
    order by r.return_id for update of r`.execute(tx)
  const step = `by hand ${today}`
  const taken = await takeSteps(
    tx,
    rows.map((row) => ({ ...row, step, days: 0 })),
    'by-hand',
  )
  await writeReminders(tx, telling, taken, undefined)
  const reminded = taken.map(({ id }) => id)
  return { reminded, left: wanted.filter((id) => !reminded.includes(id)) }
}

/** A reminder of a return, as its page tells it. */
export interface ReminderSent {
  kind: 'reminder' | 'escalation' | 'by-hand'
  at: Date
}

/** What was written about a return since it was asked for, the newest first. */
export async function remindersOf(tx: Tx, returnId: string): Promise<ReminderSent[]> {
  const rows = await tx
    .selectFrom('return_reminder')
    .select(['kind', 'recorded_at as at'])
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', returnId)
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows as ReminderSent[]
}
