import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { settleOpen } from './open.ts'

/**
 * Sets the roll-ups of these commitments to what their rows say, in the caller's transaction, whatever changed: the
 * commitment, its deliveries, its contract's disclosure. Each commitment's row is locked, in key order, before its
 * rows are summed: of two changes at once the later one sees the other's.
 */
export async function settleCommitments(tx: Tx, commitments: readonly string[]): Promise<void> {
  const ids = [...new Set(commitments)].sort()
  if (ids.length === 0) return
  await lockContractsOf(tx, ids)
  await sql`
    insert into commitment_progress (authority_id, commitment_id, reported, verified, waiting)
    select ${tx.authority}::uuid, id, 0, 0, 0 from unnest(${ids}::uuid[]) as id order by id
    on conflict do nothing`.execute(tx)
  await sql`
    select 1 from commitment_progress
    where authority_id = ${tx.authority} and commitment_id = any(${ids}::uuid[])
    order by commitment_id for update`.execute(tx)
  const changed = await recount(tx, ids)
  await settleOpen(tx, ids)
  await addToDue(tx, deltasOf(changed))
}

/** First of all the contracts, against a change of disclosure: whoever changes that holds the contract before its commitments. */
async function lockContractsOf(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    select 1 from contract where authority_id = ${tx.authority} and contract_id in (
      select contract_id from commitment where authority_id = ${tx.authority} and commitment_id = any(${ids}::uuid[])
    ) order by contract_id for share`.execute(tx)
}

interface Counted {
  was_outcome: string | null
  was_due: string | null
  was_as: string | null
  is_outcome: string | null
  is_due: string | null
  is_as: string | null
}

/** Writes what the rows say to each commitment_progress, and tells what each counted as before and counts as now. */
async function recount(tx: Tx, ids: readonly string[]): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with now as (${progressByRows(tx, sql`c.commitment_id = any(${ids}::uuid[])`)}),
    before as (
      select commitment_id, counted_outcome, counted_due, counted_as from commitment_progress
      where authority_id = ${tx.authority} and commitment_id = any(${ids}::uuid[])
    )
    update commitment_progress p
    set reported = now.reported, verified = now.verified, waiting = now.waiting,
      earlier_reported = now.earlier_reported, earlier_accepted = now.earlier_accepted,
      counted_outcome = now.counted_outcome, counted_due = now.counted_due, counted_as = now.counted_as
    from now join before on before.commitment_id = now.commitment_id
    where p.authority_id = ${tx.authority} and p.commitment_id = now.commitment_id
    returning before.counted_outcome as was_outcome, before.counted_due as was_due, before.counted_as as was_as,
      now.counted_outcome as is_outcome, now.counted_due as is_due, now.counted_as as is_as`.execute(tx)
  return rows
}

/**
 * What the rows say of each commitment. One of which nothing is owed yet, or that another
 * authority counts, is not counted among those due. Reported is what stands as reported: not what was not accepted, and of a
 * report accepted in part that was sent again, the later one. Verified is what was accepted. What the council's earlier
 * records say stands beside both, and of no quarter that something was reported for here: nothing is counted twice.
 */
export function progressByRows(tx: Tx, condition: ReturnType<typeof sql<unknown>>) {
  return sql`
    select c.commitment_id, d.reported, d.verified, d.waiting,
      e.reported as earlier_reported, e.accepted as earlier_accepted,
      case when shown.yes then c.outcome_id end as counted_outcome,
      case when shown.yes then c.due end as counted_due,
      case when not shown.yes then null
        when d.verified >= c.quantity then 'in-full'
        when d.verified + e.accepted >= c.quantity then 'by-earlier-records'
        when d.verified + e.accepted > 0 then 'in-part'
        else 'not-met' end as counted_as
    from commitment c
    join contract k on k.authority_id = c.authority_id and k.contract_id = c.contract_id
    cross join lateral (
      select c.withdrawn_on is null and c.quantity > 0 and c.counted_by is null and k.withdrawn_at is null and k.disclosure = 'published' as yes
    ) shown
    cross join lateral (
      select
        coalesce(sum(r.quantity) filter (
          where r.state in ('reported', 'evidenced')
            or (r.state in ('verified', 'partly-verified') and not exists (
              select 1 from delivery later
              where later.authority_id = c.authority_id and later.commitment_id = c.commitment_id
                and later.replaces = r.delivery_id and later.state in ('reported', 'evidenced')
            ))
        ), 0) as reported,
        coalesce(sum(r.accepted) filter (where r.state in ('verified', 'partly-verified')), 0) as verified,
        (count(*) filter (where r.state in ('reported', 'evidenced')))::int as waiting
      from delivery r
      where r.authority_id = c.authority_id and r.commitment_id = c.commitment_id
    ) d
    cross join lateral (
      select coalesce(sum(b.reported), 0) as reported, coalesce(sum(b.accepted), 0) as accepted
      from earlier_delivery b
      where b.authority_id = c.authority_id and b.commitment_id = c.commitment_id
        and b.replaced_by is null and b.withdrawn_at is null and b.confirmed_by is null
        and not exists (
          select 1 from delivery r
          where r.authority_id = c.authority_id and r.commitment_id = c.commitment_id and r.quarter = b.quarter
            and r.state not in ('not-accepted', 'replaced')
        )
    ) e
    where c.authority_id = ${tx.authority} and ${condition}`
}

