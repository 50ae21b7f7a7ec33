import { sql } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'
import type { DeliveryState } from '../delivery-state.ts'

/** Which deliveries; left out, all. `outcome` is a slug. */
export interface DeliveryFilter {
  outcome?: string
  state?: DeliveryState
  quarter?: Quarter
  contract?: string
  commitment?: string
  returnId?: string
}

/** One line of a list of deliveries. */
export interface DeliveryListed {
  id: string
  returnId: string
  contract: string
  contractTitle: string
  commitment: string
  title: string
  supplier: string
  supplierName: string
  measure: string
  unit: { one: string; many: string }
  outcome: string
  quarter: Quarter
  quantity: Decimal
  accepted: Decimal | null
  state: DeliveryState
  story: string
  recordedAt: Date
}

export interface DeliveryPlace {
  quarter: Quarter
  id: string
}

/** Deliveries, the newest period first, after a place in that order. The page is cut before anything is joined to it. */
export async function deliveriesIn(
  tx: Tx,
  filter: DeliveryFilter,
  { after, limit = 50 }: { after?: DeliveryPlace; limit?: number } = {},
): Promise<DeliveryListed[]> {
  const { rows } = await sql<Row>`
    select d.delivery_id as id, d.return_id as "returnId", d.contract_id as contract, k.title as "contractTitle",
      d.commitment_id as commitment, c.title, d.supplier_id as supplier, s.name as "supplierName", m.code as measure,
      m.unit as "unitOne", m.units as "unitMany", o.slug as outcome, d.quarter, d.quantity, d.accepted, d.state,
      d.story, d.recorded_at as "recordedAt"
    from (
      select * from delivery d where ${whereOf(tx, filter)}
      ${after ? sql`and (d.quarter, d.delivery_id) < (${after.quarter}, ${after.id}::uuid)` : sql``}
      order by d.quarter desc, d.delivery_id desc limit ${limit}
    ) d
    join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id
    join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
    join supplier s on s.authority_id = d.authority_id and s.supplier_id = d.supplier_id
    join measure m on m.authority_id = d.authority_id and m.measure_id = d.measure_id
    join outcome o on o.authority_id = d.authority_id and o.outcome_id = d.outcome_id
    order by d.quarter desc, d.delivery_id desc`.execute(tx)
  return rows.map(({ unitOne, unitMany, quantity, accepted, ...row }) => ({
    ...row,
    unit: { one: unitOne, many: unitMany },
    quantity: new Decimal(quantity),
    accepted: accepted === null ? null : new Decimal(accepted),
  }))
}

type Row = Omit<DeliveryListed, 'unit' | 'quantity' | 'accepted'> & {
  unitOne: string
  unitMany: string
  quantity: string
  accepted: string | null
}

function whereOf(tx: Tx, { outcome, state, quarter, contract, commitment, returnId }: DeliveryFilter) {
  const parts = [sql`d.authority_id = ${tx.authority}`]
  if (outcome) {
    parts.push(
      sql`d.outcome_id = (select o.outcome_id from outcome o where o.authority_id = ${tx.authority} and o.slug = ${outcome})`,
    )
  }
  if (state) parts.push(sql`d.state = ${state}`)
  if (quarter) parts.push(sql`d.quarter = ${quarter}`)
  if (contract) parts.push(sql`d.contract_id = ${contract}`)
  if (commitment) parts.push(sql`d.commitment_id = ${commitment}`)
  if (returnId) parts.push(sql`d.return_id = ${returnId}`)
  return sql.join(parts, sql` and `)
}

/** How many deliveries there are; with `exact: false` counting stops above 10,000. */
export async function countDeliveries(
  tx: Tx,
  filter: DeliveryFilter,
  { exact = false } = {},
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from delivery d where ${whereOf(tx, filter)} ${exact ? sql`` : sql`limit 10001`}
    ) as counted`.execute(tx)
  return rows[0]!.count
}
