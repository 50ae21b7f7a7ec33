import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { openDiffers } from './open.ts'
import { progressByRows, settleCommitments } from './roll-ups.ts'

/** Every roll-up that does not equal the rows it sums, in a sentence; empty when all do. */
export async function rollupsDiffer(tx: Tx): Promise<string[]> {
  const totals = progressByRows(tx, sql`true`)
  return [...(await progressDiffers(tx)), ...(await openDiffers(tx, totals)), ...(await dueDiffers(tx))]
}

async function progressDiffers(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ commitment: string; kept: string; counted: string }>`
    with now as (${progressByRows(tx, sql`true`)})
    select now.commitment_id as commitment,
      concat_ws(', ', p.reported, p.verified, p.waiting, p.earlier_reported, p.earlier_accepted, p.counted_due, p.counted_as) as kept,
      concat_ws(', ', now.reported, now.verified, now.waiting, now.earlier_reported, now.earlier_accepted, now.counted_due, now.counted_as) as counted
    from now
    left join commitment_progress p on p.authority_id = ${tx.authority} and p.commitment_id = now.commitment_id
    where p.commitment_id is null or p.reported <> now.reported or p.verified <> now.verified
      or p.waiting <> now.waiting or p.earlier_reported <> now.earlier_reported
      or p.earlier_accepted <> now.earlier_accepted or p.counted_outcome is distinct from now.counted_outcome
      or p.counted_due is distinct from now.counted_due or p.counted_as is distinct from now.counted_as
    order by 1 limit 100`.execute(tx)
  return rows.map(
    ({ commitment, kept, counted }) =>
      `The progress of commitment ${commitment} is kept as "${kept}" and its rows say "${counted}".`,
  )
}

async function dueDiffers(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ outcome: string; due: string; kept: string; counted: string }>`
    with now as (${progressByRows(tx, sql`true`)}),
    counted as (
      select counted_outcome as outcome_id, counted_due as due,
        (count(*) filter (where counted_as = 'in-full'))::int as in_full,
        (count(*) filter (where counted_as = 'by-earlier-records'))::int as by_earlier_records,
        (count(*) filter (where counted_as = 'in-part'))::int as in_part,
        (count(*) filter (where counted_as = 'not-met'))::int as not_met
      from now where counted_as is not null group by 1, 2
    ),
    kept as (select * from commitments_due where authority_id = ${tx.authority})
    select coalesce(k.outcome_id, c.outcome_id) as outcome, coalesce(k.due, c.due)::text as due,
      concat_ws(', ', k.in_full, k.by_earlier_records, k.in_part, k.not_met) as kept,
      concat_ws(', ', c.in_full, c.by_earlier_records, c.in_part, c.not_met) as counted
    from kept k full join counted c on c.outcome_id = k.outcome_id and c.due = k.due
    where coalesce(k.in_full, 0) <> coalesce(c.in_full, 0) or coalesce(k.in_part, 0) <> coalesce(c.in_part, 0)
      or coalesce(k.by_earlier_records, 0) <> coalesce(c.by_earlier_records, 0)
      or coalesce(k.not_met, 0) <> coalesce(c.not_met, 0)
    order by 1, 2 limit 100`.execute(tx)
  return rows.map(
    ({ outcome, due, kept, counted }) =>
      `The commitments of outcome ${outcome} due on ${due} are kept as "${kept}" and the rows count "${counted}".`,
  )
}

const batch = 2000

/** Works every roll-up out again from the rows. Tells how many commitments it went through. */
export async function rebuildRollups(tx: Tx): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  let done = 0
  for (;;) {
    const rows = await tx
      .selectFrom('commitment')
      .select('commitment_id')
      .where('authority_id', '=', tx.authority)
      .where('commitment_id', '>', after)
      .orderBy('commitment_id')
      .limit(batch)
      .execute()
    await settleCommitments(
      tx,
      rows.map(({ commitment_id }) => commitment_id),
    )
    done += rows.length
    if (rows.length < batch) break
    after = rows.at(-1)!.commitment_id
  }
  await recountDue(tx)
  return done
}

/** Sets the counts by outcome and day to what the commitments' own rows are counted as. */
async function recountDue(tx: Tx): Promise<void> {
  await sql`
    insert into commitments_due (authority_id, outcome_id, due, in_full, by_earlier_records, in_part, not_met)
    select authority_id, counted_outcome, counted_due,
      (count(*) filter (where counted_as = 'in-full'))::int,
      (count(*) filter (where counted_as = 'by-earlier-records'))::int,
      (count(*) filter (where counted_as = 'in-part'))::int,
      (count(*) filter (where counted_as = 'not-met'))::int
    from commitment_progress where authority_id = ${tx.authority} and counted_as is not null
    group by 1, 2, 3 order by 2, 3
    on conflict (authority_id, outcome_id, due) do update
      set in_full = excluded.in_full, by_earlier_records = excluded.by_earlier_records, in_part = excluded.in_part, not_met = excluded.not_met`.execute(
    tx,
  )
  await sql`
    update commitments_due k set in_full = 0, by_earlier_records = 0, in_part = 0, not_met = 0
    where k.authority_id = ${tx.authority} and not exists (
      select 1 from commitment_progress p
      where p.authority_id = k.authority_id and p.counted_outcome = k.outcome_id and p.counted_due = k.due
    )`.execute(tx)
}
