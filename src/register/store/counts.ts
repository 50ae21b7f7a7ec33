import { type RawBuilder, sql } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import type { Tx } from '../../platform/tx.ts'
import { anywhere, type Choice, choices, everything, type RegisterFilter } from '../filter.ts'
import { dimensionsOf, type Grain, grainFor } from '../grain.ts'
import { entryStatuses } from '../output.ts'
import { countedTo, countEntries, picked } from './list.ts'

/** How many entries each value of each choice would leave, the other filters staying as they are. */
export type ValueCounts = Record<Choice, Map<string, number>>

/** How many entries the filter picks: from the roll-up where that can follow it, else counted to 10,000. */
export async function countOf(
  tx: Tx,
  filter: RegisterFilter,
  { exact = false } = {},
): Promise<number | undefined> {
  const dimensions = dimensionsOf(filter)
  if (!dimensions) return countEntries(tx, filter, { exact })
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(t.outputs), 0)::int as count from register_total t
    where ${totalsPicked(tx, filter, grainFor(dimensions))}`.execute(tx)
  return rows[0]!.count
}

/** How many entries there are: in all, and beside each filter; undefined where there are more than can be counted quickly. */
export interface RegisterCounts {
  total: number | undefined
  values: ValueCounts | undefined
}

export async function countsOf(tx: Tx, filter: RegisterFilter): Promise<RegisterCounts> {
  if (!dimensionsOf(filter)) return countsFromEntries(tx, filter)
  return countsFromTotals(tx, filter)
}

interface CountRow {
  choice: Choice
  value: string
  count: number
}

/** One question for all: the total, and a count for each value of each choice. */
async function countsFromTotals(tx: Tx, filter: RegisterFilter): Promise<RegisterCounts> {
  const parts = choices.map((choice) => {
    const others = without(filter, choice)
    const grain = grainFor([...dimensionsOf(others)!, choice])
    return sql`
      select ${choice}::text as choice, ${totalColumn(choice, grain)} as value, sum(t.outputs)::int as count
      from register_total t where ${totalsPicked(tx, others, grain)} group by 2`
  })
  const all = sql`
    select 'all' as choice, '' as value, coalesce(sum(t.outputs), 0)::int as count
    from register_total t where ${totalsPicked(tx, filter, grainFor(dimensionsOf(filter)!))}`
  const { rows } = await sql<CountRow | AllRow>`${sql.join([all, ...parts], sql` union all `)}`.execute(tx)
  const values = rows.filter((row): row is CountRow => row.choice !== 'all')
  return { total: rows.find(({ choice }) => choice === 'all')!.count, values: valueCounts(values) }
}

interface AllRow extends Omit<CountRow, 'choice'> {
  choice: 'all'
}

/** The filter that counts a choice's values: its own choice lifted, its quarter with the year's. */
function without(filter: RegisterFilter, choice: Choice): RegisterFilter {
  return { ...filter, [choice]: [], ...(choice === 'year' ? { quarter: undefined } : {}) }
}

function totalColumn(choice: Choice, grain: Grain): RawBuilder<unknown> {
  if (choice === 'year') return grain === 'place' ? sql`t.quarter` : sql`left(t.quarter, 7)`
  if (choice === 'place') return sql`case t.place_code when '' then ${anywhere} else t.place_code end`
  return totalColumns[choice]
}

const totalColumns: Record<Exclude<Choice, 'place' | 'year'>, RawBuilder<unknown>> = {
  outcome: sql`t.outcome_slug`,
  measure: sql`t.measure_code`,
  supplierKind: sql`t.supplier_kind`,
  status: sql`t.status`,
}

/** The condition on rows `t` of one grain of the roll-up that a filter means. */
export function totalsPicked(tx: Tx, filter: RegisterFilter, grain: Grain): RawBuilder<unknown> {
  const parts = [sql`t.authority_id = ${tx.authority}`, sql`t.grain = ${grain}`, sql`t.outputs > 0`]
  for (const choice of choices) {
    const values = filter[choice]
    if (values.length === 0) continue
    if (choice === 'place') {
      parts.push(sql`t.place_code = any(${values.map((place) => (place === anywhere ? '' : place))}::text[])`)
    } else if (choice === 'year') {
      parts.push(sql`${totalColumn('year', grain)} = any(${[...values]}::text[])`)
    } else {
      parts.push(sql`${totalColumns[choice]} = any(${[...values]}::text[])`)
    }
  }
  if (filter.quarter) parts.push(sql`t.quarter = ${filter.quarter}`)
  return sql.join(parts, sql` and `)
}

/** Counts one by one what words, a supplier or a contract pick; the choices are then applied to those. */
async function countsFromEntries(tx: Tx, filter: RegisterFilter): Promise<RegisterCounts> {
  const { words, supplier, contract } = filter
  const status = filter.status.includes('withdrawn') ? entryStatuses : []
  const widest = { ...everything, words, supplier, contract, status }
  const { rows } = await sql<Counted>`
    select outcome_slug as outcome, measure_code as measure, coalesce(place_code, ${anywhere}) as place,
      supplier_kind as "supplierKind", status, left(quarter, 7) as year, quarter, count(*)::int as count
    from (select * from register_entry e where ${picked(tx, widest)} limit ${countedTo + 1}) e
    group by 1, 2, 3, 4, 5, 6, 7`.execute(tx)
  if (sumOf(rows) > countedTo) return { total: await countEntries(tx, filter), values: undefined }
  const values = choices.flatMap((choice) =>
    rows
      .filter((row) => picks(without(filter, choice), row))
      .map((row) => ({ choice, value: row[choice], count: row.count })),
  )
  return { total: sumOf(rows.filter((row) => picks(filter, row))), values: valueCounts(values) }
}

type Counted = Record<Choice, string> & { quarter: string; count: number }

function sumOf(rows: readonly Counted[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0)
}

function picks(filter: RegisterFilter, row: Counted): boolean {
  const fits = choices.every((choice) => filter[choice].length === 0 || filter[choice].includes(row[choice]))
  return fits && (filter.quarter === undefined || filter.quarter === row.quarter)
}

function valueCounts(rows: readonly CountRow[]): ValueCounts {
  const counts = Object.fromEntries(choices.map((choice) => [choice, new Map()])) as ValueCounts
  for (const { choice, value, count } of rows) {
    counts[choice].set(value, (counts[choice].get(value) ?? 0) + count)
  }
  return counts
}

/** What a total can be told by. */
export const totalledBy = [
  'outcome',
  'measure',
  'quarter',
  'status',
  'place',
  'supplierKind',
  'year',
] as const
export type TotalledBy = (typeof totalledBy)[number]

/** Published outputs of one value; `quantity` only where all of it is of one measure. */
export interface RegisterTotal {
  value: string
  outputs: number
  verified: number
  partlyVerified: number
  quantity: Decimal | undefined
}

/** The outputs a filter picks, counted by one column, from the roll-up. Filters by words, supplier or contract are not for totals. */
export async function totalsBy(
  tx: Tx,
  by: TotalledBy,
  filter: RegisterFilter = everything,
): Promise<RegisterTotal[]> {
  const dimensions = dimensionsOf(filter) ?? []
  const isOneMeasure = by === 'measure' || filter.measure.length === 1
  const grain = grainFor([...dimensions, by, ...(isOneMeasure ? (['measure'] as const) : [])])
  const column = by === 'quarter' ? sql`t.quarter` : totalColumn(by, grain)
  const { rows } = await sql<{ value: string; outputs: number; verified: number; quantity: string }>`
    select ${column} as value, sum(t.outputs)::int as outputs, sum(t.quantity) as quantity,
      coalesce(sum(t.outputs) filter (where t.status = 'verified'), 0)::int as verified
    from register_total t where ${totalsPicked(tx, filter, grain)} group by 1 order by 1`.execute(tx)
  return rows.map(({ value, outputs, verified, quantity }) => ({
    value,
    outputs,
    verified,
    partlyVerified: outputs - verified,
    quantity: isOneMeasure ? new Decimal(quantity) : undefined,
  }))
}
