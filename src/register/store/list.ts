import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/tx.ts'
import type { RegisterEntry } from '../entry.ts'
import { anywhere, type Choice, type RegisterFilter, type RegisterSort } from '../filter.ts'
import type { PagePlace } from '../page-place.ts'
import { searchWords } from '../search-words.ts'
import { entryColumns, entryFrom, type EntryRow } from './entry-rows.ts'

/** A page of the register and where the next one begins. */
export interface RegisterPage {
  entries: RegisterEntry[]
  next: PagePlace | undefined
}

interface Paging {
  after?: PagePlace | undefined
  limit?: number
}

type Row = EntryRow & { thousandths: number }

const columnsRead = sql`${entryColumns}, e.quantity_thousandths as thousandths`

/** Entries that the filter picks, in the order asked for, after a place in that order. */
export async function registerIn(
  tx: Tx,
  filter: RegisterFilter,
  sort: RegisterSort = 'newest',
  { after, limit = 50 }: Paging = {},
): Promise<RegisterPage> {
  const asked = { filter, sort, after, limit }
  const rows = filter.words ? await searched(tx, asked) : await inOrder(tx, asked)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const next = last && { key: sort === 'most' ? String(last.thousandths) : last.quarter, id: last.output }
  return { entries: page.map(entryFrom), next }
}

interface Asked {
  filter: RegisterFilter
  sort: RegisterSort
  after: PagePlace | undefined
  limit: number
}

/** One more than the page holds, to know whether another follows. */
async function inOrder(tx: Tx, { filter, sort, after, limit }: Asked): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${columnsRead} from register_entry e
    where ${picked(tx, filter)} ${after ? sql`and ${afterPlace(sort, after)}` : sql``}
    order by ${orders[sort]} limit ${limit + 1}`.execute(tx)
  return rows
}

const firstWalk = 2000

/**
 * PostgreSQL can't tell how rare words are, and may walk the whole register in its order for one entry. So a short
 * walk is tried, which is enough for words that many entries have; for others all they find is gathered and sorted.
 */
async function searched(tx: Tx, asked: Asked): Promise<Row[]> {
  const { filter, sort, after, limit } = asked
  const place = after ? sql`and ${afterPlace(sort, after)}` : sql``
  const walked = await sql<Row>`
    select ${columnsRead} from (
      select * from register_entry e where ${picked(tx, { ...filter, words: '' })} ${place}
      order by ${orders[sort]} limit ${firstWalk}
    ) e where ${found(filter.words)} order by ${orders[sort]} limit ${limit + 1}`.execute(tx)
  if (walked.rows.length > limit) return walked.rows
  const { rows } = await sql<Row>`
    with found as materialized (
      select e.authority_id, e.output_id, e.quarter, e.quantity_thousandths from register_entry e
      where ${picked(tx, filter)} ${place}
    ), page as (
      select e.authority_id, e.output_id from found e order by ${orders[sort]} limit ${limit + 1}
    )
    select ${columnsRead}
    from page join register_entry e on e.authority_id = page.authority_id and e.output_id = page.output_id
    order by ${orders[sort]}`.execute(tx)
  return rows
}

/** What was published last and is not withdrawn, the newest first. */
export async function newestPublished(
  tx: Tx,
  filter: RegisterFilter,
  limit: number,
): Promise<RegisterEntry[]> {
  const { rows } = await sql<EntryRow>`
    with found as ${filter.words ? sql`materialized` : sql`not materialized`} (
      select e.authority_id, e.output_id from register_entry e where ${picked(tx, filter)}
    )
    select ${entryColumns} from found
    join register_entry e on e.authority_id = found.authority_id and e.output_id = found.output_id
    order by found.output_id desc limit ${limit}`.execute(tx)
  return rows.map(entryFrom)
}

export const orders: Record<RegisterSort, RawBuilder<unknown>> = {
  newest: sql`e.quarter desc, e.output_id desc`,
  oldest: sql`e.quarter, e.output_id`,
  most: sql`e.quantity_thousandths desc, e.output_id desc`,
}

function afterPlace(sort: RegisterSort, { key, id }: PagePlace): RawBuilder<unknown> {
  if (sort === 'most') return sql`(e.quantity_thousandths, e.output_id) < (${key}::bigint, ${id}::uuid)`
  if (sort === 'oldest') return sql`(e.quarter, e.output_id) > (${key}, ${id}::uuid)`
  return sql`(e.quarter, e.output_id) < (${key}, ${id}::uuid)`
}

/** The condition on entries `e` that a filter means. */
export function picked(tx: Tx, filter: RegisterFilter): RawBuilder<unknown> {
  const parts = [sql`e.authority_id = ${tx.authority}`]
  parts.push(filter.status.length > 0 ? anyOf('status', filter.status) : sql`e.status <> 'withdrawn'`)
  for (const choice of ['outcome', 'measure', 'supplierKind', 'place', 'year'] as const) {
    if (filter[choice].length > 0) parts.push(anyOf(choice, filter[choice]))
  }
  if (filter.quarter) parts.push(sql`e.quarter = ${filter.quarter}`)
  if (filter.supplier) parts.push(sql`e.supplier_id = ${filter.supplier}`)
  if (filter.contract) parts.push(sql`e.contract_id = ${filter.contract}`)
  if (filter.words) parts.push(found(filter.words))
  return sql.join(parts, sql` and `)
}

const columns: Record<Exclude<Choice, 'place' | 'year'>, RawBuilder<unknown>> = {
  outcome: sql`e.outcome_slug`,
  measure: sql`e.measure_code`,
  supplierKind: sql`e.supplier_kind`,
  status: sql`e.status`,
}

function anyOf(choice: Choice, values: readonly string[]): RawBuilder<unknown> {
  if (choice === 'year') {
    return either(values.map((year) => sql`(e.quarter >= ${`${year}Q1`} and e.quarter <= ${`${year}Q4`})`))
  }
  if (choice === 'place') {
    return either(
      values.map((place) => (place === anywhere ? sql`e.place_code is null` : sql`e.place_code = ${place}`)),
    )
  }
  return values.length === 1
    ? sql`${columns[choice]} = ${values[0]}`
    : sql`${columns[choice]} = any(${[...values]}::text[])`
}

function either(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`(${sql.join(conditions, sql` or `)})`
}

function found(typed: string): RawBuilder<unknown> {
  const { whole, begun } = searchWords(typed)
  const asTyped = sql`websearch_to_tsquery('english', ${whole})`
  if (!begun) return sql`e.words @@ ${asTyped}`
  const start = sql`to_tsquery('english', ${`${begun.start}:*`})`
  const longer = begun.before ? sql`(websearch_to_tsquery('english', ${begun.before}) && ${start})` : start
  return sql`e.words @@ (${asTyped} || ${longer})`
}

export const countedTo = 10_000

/** How many entries the filter picks, counted one by one; undefined for more than `countedTo` unless the count is to be exact. */
export async function countEntries(
  tx: Tx,
  filter: RegisterFilter,
  { exact = false } = {},
): Promise<number | undefined> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from register_entry e where ${picked(tx, filter)} ${exact ? sql`` : sql`limit ${countedTo + 1}`}
    ) as counted`.execute(tx)
  const { count } = rows[0]!
  return exact || count <= countedTo ? count : undefined
}
