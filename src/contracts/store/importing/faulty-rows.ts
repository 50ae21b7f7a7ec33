import type { Tx } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { faultsOf, type ImportFault } from '../import-faults.ts'
import type { ImportRecord } from '../imports.ts'
import { workbookOfText } from '../../../platform/workbook.ts'
import type { CommitmentsImport, MendableSheet } from './commitments-import.ts'
import { sheetsImportOf } from './sheets-import.ts'
import { registerAmong, withSheetsOf } from './file-sheets.ts'

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
  commitments: CommitmentsImport,
): AsyncGenerator<FaultyRow> {
  const byRow = new Map<string, ImportFault[]>()
  for await (const fault of allFaults(tx, record.id)) {
    if (fault.row === null) yield lineOf(fault.pointer ?? 'file', [fault], [])
    else byRow.set(placeOf(fault), [...(byRow.get(placeOf(fault)) ?? []), fault])
  }
  if (byRow.size === 0 || !record.columns) return
  for (const { place, cells } of await rowsAt(platform, tx, record, commitments, byRow)) {
    yield lineOf(place, byRow.get(place)!, cells)
  }
}

/** The same as sheets of text, each under its name: to mend in place and send again as a workbook. */
export async function* faultyWorkbook(
  platform: Platform,
  tx: Tx,
  record: ImportRecord,
  commitments: CommitmentsImport,
): AsyncGenerator<Uint8Array> {
  const byRow = new Map<string, ImportFault[]>()
  for await (const fault of allFaults(tx, record.id))
    if (fault.row !== null) byRow.set(placeOf(fault), [...(byRow.get(placeOf(fault)) ?? []), fault])
  const pieces: Uint8Array[] = []
  await withSheetsOf(platform, tx.authority, record, async (sheets) => {
    const found = (await commitments.mendable?.(sheets, record.columns!)) ?? []
    const faulty = found.filter(({ name }) =>
      [...byRow.values()].some(([fault]) => (fault!.pointer ?? '') === name),
    )
    const written = faulty.map((sheet) => ({ name: sheet.name || 'Rows', rows: linesToMend(sheet, byRow) }))
    for await (const piece of workbookOfText(written)) pieces.push(piece)
  })
  yield* pieces
}

async function* linesToMend(
  { name, above, headings, rows }: MendableSheet,
  byRow: ReadonlyMap<string, ImportFault[]>,
): AsyncGenerator<string[]> {
  if (above) yield [above]
  yield [...headings, 'Row in the file', 'What is wrong', 'So']
  for await (const { row, cells } of rows()) {
    const faults = byRow.get(placeOf({ row, pointer: name || null }))
    if (!faults) continue
    const { place, wrong, severity } = lineOf(String(row), faults, [])
    yield [...headings.map((_, at) => cells[at] ?? ''), place, wrong, severity]
  }
}

function placeOf({ row, pointer }: Pick<ImportFault, 'row' | 'pointer'>): string {
  return pointer ? `${pointer}, row ${row}` : String(row)
}

/** The rows with faults, as they came. */
async function rowsAt(
  platform: Platform,
  tx: Tx,
  record: ImportRecord,
  commitments: CommitmentsImport,
  wanted: ReadonlyMap<string, unknown>,
): Promise<{ place: string; cells: string[] }[]> {
  const columns = record.columns!
  const found: { place: string; cells: string[] }[] = []
  const take = (row: number, sheet: string, cells: string[]) => {
    const place = placeOf({ row, pointer: sheet || null })
    if (wanted.has(place)) found.push({ place, cells })
  }
  await withSheetsOf(platform, tx.authority, record, async (sheets) => {
    const way = sheetsImportOf(record.kind, commitments)
    if (way) {
      for await (const { sheet, row, cells } of way.rows(sheets, columns)) take(row, sheet, cells)
      return
    }
    const table = await registerAmong(sheets, columns.headingRow, columns.headings)
    for await (const rows of table.rows()) for (const { row, cells } of rows) take(row, '', cells)
  })
  return found
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
