import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/** What is wrong with, or was noticed in, one row or one place of a file. */
export interface ImportFault {
  /** The row as a spreadsheet numbers it. */
  row: number | null
  /** The place in a package of notices. */
  pointer: string | null
  /** The heading or field it is about. */
  field: string | null
  severity: 'refused' | 'warning'
  message: string
}

/** Adds faults after those that are there, numbered from `first`. */
export async function addFaults(
  tx: Tx,
  importId: string,
  first: number,
  faults: readonly ImportFault[],
): Promise<void> {
  if (faults.length === 0) return
  const rows = faults.map((fault, place) => ({ number: first + place, ...fault }))
  await sql`
    insert into import_fault (authority_id, import_id, number, row_number, pointer, field, severity, message)
    select ${tx.authority}::uuid, ${importId}::uuid, number, row, pointer, field, severity, message
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as g(number int, row int, pointer text, field text, severity text, message text)`.execute(tx)
}

/** Forgets what an earlier try found. */
export async function clearFaults(tx: Tx, importId: string): Promise<void> {
  await tx
    .deleteFrom('import_fault')
    .where('authority_id', '=', tx.authority)
    .where('import_id', '=', importId)
    .execute()
}

/** A page of an import's faults, in the file's order. */
export async function faultsOf(
  tx: Tx,
  importId: string,
  {
    severity,
    after = -1,
    limit = 100,
  }: { severity?: ImportFault['severity']; after?: number; limit?: number } = {},
): Promise<{ faults: ImportFault[]; next?: number }> {
  let query = tx
    .selectFrom('import_fault')
    .select(['number', 'row_number as row', 'pointer', 'field', 'severity', 'message'])
    .where('authority_id', '=', tx.authority)
    .where('import_id', '=', importId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit + 1)
  if (severity) query = query.where('severity', '=', severity)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  const faults = page.map(({ number: _, severity, ...fault }) => ({
    ...fault,
    severity: severity as ImportFault['severity'],
  }))
  const last = page.at(-1)
  return rows.length > limit && last ? { faults, next: last.number } : { faults }
}
