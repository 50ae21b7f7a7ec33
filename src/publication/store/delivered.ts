import { sql } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import type { Tx } from '../../platform/tx.ts'
import { everything, type RegisterFilter } from '../../register/index.ts'
import { picked, totalsBy } from '../../register/store.ts'

/** What was delivered of one measure: the only thing whose quantities may be added up. */
export interface DeliveredOfMeasure {
  code: string
  name: string
  unit: { one: string; many: string }
  outputs: number
  quantity: Decimal
}

/** Published outputs of an outcome or a place by measure, from the register's totals; the most outputs first. */
export async function deliveredByMeasure(
  tx: Tx,
  filter: Partial<RegisterFilter>,
): Promise<DeliveredOfMeasure[]> {
  const totals = await totalsBy(tx, 'measure', { ...everything, ...filter })
  const rows = await tx
    .selectFrom('measure')
    .select(['code', 'name', 'unit', 'units'])
    .where('authority_id', '=', tx.authority)
    .execute()
  const measures = new Map(rows.map((row) => [row.code, row]))
  return totals
    .flatMap(({ value, outputs, quantity }) => {
      const measure = measures.get(value)
      if (!measure || !quantity) return []
      const { code, name, unit, units } = measure
      return [{ code, name, unit: { one: unit, many: units }, outputs, quantity }]
    })
    .toSorted((a, b) => b.outputs - a.outputs)
}

/** The same of one supplier, counted from its entries. */
export async function deliveredBySupplier(tx: Tx, supplier: string): Promise<DeliveredOfMeasure[]> {
  const { rows } = await sql<
    Omit<DeliveredOfMeasure, 'quantity' | 'unit'> & { one: string; many: string; sum: string }
  >`
    select e.measure_code as code, max(e.measure_name) as name, max(e.unit) as one, max(e.units) as many,
      count(*)::int as outputs, sum(e.quantity) as sum
    from register_entry e where ${picked(tx, { ...everything, supplier })}
    group by 1 order by count(*) desc, 1`.execute(tx)
  return rows.map(({ code, name, one, many, outputs, sum }) => ({
    code,
    name,
    unit: { one, many },
    outputs,
    quantity: new Decimal(sum),
  }))
}
