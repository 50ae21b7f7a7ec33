import { type CsvError, Parser } from 'csv-parse'
import { tidyCell } from './cell.ts'
import { type Delimiter, isDelimiterLine, parsing } from './delimiter.ts'
import { longestCell, mostColumns, TableFault } from './table-fault.ts'

/** A row as a spreadsheet shows it: its number there, and its cells, tidied. Empty cells at its end are left out. */
export interface TableRow {
  row: number
  cells: string[]
}

/**
 * The filled rows of a text, some at a time, numbered as a spreadsheet numbers them: empty rows count, and a cell
 * with line ends in it is still one row. Throws a `TableFault` where the text stops being a table.
 */
export async function* recordsOf(
  text: Iterable<string> | AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<TableRow[]> {
  let parsed: string[][] = []
  const parser = new Parser({
    ...parsing,
    record_delimiter: [...parsing.record_delimiter],
    delimiter,
    on_record: (record: string[]) => {
      parsed.push(record)
      return null
    },
  })
  parser.on('error', () => {})
  expectNoWidth(parser)
  let row = 0
  const numbered = (): TableRow[] => {
    const rows: TableRow[] = []
    for (const record of parsed) {
      if (row === 0 && isDelimiterLine(record)) continue
      row++
      const cells = filledCells(record, row)
      if (cells.length > 0) rows.push({ row, cells })
    }
    parsed = []
    return rows
  }
  try {
    for await (const piece of text) {
      const failed = await settled((done) => parser.write(piece, done))
      const rows = numbered()
      if (rows.length > 0) yield rows
      if (failed) throw faultOf(failed, row + 1)
    }
    const failed = await settled((done) => parser.end(done))
    const rows = numbered()
    if (rows.length > 0) yield rows
    if (failed) throw faultOf(failed, row + 1)
  } finally {
    parser.destroy()
  }
}

/**
 * A title above the headings makes every later row an uneven one to the parser, which then builds an error for each,
 * twenty times slower, though it is told to let them be. Rows are expected as wide as they are.
 */
function expectNoWidth(parser: Parser): void {
  const { api } = parser as unknown as { api?: Parsing }
  const whole = api?.[wholeRecord]
  if (!api || !whole) return
  api[wholeRecord] = function (push) {
    this.state.expectedRecordLength = this.state.record.length
    return whole.call(this, push)
  }
}

const wholeRecord = '__onRecord'

/** The part of the parser, not in its types, that counts the cells of each row. */
interface Parsing {
  state: { record: string[]; expectedRecordLength?: number }
  [wholeRecord]?: (this: Parsing, push: unknown) => unknown
}

function settled(begin: (done: (error?: Error | null) => void) => void): Promise<Error | undefined> {
  return new Promise((resolve) => begin((error) => resolve(error ?? undefined)))
}

function faultOf(error: Error, row: number): Error {
  const { code } = error as CsvError
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new TableFault('quote-not-closed', row)
  return code === 'CSV_MAX_RECORD_SIZE' ? new TableFault('row-too-long', row) : error
}

function filledCells(record: string[], row: number): string[] {
  let width = record.length
  while (width > 0 && tidyCell(record[width - 1]!) === '') width--
  if (width > mostColumns) throw new TableFault('too-many-columns', row)
  const cells: string[] = []
  for (let index = 0; index < width; index++) {
    const cell = record[index]!
    // Marks that open in one line and end in another have swallowed a row between them.
    if (cell.charCodeAt(0) === 34 && /^"[^"]*[\r\n]/.test(cell)) throw new TableFault('quote-not-closed', row)
    if (cell.length > longestCell) throw new TableFault('cell-too-long', row)
    cells.push(tidyCell(cell))
  }
  return cells
}