interface Delta {
  outcome: string
  due: string
  inFull: number
  byEarlierRecords: number
  inPart: number
  notMet: number
}

function deltasOf(changed: readonly Counted[]): Delta[] {
  const deltas = new Map<string, Delta>()
  const add = (outcome: string | null, due: string | null, as: string | null, by: number) => {
    if (outcome === null || due === null) return
    const key = `${outcome} ${due}`
    const delta = deltas.get(key) ?? { outcome, due, inFull: 0, byEarlierRecords: 0, inPart: 0, notMet: 0 }
    if (as === 'in-full') delta.inFull += by
    if (as === 'by-earlier-records') delta.byEarlierRecords += by
    if (as === 'in-part') delta.inPart += by
    if (as === 'not-met') delta.notMet += by
    deltas.set(key, delta)
  }
  for (const row of changed) {
    add(row.was_outcome, row.was_due, row.was_as, -1)
    add(row.is_outcome, row.is_due, row.is_as, 1)
  }
  const real = [...deltas].filter(
    ([, { inFull, byEarlierRecords, inPart, notMet }]) =>
      inFull !== 0 || byEarlierRecords !== 0 || inPart !== 0 || notMet !== 0,
  )
  return real.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, delta]) => delta)
}

/** Rows are taken in key order, so that two transactions never wait for each other in a circle. */
async function addToDue(tx: Tx, deltas: readonly Delta[]): Promise<void> {
  if (deltas.length === 0) return
  const rows = deltas.map(({ outcome, due, inFull, byEarlierRecords, inPart, notMet }) => ({
    authority_id: tx.authority,
    outcome_id: outcome,
    due,
    in_full: inFull,
    by_earlier_records: byEarlierRecords,
    in_part: inPart,
    not_met: notMet,
  }))
  await tx
    .insertInto('commitments_due')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'outcome_id', 'due']).doUpdateSet((eb) => ({
        in_full: eb('commitments_due.in_full', '+', eb.ref('excluded.in_full')),
        by_earlier_records: eb(
          'commitments_due.by_earlier_records',
          '+',
          eb.ref('excluded.by_earlier_records'),
        ),
        in_part: eb('commitments_due.in_part', '+', eb.ref('excluded.in_part')),
        not_met: eb('commitments_due.not_met', '+', eb.ref('excluded.not_met')),
      })),
    )
    .execute()
}

/** For contracts: a commitment was recorded, changed or withdrawn. */
export async function afterCommitmentChange(tx: Tx, { after }: { after: { id: string } }): Promise<void> {
  await settleCommitments(tx, [after.id])
}

/** For contracts: a contract was published, held back or withdrawn. */
export async function afterContractChange(tx: Tx, contract: string): Promise<void> {
  const rows = await tx
    .selectFrom('commitment')
    .select('commitment_id')
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .execute()
  await settleCommitments(
    tx,
    rows.map(({ commitment_id }) => commitment_id),
  )
}

/** For delivery: something was reported, decided or replaced under these commitments. */
export async function afterDeliveryChange(tx: Tx, commitments: readonly string[]): Promise<void> {
  await settleCommitments(tx, commitments)
}
