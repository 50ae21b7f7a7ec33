import { guessTracker } from '../../src/delivery/tracker/columns.ts'
import { readSheets } from '../../src/delivery/tracker/reading.ts'
import { rowsUnder, tableIn } from '../../src/delivery/tracker/table.ts'
import type { CommitmentTold, TrackerFault } from '../../src/delivery/tracker/told.ts'
import type { Cell, SheetMade } from './workbook.ts'

function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'object') return cell.error ? '' : String(cell.value ?? '')
  return String(cell)
}

async function* whole<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows
}

/** The sheets as they are read, with the columns as they are guessed. */
export async function readAll(sheets: readonly SheetMade[]) {
  const tables = sheets.flatMap(({ name, rows }) => {
    const numbered = rows
      .map((cells, at) => ({ row: at + 1, cells: cells.map(textOf) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
    const table = tableIn(name, numbered)
    return table ? [{ table, rows: numbered }] : []
  })
  const left: string[] = []
  const fields = new Map<string, string | null>()
  for (const { table, rows } of tables) {
    const under = [...rowsUnder(table, rows)].map(({ cells }) => cells)
    const guesses = guessTracker(table.headings, [{ headings: table.headings, rows: under }], undefined)
    for (const [at, heading] of table.headings.entries()) fields.set(heading, guesses[at]!.field)
    left.push(...table.headings.filter((_, at) => guesses[at]!.field === null))
  }
  const commitments: CommitmentTold[] = []
  const faults: TrackerFault[] = []
  const held = tables.map(({ table, rows }) => ({ table, rows: () => whole(rows) }))
  for await (const read of readSheets(held, (heading) => fields.get(heading) ?? null)) {
    commitments.push(...read.commitments)
    faults.push(...read.faults)
  }
  const said = faults.map(({ row, severity, message }) => `${row} ${severity}: ${message}`)
  return { tables: tables.map(({ table }) => table), commitments, faults: said, left }
}

/** A commitment in short: contract, promise, how much by when, and what was delivered in which quarter. */
export function short({ contract, title, quantity, unit, due, delivered }: CommitmentTold): string {
  const of = [contract.reference, contract.title, contract.supplier].filter(Boolean).join(' / ')
  const told = delivered.map(
    ({ quarter, reported, accepted }) =>
      `${quarter ?? 'to date'} ${reported?.toFixed() ?? '-'}/${accepted?.toFixed() ?? '-'}`,
  )
  return [of, title, `${quantity?.toFixed() ?? '?'} ${unit}`.trim(), due ?? 'no day', ...told].join(' | ')
}
