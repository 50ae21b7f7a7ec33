import { type RawBuilder, sql } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'
import { type CheckRule, highFrom, type Risk, riskOf } from '../check.ts'
import type { Checking } from '../checking.ts'

/** By what the rules noticed and then by age, or by age alone. */
export type QueueOrder = 'risk' | 'age'

/** What a delivery waits for, besides a decision: the supplier's answer, somebody to read it, a second person. */
export const waitsFor = ['answer', 'reading', 'second-person'] as const
export type WaitsFor = (typeof waitsFor)[number]

/** Which waiting deliveries, in which order. */
export interface QueueFilter {
  /** Of contracts or commitments that these people or nobody looks after. */
  owners?: readonly string[]
  /** Of contracts or commitments that people of this team look after. */
  team?: string
  service?: string
  supplier?: string
  outcome?: string
  contract?: string
  risk?: Risk
  /** Above a limit of these, so that a second person confirms. */
  overLimit?: Pick<Checking, 'confirmFromPence' | 'confirmContractualOnly' | 'confirmTimesPlan'>
  /** Nothing was noticed, and it is drawn for a full check. */
  drawn?: boolean
  waitsFor?: WaitsFor
  order?: QueueOrder
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
  supplier: string
  supplierName: string
  outcome: string
  sentAt: Date
  /** What was noticed when it or its evidence came. */
  risk: Risk
  points: number
  noticed: CheckRule[]
  drawn: boolean
  waitsFor: WaitsFor | null
}

/** Where in the queue. The points matter in the order by risk. */
export interface QueuePlace {
  points?: number
  sentAt: Date
  id: string
}

const joined = sql`
  join delivery d on d.authority_id = w.authority_id and d.delivery_id = w.delivery_id
  join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
  join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id`

const proposed = sql`exists (select from verification_proposal v
  where v.authority_id = w.authority_id and v.delivery_id = w.delivery_id and v.state = 'open')`

/** `from … where …` of the deliveries w that wait; only what a filter asks for stands beside them. */
function waiting(tx: Tx, filter: QueueFilter): RawBuilder<unknown> {
  const parts = [sql`w.authority_id = ${tx.authority}`, ...ofItself(filter), ...ofWhatItIsAbout(tx, filter)]
  const isBeside = parts.length > 1 + ofItself(filter).length
  return sql`from delivery_waiting w ${isBeside ? joined : sql``} where ${sql.join(parts, sql` and `)}`
}

function ofItself({ risk, drawn, waitsFor: forWhat }: QueueFilter): RawBuilder<unknown>[] {
  return [
    ...(risk === 'high' ? [sql`w.calm <= ${100 - highFrom}`] : []),
    ...(risk === 'some' ? [sql`w.calm > ${100 - highFrom} and w.calm < 100`] : []),
    ...(risk === 'low' ? [sql`w.calm = 100`] : []),
    ...(drawn ? [sql`w.calm = 100 and w.drawn`] : []),
    ...(forWhat === 'answer' ? [sql`w.last_word = 'authority'`] : []),
    ...(forWhat === 'reading' ? [sql`w.last_word = 'supplier'`] : []),
    ...(forWhat === 'second-person' ? [proposed] : []),
  ]
}

function ofWhatItIsAbout(tx: Tx, filter: QueueFilter): RawBuilder<unknown>[] {
  const { owners, team, service, supplier, outcome, contract, overLimit } = filter
  const owner = sql`coalesce(c.owner_id, k.owner_id)`
  return [
    ...(owners ? [sql`(${owner} = any(${[...owners]}::uuid[]) or ${owner} is null)`] : []),
    ...(team
      ? [
          sql`${owner} in (select t.person_id from team_member t
            where t.authority_id = ${tx.authority} and t.team_id = ${team} and t.ends is null)`,
        ]
      : []),
    ...(service ? [sql`k.service = ${service}`] : []),
    ...(supplier ? [sql`d.supplier_id = ${supplier}`] : []),
    ...(outcome
      ? [
          sql`d.outcome_id = (select o.outcome_id from outcome o where o.authority_id = ${tx.authority} and o.slug = ${outcome})`,
        ]
      : []),
    ...(contract ? [sql`d.contract_id = ${contract}`] : []),
    ...(overLimit ? [isOver(overLimit)] : []),
  ]
}

function isOver({
  confirmFromPence,
  confirmContractualOnly,
  confirmTimesPlan,
}: NonNullable<QueueFilter['overLimit']>) {
  const counts = confirmContractualOnly ? sql`c.standing = 'contractual'` : sql`true`
  const limits = [
    ...(confirmFromPence === null ? [] : [sql`(k.value_pence >= ${confirmFromPence} and ${counts})`]),
    ...(confirmTimesPlan ? [sql`w.times_plan > ${confirmTimesPlan.toFixed()}::numeric`] : []),
  ]
  return limits.length > 0 ? sql`(${sql.join(limits, sql` or `)})` : sql`false`
}

type Way = 'after' | 'before'

