import { stringify } from 'csv-stringify/sync'
import type { Tx } from '../../../platform/database.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, type Visit } from '../../../web/visit.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { seeImports } from '../../permissions.ts'
import { type CommitmentsImport, faultyRows, faultyWorkbook, type ImportRecord } from '../../store.ts'
import { importFound } from '../import-found.ts'

/** The rows with faults and what is wrong with each, as a CSV file to mend and bring in again. */
export function faultyRowsPage(needs: Pick<ContractsNeeds, 'commitmentsImport'>): Page {
  return definePage({
    path: pattern.importFaults(':import'),
    allow: seeImports,
    async get(visit) {
      const record = await importFound(visit)
      if (!record) return notFound()
      const name = `${record.fileName.replace(/\.[^.]*$/, '')}-faults.csv`
      const from = (tx: Tx) => linesOf(visit, tx, record, needs.commitmentsImport)
      return { kind: 'stream', type: 'text/csv; charset=utf-8', name, from }
    },
  })
}

/** The same of a tracker as a workbook with its sheets: what is mended there is sent again as it is. */
export function faultyWorkbookPage(needs: Pick<ContractsNeeds, 'commitmentsImport'>): Page {
  return definePage({
    path: pattern.importFaultsBook(':import'),
    allow: seeImports,
    async get(visit) {
      const record = await importFound(visit)
      if (!record?.columns || record.kind !== 'commitments') return notFound()
      const name = `${record.fileName.replace(/\.[^.]*$/, '')}-faults.xlsx`
      const from = (tx: Tx) => faultyWorkbook(visit.platform, tx, record, needs.commitmentsImport)
      return { kind: 'stream', type: workbookType, name, from }
    },
  })
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const together = 200

async function* linesOf(
  { platform }: Visit,
  tx: Tx,
  record: ImportRecord,
  commitments: CommitmentsImport,
): AsyncGenerator<string> {
  const headings = record.columns?.headings ?? []
  const own = record.format !== 'ocds' ? 'Row in the file' : 'Where'
  let lines: string[][] = [[...headings, own, 'What is wrong', 'So']]
  for await (const { place, wrong, severity, cells } of faultyRows(platform, tx, record, commitments)) {
    lines.push([...headings.map((_, index) => cells[index] ?? ''), place, wrong, severity])
    if (lines.length < together) continue
    yield csvOf(lines)
    lines = []
  }
  if (lines.length > 0) yield csvOf(lines)
}

/** Cells that a spreadsheet would take for a formula are kept as text. */
function csvOf(lines: readonly string[][]): string {
  return stringify(
    lines.map((line) => line.map((cell) => (/^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell))),
  )
}
