import { rowsOfText, type TableRow } from '../../../contracts/index.ts'
import type { ChosenColumns, FileSheet } from '../../../contracts/store.ts'
import { rowsUnder, type SheetTable, tableIn } from '../../tracker/table.ts'

/** A table found in a sheet, with the sheet's rows. */
export interface TableFound {
  table: SheetTable
  /** The first rows of the sheet, for looking at. */
  first: TableRow[]
  /** How many rows the sheet has, as far as that is known without reading it. */
  filled: number
  /** All of them, some at a time; the sheet can be gone through again. */
  rows: () => AsyncIterable<TableRow[]>
}

const looked = 120

/** The tables of commitments in a file, one for each sheet that has one. */
export async function tablesOf(sheets: readonly FileSheet[]): Promise<TableFound[]> {
  const found: TableFound[] = []
  for (const { name, open, delimiter, rows: filled } of sheets) {
    const rows = () => rowsOfText(open, delimiter)
    const first: TableRow[] = []
    for await (const some of rows()) {
      first.push(...some.slice(0, looked - first.length))
      if (first.length >= looked) break
    }
    const table = first.length > 0 ? tableIn(name, first) : undefined
    if (table) found.push({ table, first, filled: filled ?? first.length, rows })
  }
  return found
}

/** The tables of the sheets that a person wants read. */
export function wantedOf(tables: readonly TableFound[], { sheets }: ChosenColumns): TableFound[] {
  const leftOut = new Set(sheets?.filter(({ isLeftOut }) => isLeftOut).map(({ name }) => name))
  return tables.filter(({ table }) => !leftOut.has(table.sheet))
}

/** Every heading of the tables once, in the order they come. */
export function headingsOf(tables: readonly TableFound[]): string[] {
  return [...new Set(tables.flatMap(({ table }) => table.headings.filter((heading) => heading !== '')))]
}

/** A row of a table, each cell under its heading. */
export interface RowUnderHeadings {
  sheet: string
  row: number
  cells: string[]
}

/** Rows under a table's headings, each cell in the place of its heading among these. */
export function* underHeadings(
  table: SheetTable,
  rows: Iterable<TableRow>,
  headings: readonly string[],
): Generator<RowUnderHeadings> {
  const places = headings.map((heading) => table.headings.indexOf(heading))
  for (const { row, cells } of rowsUnder(table, rows)) {
    yield { sheet: table.sheet, row, cells: places.map((place) => (place < 0 ? '' : (cells[place] ?? ''))) }
  }
}
