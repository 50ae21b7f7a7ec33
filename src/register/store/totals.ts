import { sql } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import type { Tx } from '../../platform/tx.ts'
import type { RegisterEntry } from '../entry.ts'
import { yearOf } from '../filter.ts'
import { type Grain, grains } from '../grain.ts'

/** What one row of the roll-up is changed by. */
export interface TotalChange {
  grain: Grain
  outcome_slug: string
  measure_code: string
  place_code: string
  supplier_kind: string
  status: string
  quarter: string
  outputs: number
  quantity: Decimal
}

/** The rows of the roll-up an entry stands in: one of each grain, none when it is withdrawn. Units are added only inside one measure. */
export function rowsOf(entry: RegisterEntry): TotalChange[] {
  if (entry.status === 'withdrawn') return []
  const { outcome, measure, place, supplier, status, quarter, quantity } = entry
  const shared = { outcome_slug: outcome.slug, status, outputs: 1 }
  const byMeasure = { measure_code: measure.code, quarter, quantity }
  const byPlace = { place_code: place?.code ?? '', supplier_kind: supplier.kind }
  return [
    { ...shared, ...byMeasure, grain: 'measure', place_code: '', supplier_kind: '' },
    {
      ...shared,
      ...byPlace,
      grain: 'place',
      measure_code: '',
      quarter: yearOf(quarter),
      quantity: new Decimal(0),
    },
    { ...shared, ...byMeasure, ...byPlace, grain: 'all' },
  ]
}

/** What changes when entries become others, summed by row, in the order of the rows' keys. */
export function changesOf(before: readonly RegisterEntry[], after: readonly RegisterEntry[]): TotalChange[] {
  const sums = new Map<string, TotalChange>()
  const add = (row: TotalChange, by: 1 | -1) => {
    const key = keyOf(row)
    const sum = sums.get(key) ?? { ...row, outputs: 0, quantity: new Decimal(0) }
    sum.outputs += by * row.outputs
    sum.quantity = sum.quantity.plus(row.quantity.times(by))
    sums.set(key, sum)
  }
  for (const entry of before) for (const row of rowsOf(entry)) add(row, -1)
  for (const entry of after) for (const row of rowsOf(entry)) add(row, 1)
  return [...sums]
    .filter(([, { outputs, quantity }]) => outputs !== 0 || !quantity.eq(0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change)
}

function keyOf(row: TotalChange): string {
  const { outcome_slug, measure_code, place_code, supplier_kind, status, quarter } = row
  return [
    grains.indexOf(row.grain),
    outcome_slug,
    measure_code,
    place_code,
    supplier_kind,
    status,
    quarter,
  ].join('\t')
}

/** Adds the changes to the roll-up; rows are taken in one order, so that two transactions never wait in a circle. */
export async function addToTotals(tx: Tx, changes: readonly TotalChange[]): Promise<void> {
  if (changes.length === 0) return
  const rows = JSON.stringify(changes.map((change) => ({ ...change, quantity: change.quantity.toFixed() })))
  await sql`
    insert into register_total as t (authority_id, grain, outcome_slug, measure_code, place_code, supplier_kind, status,
      quarter, outputs, quantity)
    select ${tx.authority}::uuid, r.* from jsonb_to_recordset(${rows}::jsonb) as r (grain text, outcome_slug text,
      measure_code text, place_code text, supplier_kind text, status text, quarter text, outputs int, quantity numeric)
    on conflict (authority_id, grain, outcome_slug, measure_code, place_code, supplier_kind, status, quarter) do update
      set outputs = t.outputs + excluded.outputs, quantity = t.quantity + excluded.quantity`.execute(tx)
}
