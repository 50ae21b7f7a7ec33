import { type RawBuilder, sql } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'

/** Which waiting deliveries: of contracts or commitments that these people or nobody looks after, of an outcome, of a contract. */
export interface QueueFilter {
  owners?: readonly string[]
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

type State = 'reported' | 'evidenced'

/** Waiting deliveries of one state: only a person's own need the contract and the commitment beside them. */
function waiting(tx: Tx, { owners, outcome, contract }: QueueFilter, state: State): RawBuilder<unknown> {
  const parts = [sql`d.authority_id = ${tx.authority}`, sql`d.state = ${state}`]
  if (outcome) {
    parts.push(
      sql`d.outcome_id = (select o.outcome_id from outcome o where o.authority_id = ${tx.authority} and o.slug = ${outcome})`,
    )
  }
  if (contract) parts.push(sql`d.contract_id = ${contract}`)
  if (owners) {
    const owner = sql`coalesce(c.owner_id, k.owner_id)`
    parts.push(sql`(${owner} = any(${[...owners]}::uuid[]) or ${owner} is null)`)
  }
  return sql`from delivery d ${owners ? beside : sql``} where ${sql.join(parts, sql` and `)}`
}

const beside = sql`
  join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
  join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id`

type Way = 'after' | 'before'

/** The next in one direction: each state is read from its end of the index, and the two are merged. */
function neighbours(tx: Tx, filter: QueueFilter, at: QueuePlace | undefined, way: Way, limit: number) {
  const order =
    way === 'after' ? sql`d.recorded_at, d.delivery_id` : sql`d.recorded_at desc, d.delivery_id desc`
  const sign = way === 'after' ? sql`>` : sql`<`
  const beyond = at ? sql`and (d.recorded_at, d.delivery_id) ${sign} (${at.sentAt}, ${at.id}::uuid)` : sql``
  const some = (state: State) =>
    sql`(select d.* ${waiting(tx, filter, state)} ${beyond} order by ${order} limit ${limit})`
  return sql`(select * from (${some('reported')} union all ${some('evidenced')}) d order by ${order} limit ${limit})`
}

/** Deliveries that wait, the oldest first, after a place in the queue. */
export async function deliveriesToVerify(
  tx: Tx,
  filter: QueueFilter,
  { after, limit = 50 }: { after?: QueuePlace; limit?: number } = {},
): Promise<Waiting[]> {
  const { rows } = await sql<Omit<Waiting, 'quantity'> & { quantity: string }>`
    select d.delivery_id as id, c.title, d.quarter, d.quantity, jsonb_build_object('one', m.unit, 'many', m.units) as unit,
      d.state, d.contract_id as contract, k.title as "contractTitle", s.name as "supplierName", o.name as outcome,
      d.recorded_at as "sentAt"
    from ${neighbours(tx, filter, after, 'after', limit)} d
    ${beside}
    join outcome o on o.authority_id = d.authority_id and o.outcome_id = d.outcome_id
    join supplier s on s.authority_id = d.authority_id and s.supplier_id = d.supplier_id
    join measure m on m.authority_id = d.authority_id and m.measure_id = d.measure_id
    order by d.recorded_at, d.delivery_id`.execute(tx)
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
  const before = sql`and (d.recorded_at, d.delivery_id) < (${at.sentAt}, ${at.id}::uuid)`
  const { rows } = await sql<PlaceInQueue>`
    select ${count(tx, filter, before)} + 1 as number, ${count(tx, filter)} as total,
      (select d.delivery_id from ${neighbours(tx, filter, at, 'before', 1)} d) as previous,
      (select d.delivery_id from ${neighbours(tx, filter, at, 'after', 1)} d) as next`.execute(tx)
  return rows[0]!
}

function count(tx: Tx, filter: QueueFilter, more: RawBuilder<unknown> = sql``): RawBuilder<number> {
  const some = (state: State) => sql`(select count(*) ${waiting(tx, filter, state)} ${more})`
  return sql`(${some('reported')} + ${some('evidenced')})::int`
}

/** How many deliveries wait. */
export async function countToVerify(tx: Tx, filter: QueueFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select ${count(tx, filter)} as count`.execute(tx)
  return rows[0]!.count
}
