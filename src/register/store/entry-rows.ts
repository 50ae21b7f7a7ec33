import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'
import type { RegisterEntry } from '../entry.ts'
import type { EntryStatus } from '../output.ts'

/** The public columns of an entry as they are read. */
export const entryColumns = sql`e.output_id as output, e.number, e.title, e.story, e.status, e.measure_code, e.measure_name,
  e.unit, e.units, e.quantity, e.outcome_slug, e.outcome_name, e.quarter, e.place_code, e.place_name, e.supplier_id,
  e.supplier_name, e.supplier_kind, e.contract_id, e.contract_title, e.commitment_id as commitment,
  e.verified_on as "verifiedOn", e.published_on as "publishedOn", e.withdrawn_on as "withdrawnOn"`

export interface EntryRow {
  output: string
  number: string
  title: string
  story: string
  status: EntryStatus
  measure_code: string
  measure_name: string
  unit: string
  units: string
  quantity: string
  outcome_slug: string
  outcome_name: string
  quarter: Quarter
  place_code: string | null
  place_name: string | null
  supplier_id: string
  supplier_name: string
  supplier_kind: string
  contract_id: string
  contract_title: string
  commitment: string
  verifiedOn: Day
  publishedOn: Day
  withdrawnOn: Day | null
}

export function entryFrom(row: EntryRow): RegisterEntry {
  const { output, number, title, story, status, quarter, commitment, verifiedOn, publishedOn, withdrawnOn } =
    row
  return {
    output,
    number,
    title,
    story,
    status,
    quarter,
    commitment,
    verifiedOn,
    publishedOn,
    withdrawnOn,
    quantity: new Decimal(row.quantity),
    measure: { code: row.measure_code, name: row.measure_name, unit: { one: row.unit, many: row.units } },
    outcome: { slug: row.outcome_slug, name: row.outcome_name },
    place: row.place_code === null ? null : { code: row.place_code, name: row.place_name ?? row.place_code },
    supplier: { id: row.supplier_id, name: row.supplier_name, kind: row.supplier_kind },
    contract: { id: row.contract_id, title: row.contract_title },
  }
}

/** The entries of these outputs as they stand, locked in the order of their keys. */
export async function lockEntries(tx: Tx, outputs: readonly string[]): Promise<RegisterEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from register_entry e
    where e.authority_id = ${tx.authority} and e.output_id = any(${outputs}::uuid[])
    order by e.output_id for update`.execute(tx)
  return rows.map(entryFrom)
}

/** Writes entries as they are now; the words that a search finds are worked out by PostgreSQL. */
export async function writeEntries(tx: Tx, entries: readonly RegisterEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = JSON.stringify(entries.map(columnsOf))
  await sql`
    insert into register_entry as e (authority_id, output_id, number, title, story, status, measure_code, measure_name, unit,
      units, quantity, quantity_thousandths, outcome_slug, outcome_name, quarter, place_code, place_name, supplier_id,
      supplier_name, supplier_kind, contract_id, contract_title, commitment_id, verified_on, published_on, withdrawn_on, words)
    select ${tx.authority}::uuid, r.output_id, r.number, r.title, r.story, r.status, r.measure_code, r.measure_name, r.unit, r.units,
      r.quantity, (r.quantity * 1000)::bigint, r.outcome_slug, r.outcome_name, r.quarter, r.place_code, r.place_name,
      r.supplier_id, r.supplier_name, r.supplier_kind, r.contract_id, r.contract_title, r.commitment_id, r.verified_on,
      r.published_on, r.withdrawn_on,
      setweight(to_tsvector('english', concat_ws(' ', r.number, r.title)), 'A')
        || setweight(to_tsvector('english', concat_ws(' ', r.measure_name, r.supplier_name, r.place_name)), 'B')
        || to_tsvector('english', concat_ws(' ', r.story, r.outcome_name, r.contract_title))
    from jsonb_to_recordset(${rows}::jsonb) as r (output_id uuid, number text, title text, story text, status text,
      measure_code text, measure_name text, unit text, units text, quantity numeric, outcome_slug text, outcome_name text,
      quarter text, place_code text, place_name text, supplier_id uuid, supplier_name text, supplier_kind text,
      contract_id uuid, contract_title text, commitment_id uuid, verified_on date, published_on date, withdrawn_on date)
    on conflict (authority_id, output_id) do update set
      title = excluded.title, story = excluded.story, status = excluded.status, measure_code = excluded.measure_code,
      measure_name = excluded.measure_name, unit = excluded.unit, units = excluded.units, quantity = excluded.quantity,
      quantity_thousandths = excluded.quantity_thousandths, outcome_slug = excluded.outcome_slug,
      outcome_name = excluded.outcome_name, quarter = excluded.quarter, place_code = excluded.place_code,
      place_name = excluded.place_name, supplier_id = excluded.supplier_id, supplier_name = excluded.supplier_name,
      supplier_kind = excluded.supplier_kind, contract_id = excluded.contract_id, contract_title = excluded.contract_title,
      commitment_id = excluded.commitment_id, verified_on = excluded.verified_on, withdrawn_on = excluded.withdrawn_on,
      words = excluded.words`.execute(tx)
}

function columnsOf(entry: RegisterEntry): Record<string, string | null> {
  return {
    output_id: entry.output,
    number: entry.number,
    title: entry.title,
    story: entry.story,
    status: entry.status,
    measure_code: entry.measure.code,
    measure_name: entry.measure.name,
    unit: entry.measure.unit.one,
    units: entry.measure.unit.many,
    quantity: entry.quantity.toFixed(),
    outcome_slug: entry.outcome.slug,
    outcome_name: entry.outcome.name,
    quarter: entry.quarter,
    place_code: entry.place?.code ?? null,
    place_name: entry.place?.name ?? null,
    supplier_id: entry.supplier.id,
    supplier_name: entry.supplier.name,
    supplier_kind: entry.supplier.kind,
    contract_id: entry.contract.id,
    contract_title: entry.contract.title,
    commitment_id: entry.commitment,
    verified_on: entry.verifiedOn,
    published_on: entry.publishedOn,
    withdrawn_on: entry.withdrawnOn,
  }
}
