import { type RawBuilder, sql } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'

/** Which waiting deliveries: of contracts or commitments this person owns, of an outcome, of a contract. */
export interface QueueFilter {
  owner?: string
  outcome?: string
  contract?: string
}

/** A delivery that waits to be checked. */
export interface Waiting {
  id: string
  title: string
  quarter: Quarter
  quantity: Decimal
  unit: { one: string; many: string }
  state: 'reported' | 'evidenced'
  contract: string
  contractTitle: string
  supplierName: string
  outcome: string
  sentAt: Date
}

/** Where in the queue: the oldest come first. */
export interface QueuePlace {
  sentAt: Date
  id: string
}

function where(tx: Tx, filter: QueueFilter): RawBuilder<unknown> {
  const parts = [sql`d.authority_id = ${tx.authority}`, sql`d.state in ('reported', 'evidenced')`]
  if (filter.owner) parts.push(sql`coalesce(c.owner_id, k.owner_id) = ${filter.owner}`)
  if (filter.outcome) parts.push(sql`o.slug = ${filter.outcome}`)
  if (filter.contract) parts.push(sql`d.contract_id = ${filter.contract}`)
  return sql.join(parts, sql` and `)
}

const from = sql`delivery d
    join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
    join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id
    join outcome o on o.authority_id = d.authority_id and o.outcome_id = d.outcome_id`

/** Deliveries that wait, the oldest first, after a place in the queue. */
export async function deliveriesToVerify(
  tx: Tx,
  filter: QueueFilter,
  { after, limit = 50 }: { after?: QueuePlace; limit?: number } = {},
): Promise<Waiting[]> {
  const later = after ? sql`and (d.recorded_at, d.delivery_id) > (${after.sentAt}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<Omit<Waiting, 'quantity'> & { quantity: string }>`
    select d.delivery_id as id, c.title, d.quarter, d.quantity, jsonb_build_object('one', m.unit, 'many', m.units) as unit,
      d.state, d.contract_id as contract, k.title as "contractTitle", s.name as "supplierName", o.name as outcome,
      d.recorded_at as "sentAt"
    from ${from}
    join supplier s on s.authority_id = d.authority_id and s.supplier_id = d.supplier_id
    join measure m on m.authority_id = d.authority_id and m.measure_id = d.measure_id
    where ${where(tx, filter)} ${later}
    order by d.recorded_at, d.delivery_id limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...row, quantity: new Decimal(row.quantity) }))
}

/** Where a delivery stands among those that wait, and its neighbours; `number` is the place it has or would have. */
export interface PlaceInQueue {
  number: number
  total: number
  previous: string | null
  next: string | null
}

export async function placeInQueue(tx: Tx, filter: QueueFilter, at: QueuePlace): Promise<PlaceInQueue> {
  const { rows } = await sql<PlaceInQueue>`
    with waiting as (
      select d.recorded_at, d.delivery_id from ${from} where ${where(tx, filter)}
    )
    select (count(*) filter (where (recorded_at, delivery_id) < (${at.sentAt}, ${at.id}::uuid)))::int + 1 as number,
      count(*)::int as total,
      (select delivery_id from waiting where (recorded_at, delivery_id) < (${at.sentAt}, ${at.id}::uuid)
        order by recorded_at desc, delivery_id desc limit 1) as previous,
      (select delivery_id from waiting where (recorded_at, delivery_id) > (${at.sentAt}, ${at.id}::uuid)
        order by recorded_at, delivery_id limit 1) as next
    from waiting`.execute(tx)
  return rows[0]!
}

/** How many deliveries wait. */
export async function countToVerify(tx: Tx, filter: QueueFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${from} where ${where(tx, filter)}`.execute(tx)
  return rows[0]!.count
}
