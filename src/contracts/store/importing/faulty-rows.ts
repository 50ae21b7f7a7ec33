import type { Tx } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { faultsOf, type ImportFault } from '../import-faults.ts'
import type { ImportRecord } from '../imports.ts'
import { registerTable } from './register-batches.ts'

/** A row of a file to be mended, or a place in its notices, with what is wrong. */
export interface FaultyRow {
  place: string
  severity: string
  wrong: string
  /** The row's cells as they came; none for notices. */
  cells: string[]
}

/** All faults of an import, row by row in the file's order, each with the row as it came: to mend and bring in again. */
export async function* faultyRows(
  platform: Platform,
  tx: Tx,
  record: ImportRecord,
): AsyncGenerator<FaultyRow> {
  const byRow = new Map<number, ImportFault[]>()
  for await (const fault of allFaults(tx, record.id)) {
    if (fault.row === null) yield lineOf(fault.pointer ?? 'file', [fault], [])
    else byRow.set(fault.row, [...(byRow.get(fault.row) ?? []), fault])
  }
  if (byRow.size === 0 || !record.columns) return
  const table = await registerTable(() => platform.files.open(tx.authority, record.sha256), record.columns)
  for await (const rows of table.rows()) {
    for (const { row, cells } of rows) {
      const faults = byRow.get(row)
      if (faults) yield lineOf(String(row), faults, cells)
    }
  }
}

function lineOf(place: string, faults: readonly ImportFault[], cells: string[]): FaultyRow {
  const severity = faults.some(({ severity }) => severity === 'refused') ? 'not brought in' : 'warning'
  const wrong = faults.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join(' ')
  return { place, severity, wrong, cells }
}

async function* allFaults(tx: Tx, id: string): AsyncGenerator<ImportFault> {
  let after: number | undefined = -1
  while (after !== undefined) {
    const page: Awaited<ReturnType<typeof faultsOf>> = await faultsOf(tx, id, { after, limit: 1000 })
    yield* page.faults
    after = page.next
  }
}
