import { rowsOfText, type TableRow } from '../../../contracts/index.ts'
import type { ChosenColumns, FileSheet } from '../../../contracts/store.ts'
import { rowsUnder, type SheetTable, tableIn } from '../../tracker/table.ts'

/** A table found in a sheet, with the sheet's rows. */
export interface TableFound {
  table: SheetTable
  rows: TableRow[]
}

/** The tables of commitments in a file, one for each sheet that has one. */
export async function tablesOf(sheets: readonly FileSheet[]): Promise<TableFound[]> {
  const found: TableFound[] = []
  for (const { name, open } of sheets) {
    const rows: TableRow[] = []
    for await (const some of rowsOfText(open)) rows.push(...some)
    const table = rows.length > 0 ? tableIn(name, rows) : undefined
    if (table) found.push({ table, rows })
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

/** The rows under the tables' headings, each cell under its heading. */
export function* rowsUnderHeadings(
  tables: readonly TableFound[],
  headings: readonly string[],
): Generator<{ sheet: string; row: number; cells: string[] }> {
  for (const { table, rows } of tables) {
    const places = headings.map((heading) => table.headings.indexOf(heading))
    for (const { row, cells } of rowsUnder(table, rows)) {
      yield {
        sheet: table.sheet,
        row,
        cells: places.map((place) => (place < 0 ? '' : (cells[place] ?? ''))),
      }
    }
  }
}
