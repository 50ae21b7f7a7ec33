import { type RawBuilder, sql } from 'kysely'

/** The measure of a commitment, as far as reporting and checking need it. */
export interface MeasureOwed {
  code: string
  name: string
  unit: { one: string; many: string }
  definition: string
  counts: string[]
  countsNot: string[]
  evidence: string[]
}

/** The measure of a row that names one, looked up by itself: fewer tables for the planner to put in order. */
export function measureOfRow(row: string): RawBuilder<MeasureOwed> {
  return sql`(select jsonb_build_object('code', m.code, 'name', m.name,
      'unit', jsonb_build_object('one', m.unit, 'many', m.units), 'definition', m.definition,
      'counts', m.counts, 'countsNot', m.counts_not, 'evidence', m.evidence)
    from measure m where m.authority_id = ${sql.ref(`${row}.authority_id`)} and m.measure_id = ${sql.ref(`${row}.measure_id`)})`
}

/** What is planned by quarter for a commitment's row. */
export function targetsOfRow(row: string): RawBuilder<unknown> {
  return sql`coalesce((select jsonb_agg(jsonb_build_object('quarter', t.quarter, 'quantity', t.quantity::text))
    from commitment_target t where t.authority_id = ${sql.ref(`${row}.authority_id`)}
      and t.commitment_id = ${sql.ref(`${row}.commitment_id`)}), '[]')`
}
