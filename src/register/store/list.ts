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

/** Entries that the filter picks, in the order asked for, after a place in that order. */
export async function registerIn(
  tx: Tx,
  filter: RegisterFilter,
  sort: RegisterSort = 'newest',
  { after, limit = 50 }: { after?: PagePlace | undefined; limit?: number } = {},
): Promise<RegisterPage> {
  const { rows } = await sql<EntryRow & { thousandths: number }>`
    select ${entryColumns}, e.quantity_thousandths as thousandths from register_entry e
    where ${picked(tx, filter)} ${after ? sql`and ${afterPlace(sort, after)}` : sql``}
    order by ${orders[sort]} limit ${limit + 1}`.execute(tx)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const next = last && { key: sort === 'most' ? String(last.thousandths) : last.quarter, id: last.output }
  return { entries: page.map(entryFrom), next }
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
