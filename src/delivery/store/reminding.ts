import { sql } from 'kysely'
import { type Day, dayIn } from '../../language/day.ts'
import type { Quarter } from '../../language/quarter.ts'
import { makeLinks } from '../../parties/store.ts'
import { queueLetters } from '../../platform/mail.ts'
import type { Tx } from '../../platform/tx.ts'
import { reminderLetter } from '../reminder-letters.ts'
import { daysOfLink } from '../return.ts'
import { type ReminderStep, type Rhythm, stepsToday } from '../rhythm.ts'
import { bundleOfEach, bundlesToTell } from './bundles/bundling.ts'
import { tellBundles } from './bundles/telling.ts'
import { linkEndsFrom, type Telling } from './telling.ts'

/** A return that a supplier is reminded of. */
export interface ReturnToRemind {
  id: string
  contract: string
  contractTitle: string
  owner: string | null
  supplierName: string
  email: string
  quarter: Quarter
  due: Day
  step: string
  days: number
}

/**
 * The awaited returns that have come to a step which neither it nor a later one was taken of; none that the supplier was
 * asked for, or reminded of, today. Nobody is reminded of a contract that is
 * withdrawn or left alone, or where every commitment is withdrawn or paused.
 */
export async function returnsToRemind(
  tx: Tx,
  rhythm: Rhythm,
  { kind, after, limit }: { kind: ReminderStep['kind']; after: string | undefined; limit: number },
): Promise<ReturnToRemind[]> {
  const today = dayIn(tx.at)
  const steps = [...stepsToday(rhythm, today)].filter(([, step]) => step.kind === kind)
  if (steps.length === 0) return []
  const { rows } = await sql<ReturnToRemind>`
    select r.return_id as id, r.contract_id as contract, k.title as "contractTitle", k.owner_id as owner,
      s.name as "supplierName", r.asked_of as email, r.quarter, r.due, step.step, step.days
    from unnest(${steps.map(([due]) => due)}::date[], ${steps.map(([, { step }]) => step)}::text[],
      ${steps.map(([, { days }]) => days)}::int[]) as step (due, step, days)
    join return r on r.authority_id = ${tx.authority} and r.state = 'awaited' and r.due = step.due
    join contract k on k.authority_id = ${tx.authority} and k.contract_id = r.contract_id
    join supplier s on s.authority_id = ${tx.authority} and s.supplier_id = r.supplier_id
    where r.asked_of is not null and k.withdrawn_at is null ${after ? sql`and r.return_id > ${after}::uuid` : sql``}
      and (r.asked_at at time zone 'Europe/London')::date < ${today}::date
      and not exists (select from return_opt_out o where o.authority_id = ${tx.authority} and o.contract_id = r.contract_id
        and o.ended_at is null)
      and exists (select from commitment c where c.authority_id = ${tx.authority} and c.contract_id = r.contract_id
        and c.supplier_id = r.supplier_id and c.withdrawn_on is null
        and (c.paused_from is null or not ${today}::date between c.paused_from and c.paused_until))
      and not exists (select from return_reminder m
        where m.authority_id = ${tx.authority} and m.return_id = r.return_id and m.due = r.due
          and ((m.kind <> 'by-hand' and m.days >= step.days)
            or (m.recorded_at at time zone 'Europe/London')::date = ${today}::date))
    order by r.return_id limit ${limit}`.execute(tx)
  return rows
}

/** Keeps that these steps were taken; answers with those that nobody took before, and only those may be written of. */
export async function takeSteps(
  tx: Tx,
  returns: readonly ReturnToRemind[],
  kind: ReminderStep['kind'] | 'by-hand',
): Promise<ReturnToRemind[]> {
  if (returns.length === 0) return []
  const taken = await tx
    .insertInto('return_reminder')
    .values(
      returns.map(({ id, due, step, days }) => ({
        authority_id: tx.authority,
        return_id: id,
        due,
        step,
        kind,
        days,
        recorded_at: tx.at,
        recorded_by: tx.actor.id ?? null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('return_id')
    .execute()
  const ids = new Set(taken.map(({ return_id }) => return_id))
  return returns.filter(({ id }) => ids.has(id))
}

/** Writes the reminders of these returns, which were just taken, each with a link of its own; those of a bundle with one for all. */
export async function writeReminders(
  tx: Tx,
  telling: Telling,
  returns: readonly ReturnToRemind[],
  hours: { from: number; until: number } | undefined,
): Promise<void> {
  const bundled = await bundleOfEach(
    tx,
    returns.map(({ id }) => id),
  )
  const bundles = await bundlesToTell(tx, [...bundled.keys()])
  await tellBundles(tx, telling, bundles, { kind: 'reminds', hours })
  const alone = returns.filter(({ id }) => !bundled.has(id))
  const links = await makeLinks(
    tx,
    alone.map(({ id, email }) => ({ purpose: 'return', subject: id, email, days: daysOfLink })),
  )
  const today = dayIn(tx.at)
  const linkEnds = linkEndsFrom(tx.at)
  const letters = alone.map(({ id, email, contractTitle, quarter, due }, place) => ({
    to: email,
    ...reminderLetter(
      { authority: telling.authority, contractTitle, quarter },
      { due, today, link: telling.linkTo(links[place]!), linkEnds },
    ),
    about: { kind: 'return', id },
    ...(hours ? { hours } : {}),
  }))
  await queueLetters(tx, letters, { authority: tx.authority, at: tx.at, sending: telling.sending })
  for (const { id, supplierName, due } of returns) {
    const words = `Reminded ${supplierName} of the return due ${due}.`
    tx.note({ action: 'return-reminded', subject: 'return', id, words })
  }
}

/** The returns of one transaction: so many, after one that was looked at before. */
export interface Batch {
  rhythm: Rhythm
  limit: number
  after: string | undefined
}

/** Where the next batch begins; nothing when this one was not full. */
export function endOf(found: readonly { id: string }[], { limit }: Batch): string | undefined {
  return found.length < limit ? undefined : found.at(-1)?.id
}

/** Reminds of the next returns that have come to a step, a batch in one transaction; answers with where the next begins. */
export async function remindBatch(tx: Tx, telling: Telling, batch: Batch): Promise<string | undefined> {
  const { rhythm } = batch
  const found = await returnsToRemind(tx, rhythm, { kind: 'reminder', ...batch })
  const taken = await takeSteps(tx, found, 'reminder')
  await writeReminders(tx, telling, taken, { from: rhythm.fromHour, until: rhythm.untilHour })
  return endOf(found, batch)
}