function ordered({ order }: QueueFilter, way: Way): RawBuilder<unknown> {
  const columns = order === 'age' ? ['w.sent_at', 'w.delivery_id'] : ['w.calm', 'w.sent_at', 'w.delivery_id']
  return sql.join(columns.map((column) => (way === 'after' ? sql.ref(column) : sql`${sql.ref(column)} desc`)))
}

function beyond(filter: QueueFilter, at: QueuePlace | undefined, way: Way): RawBuilder<unknown> {
  if (!at) return sql``
  const sign = way === 'after' ? sql`>` : sql`<`
  if (filter.order === 'age')
    return sql`and (w.sent_at, w.delivery_id) ${sign} (${at.sentAt}::timestamptz, ${at.id}::uuid)`
  return sql`and (w.calm, w.sent_at, w.delivery_id) ${sign} (${100 - (at.points ?? 0)}::int, ${at.sentAt}::timestamptz, ${at.id}::uuid)`
}

/** The next in one direction, cut before anything is joined for showing. */
function neighbours(tx: Tx, filter: QueueFilter, at: QueuePlace | undefined, way: Way, limit: number) {
  return sql`(select w.* ${waiting(tx, filter)} ${beyond(filter, at, way)} order by ${ordered(filter, way)} limit ${limit})`
}

type Row = Omit<Waiting, 'quantity' | 'risk'> & { quantity: string }

/** Deliveries that wait, what most was noticed about first and of those the oldest, after a place in the queue. */
export async function deliveriesToVerify(
  tx: Tx,
  filter: QueueFilter,
  { after, limit = 50 }: { after?: QueuePlace; limit?: number } = {},
): Promise<Waiting[]> {
  const { rows } = await sql<Row>`
    select w.delivery_id as id, c.title, d.quarter, d.quantity, jsonb_build_object('one', m.unit, 'many', m.units) as unit,
      d.state, d.contract_id as contract, k.title as "contractTitle", d.supplier_id as supplier, s.name as "supplierName",
      o.name as outcome, w.sent_at as "sentAt", 100 - w.calm as points, w.noticed, w.drawn,
      case when ${proposed} then 'second-person' when w.last_word = 'authority' then 'answer'
        when w.last_word = 'supplier' then 'reading' end as "waitsFor"
    from ${neighbours(tx, filter, after, 'after', limit)} w
    ${joined}
    join outcome o on o.authority_id = d.authority_id and o.outcome_id = d.outcome_id
    join supplier s on s.authority_id = d.authority_id and s.supplier_id = d.supplier_id
    join measure m on m.authority_id = d.authority_id and m.measure_id = d.measure_id
    order by ${ordered(filter, 'after')}`.execute(tx)
  return rows.map((row) => ({ ...row, quantity: new Decimal(row.quantity), risk: riskOf(row.points) }))
}

/** Where a delivery stands among those that wait, and its neighbours; `number` is the place it has or would have. */
export interface PlaceInQueue {
  number: number
  total: number
  previous: string | null
  next: string | null
}

export async function placeInQueue(tx: Tx, filter: QueueFilter, at: QueuePlace): Promise<PlaceInQueue> {
  const one = (way: Way) => sql`(select w.delivery_id from ${neighbours(tx, filter, at, way, 1)} w)`
  const { rows } = await sql<PlaceInQueue>`
    select (n.before + 1)::int as number, n.total::int as total, ${one('before')} as previous, ${one('after')} as next
    from (select count(*) as total, count(*) filter (where true ${beyond(filter, at, 'before')}) as before ${waiting(tx, filter)}) n`.execute(
    tx,
  )
  return rows[0]!
}

/** Where a delivery that waits, or waited, stands: of one that is decided the points are not kept. */
export async function queuePlaceOf(tx: Tx, of: { id: string; recordedAt: Date }): Promise<QueuePlace> {
  const row = await tx
    .selectFrom('delivery_waiting')
    .select('calm')
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', of.id)
    .executeTakeFirst()
  return { id: of.id, sentAt: of.recordedAt, points: row ? 100 - row.calm : 0 }
}

/** How many deliveries wait. */
export async function countToVerify(tx: Tx, filter: QueueFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${waiting(tx, filter)}`.execute(
    tx,
  )
  return rows[0]!.count
}

/** Services and suppliers that something waits for, for choosing among them. */
export async function waitingFor(
  tx: Tx,
): Promise<{ services: string[]; suppliers: { id: string; name: string }[] }> {
  const { rows } = await sql<{ service: string | null; id: string; name: string }>`
    select distinct k.service, d.supplier_id as id, s.name collate "en-GB-x-icu" as name
    from (select * from delivery_waiting w where w.authority_id = ${tx.authority} order by w.calm, w.sent_at, w.delivery_id limit 1000) w
    join delivery d on d.authority_id = w.authority_id and d.delivery_id = w.delivery_id
    join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id
    join supplier s on s.authority_id = d.authority_id and s.supplier_id = d.supplier_id
    order by 3, 2`.execute(tx)
  const services = [...new Set(rows.flatMap(({ service }) => service ?? []))].sort()
  const suppliers = [...new Map(rows.map(({ id, name }) => [id, { id, name }])).values()]
  return { services, suppliers }
}
