import { sql } from 'kysely'
import type { Day } from '../../../language/day.ts'
import { dayIn } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import type { Quarter } from '../../../language/quarter.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type MissedTarget, missedTarget } from '../../recovery-plan.ts'
import { givenSum } from '../given.ts'
import { targetsOfRow } from '../promised-row.ts'

interface Row {
  id: string
  quantity: string
  due: Day
  targets: { quarter: Quarter; quantity: string }[]
  withdrawnOn: Day | null
  pausedFrom: Day | null
  pausedUntil: Day | null
  /** Reported until decided on, then accepted; by quarter. */
  given: { quarter: Quarter; quantity: string }[]
  /** Accepted in earlier records that nobody made a delivery of. */
  earlier: string
  /** Quarters whose return is in or late. */
  told: Quarter[]
}

/** The first and last of some days on which returns or commitments were due. */
export interface DaysDue {
  from: Day
  until: Day
}

/** The newest target that each of these commitments missed, of those days due alone; none for those that missed nothing. */
export async function missedBy(
  tx: Tx,
  commitments: readonly string[],
  within?: DaysDue,
): Promise<Map<string, MissedTarget>> {
  const today = dayIn(tx.at)
  const { rows } = await sql<Row>`
    select c.commitment_id as id, c.quantity, c.due, ${targetsOfRow('c')} as targets, c.withdrawn_on as "withdrawnOn",
      c.paused_from as "pausedFrom", c.paused_until as "pausedUntil",
      coalesce((select jsonb_agg(jsonb_build_object('quarter', g.quarter, 'quantity', g.quantity::text)) from (
        select d.quarter, ${givenSum} as quantity from public.delivery d
        where d.authority_id = c.authority_id and d.commitment_id = c.commitment_id group by d.quarter) g), '[]') as given,
      coalesce((select sum(coalesce(e.accepted, e.reported)) from earlier_delivery e
        where e.authority_id = c.authority_id and e.commitment_id = c.commitment_id and e.replaced_by is null
          and e.withdrawn_at is null and e.confirmed_by is null), 0) as earlier,
      array(select r.quarter from return r where r.authority_id = c.authority_id and r.contract_id = c.contract_id
        and r.supplier_id = c.supplier_id ${within ? sql`and r.due between ${within.from} and ${within.until}` : sql``}
        and (r.state in ('sent', 'nothing') or (r.state = 'awaited' and r.due < ${today}::date))) as told
    from commitment c
    where c.authority_id = ${tx.authority} and c.commitment_id = any(${[...commitments]}::uuid[])`.execute(tx)
  const missed = new Map<string, MissedTarget>()
  for (const row of rows) {
    const isOver = row.due < today
    if (within && isOver && (row.due < within.from || row.due > within.until)) continue
    const found = missedTarget(promisedBy(row), countedBy(row), { told: row.told, today })
    if (found) missed.set(row.id, found)
  }
  return missed
}

function promisedBy({ quantity, due, targets, withdrawnOn, pausedFrom, pausedUntil }: Row) {
  return {
    quantity: new Decimal(quantity),
    due,
    targets: byQuarter(targets),
    withdrawnOn,
    paused: pausedFrom && pausedUntil ? { from: pausedFrom, until: pausedUntil } : null,
  }
}

/** What earlier records tell stands in no quarter of this system: it counts with the first. */
function countedBy({ given, earlier }: Row): Map<Quarter, Decimal> {
  const counted = byQuarter(given)
  const first = [...counted.keys()].toSorted()[0] ?? ('0000-01Q1' as Quarter)
  return counted.set(first, (counted.get(first) ?? new Decimal(0)).plus(earlier))
}

function byQuarter(rows: readonly { quarter: Quarter; quantity: string }[]): Map<Quarter, Decimal> {
  return new Map(rows.map(({ quarter, quantity }) => [quarter, new Decimal(quantity)]))
}
