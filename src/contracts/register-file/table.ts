import { oneLine } from './cell.ts'
import { type Delimiter, delimiterOf } from './delimiter.ts'
import { headingRowIn } from './heading-row.ts'
import { recordsOf, type TableRow } from './records.ts'
import { mostRows, TableFault, type TableRefusal } from './table-fault.ts'
import { type Encoding, encodingOf, type OpenBytes, textOf } from './text.ts'

/** Headings and the rows under them, wherever they come from. The rows can be gone through more than once. */
export interface Rows {
  headings: string[]
  rows: () => AsyncIterable<TableRow[]> | Iterable<TableRow[]>
}

/** A CSV file, understood as a table. */
export interface Table extends Rows {
  encoding: Encoding
  delimiter: Delimiter
  headingRow: number
  /** Titles and notes above the headings. */
  above: TableRow[]
  /** The first filled rows under the headings, fifty at most. */
  firstRows: TableRow[]
}

/** What a person may say against what was found. */
export interface TableChoices {
  delimiter?: Delimiter
  headingRow?: number
}

export type OpenedTable =
  { accepted: true; fact: Table } | { accepted: false; because: TableRefusal; row?: number; message: string }

const headLength = 65_536
const looked = 60
/** The last row that a person may name as the row of headings. */
const deepest = 1000
const shown = 50

/**
 * Opens a CSV file: finds its encoding, what parts its cells, and its row of headings. A file that isn't a table
 * is refused with a sentence that says what it is and what to do. Later faults are thrown by `rows`.
 */
export async function openTable(open: OpenBytes, choices: TableChoices = {}): Promise<OpenedTable> {
  try {
    return { accepted: true, fact: await tableOf(open, choices) }
  } catch (error) {
    if (!(error instanceof TableFault)) throw error
    return { accepted: false, because: error.because, row: error.row, message: error.message }
  }
}

async function tableOf(open: OpenBytes, choices: TableChoices): Promise<Table> {
  const encoding = await encodingOf(open)
  const head = await headOf(textOf(open, encoding))
  if (head.trim() === '') throw new TableFault('empty')
  const delimiter = choices.delimiter ?? delimiterOf(head)
  const first = await firstOf(
    recordsOf(textOf(open, encoding), delimiter),
    Math.min(choices.headingRow ?? 0, deepest),
  )
  if (first.length > 1 && first.every(({ cells }) => cells.length === 1)) throw new TableFault('one-column')
  const heading = choices.headingRow
    ? first.find(({ row }) => row === choices.headingRow)
    : headingRowIn(first)
  if (!heading) throw new TableFault('no-headings')
  const under = first.filter(({ row }) => row > heading.row)
  if (under.length === 0) throw new TableFault('nothing-under-headings', heading.row)
  return {
    encoding,
    delimiter,
    headingRow: heading.row,
    headings: heading.cells.map(oneLine),
    above: first.filter(({ row }) => row < heading.row),
    firstRows: under.slice(0, shown),
    rows: () => rowsUnder(recordsOf(textOf(open, encoding), delimiter), heading.row),
  }
}

/** All filled rows of a text, without looking for headings. Throws a `TableFault` for what is no table. */
export async function* rowsOfText(open: OpenBytes, known?: Delimiter): AsyncGenerator<TableRow[]> {
  const encoding = await encodingOf(open)
  const head = await headOf(textOf(open, encoding))
  if (head.trim() === '') throw new TableFault('empty')
  yield* rowsUnder(recordsOf(textOf(open, encoding), known ?? delimiterOf(head)), 0)
}

async function headOf(text: AsyncIterable<string>): Promise<string> {
  let head = ''
  for await (const piece of text) {
    head += piece
    if (head.length >= headLength) break
  }
  return head.slice(0, headLength)
}

async function firstOf(records: AsyncIterable<TableRow[]>, atLeast = 0): Promise<TableRow[]> {
  const first: TableRow[] = []
  for await (const rows of records) {
    first.push(...rows.slice(0, looked + atLeast))
    if (first.length >= looked && first.at(-1)!.row > atLeast + 1) break
  }
  return first
}

async function* rowsUnder(
  records: AsyncIterable<TableRow[]>,
  headingRow: number,
): AsyncGenerator<TableRow[]> {
  let count = 0
  for await (const rows of records) {
    const under = rows.filter(({ row }) => row > headingRow)
    count += under.length
    if (count > mostRows) throw new TableFault('too-many-rows')
    if (under.length > 0) yield under
  }
}
