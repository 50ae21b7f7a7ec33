import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { isId } from '../../language/identifier.ts'
import type { Tx } from '../../platform/database.ts'
import { type Condition, conditionsOf, type ContractFilter } from './contract-filter.ts'
import { type ContractRecord, type ContractRow, contractRecord, contracts } from './contract-row.ts'

export const contractOrders = ['title', 'ends', '-ends', 'value', '-value'] as const
export type ContractOrder = (typeof contractOrders)[number]

export interface ContractsAsked extends ContractFilter {
  today: Day
  order?: ContractOrder | undefined
  /** `next` of the page before. */
  after?: string | undefined
  limit?: number | undefined
}

const pageSize = 50
/** Filters are counted this far. */
export const countedTo = 10_000

/** A page of the contracts that stand; `next` when there are more. Those without a day or a sum come last. */
export async function contractsIn(
  tx: Tx,
  { order = 'title', after, limit = pageSize, ...filter }: ContractsAsked,
): Promise<{ contracts: ContractRecord[]; next?: string }> {
  const place = after === undefined ? undefined : placeIn(after, order)
  const wanted = limit + 1
  const [field, way] = order.startsWith('-') ? [order.slice(1), 'desc' as const] : [order, 'asc' as const]
  const { column, type } = orderColumns[field as keyof typeof orderColumns]
  const rows: ContractRow[] = []
  const read = async (condition: Condition) => {
    const query = contracts(tx).where(conditionsOf(tx, filter)).where(condition)
    const ordered = query.orderBy(sql`${column} ${sql.raw(way)}`).orderBy(sql`c.contract_id ${sql.raw(way)}`)
    rows.push(...(await ordered.limit(wanted - rows.length).execute()))
  }
  const sign = sql.raw(way === 'asc' ? '>' : '<')
  if (place?.value !== null) {
    const beyond = place
      ? sql<boolean>`(${column}, c.contract_id) ${sign} (${place.value}::${sql.raw(type)}, ${place.id}::uuid)`
      : sql<boolean>`true`
    await read(sql<boolean>`${column} is not null and ${beyond}`)
  }
  if (rows.length < wanted && field !== 'title') {
    const beyond =
      place?.value === null ? sql<boolean>`c.contract_id ${sign} ${place.id}::uuid` : sql<boolean>`true`
    await read(sql<boolean>`${column} is null and ${beyond}`)
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const found = page.map(contractRecord)
  return rows.length > limit && last
    ? { contracts: found, next: cursorOf(field, last) }
    : { contracts: found }
}

const orderColumns = {
  title: { column: sql.ref('c.title_key'), type: 'text' },
  ends: { column: sql.ref('c.ends'), type: 'date' },
  value: { column: sql.ref('c.value_pence'), type: 'bigint' },
} as const

interface Place {
  value: string | null
  id: string
}

function cursorOf(field: string, row: ContractRow): string {
  const values = { title: row.title_key, ends: row.ends, value: row.value_pence?.toString() ?? null }
  const value = values[field as keyof typeof values]
  return Buffer.from(JSON.stringify([value, row.contract_id])).toString('base64url')
}

const valueShapes: Record<keyof typeof orderColumns, RegExp> = {
  title: /^[^\0]*$/,
  ends: /^\d{4}-\d{2}-\d{2}$/,
  value: /^\d{1,15}$/,
}

/** Reads a cursor of a list in that order; undefined for a text that is none, which begins at the beginning. */
function placeIn(cursor: string, order: ContractOrder): Place | undefined {
  const [value, id] = partsOf(cursor)
  const shape = valueShapes[order.replace('-', '') as keyof typeof orderColumns]
  if (typeof id !== 'string' || !isId(id)) return undefined
  if (value === null) return order === 'title' ? undefined : { value, id }
  return typeof value === 'string' && shape.test(value) ? { value, id } : undefined
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}

/** Whether the text is a place in a list of that order. */
export function isPlaceIn(cursor: string, order: ContractOrder): boolean {
  return placeIn(cursor, order) !== undefined
}

/** How many contracts there are, counted to ten thousand and one unless it must be exact. */
export async function countContracts(
  tx: Tx,
  filter: ContractFilter & { today: Day },
  { exact = false }: { exact?: boolean } = {},
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from contract c where c.authority_id = ${tx.authority} and ${conditionsOf(tx, filter)}
      limit ${exact ? null : countedTo + 1}
    ) found`.execute(tx)
  return rows[0]!.count
}

/** The services that contracts are for, by name. Each is found by one step in the index, however many contracts it has. */
export async function servicesOf(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ service: string }>`
    with recursive step as (
      (select service from contract where authority_id = ${tx.authority} and withdrawn_at is null and service is not null
        order by service limit 1)
      union all
      select (select c.service from contract c where c.authority_id = ${tx.authority} and c.withdrawn_at is null
        and c.service is not null and c.service > step.service order by c.service limit 1)
      from step where step.service is not null
    )
    select service from step where service is not null
    order by service collate "en-GB-x-icu" limit 500`.execute(tx)
  return rows.map(({ service }) => service)
}
