import type { TableRow } from '../../contracts/index.ts'
import { Carried } from './carried.ts'
import { RowCells } from './cells.ts'
import { commitmentOfRow } from './commitment-of-row.ts'
import { contractOf } from './contract-told.ts'
import { fieldsOfQuarters, isTrackerField, type TrackerField } from './fields.ts'
import { Gathering } from './gathering.ts'
import { isWholeYear } from './period.ts'
import { rowsUnder, type SheetTable } from './table.ts'
import type { CommitmentTold, TrackerFault } from './told.ts'

export interface SheetRead {
  rows: number
  commitments: CommitmentTold[]
  faults: TrackerFault[]
}

/** A sheet of a file with the fields that were chosen for its columns. */
interface SheetOfFile {
  table: SheetTable
  fields: readonly (TrackerField | null)[]
}

interface SheetToRead extends SheetOfFile {
  rows: () => AsyncIterable<Iterable<TableRow>>
}

type FieldOf = (heading: string) => string | null

/**
 * The commitments of a file's sheets: rows about the same one, quarter by quarter, are put together, though they stand in
 * several sheets; a sheet of returns may tell of them by their numbers only. `fieldOf` is the choice of columns. Where each
 * row is a commitment of its own they are given out as they are read, however long the file is; else at the end.
 */
export async function* readSheets(
  tables: Iterable<{ table: SheetTable; rows: () => AsyncIterable<Iterable<TableRow>> }>,
  fieldOf: FieldOf,
): AsyncGenerator<SheetRead> {
  const all = [...tables].map(({ table, rows }): SheetToRead => ({
    table,
    rows,
    fields: fieldsOf(table, fieldOf),
  }))
  const promising = all.filter(({ fields }) => promises(fields))
  const returns = all.filter(({ fields }) => !promises(fields) && tellsOfCommitments(fields))
  const isStreamed = returns.length === 0 && promising.every(({ fields }) => !fields.includes('period'))
  const gathering = new Gathering({ isStreamed })
  let read = 0
  const some = (): SheetRead => {
    const now = { rows: read, commitments: [...gathering.give()], faults: gathering.faults.splice(0) }
    read = 0
    return now
  }
  for (const sheet of [...promising, ...returns]) {
    const reading = new SheetReading(sheet, gathering)
    for await (const rows of sheet.rows()) {
      read += reading.take(rows)
      if (isStreamed && read >= together) yield some()
    }
  }
  yield some()
}

/** Rows after which what was read is given out. */
const together = 1000

/** Whether a sheet with these columns says what is promised, or what was delivered towards commitments by their numbers. */
export function tellsOfCommitments(fields: readonly (string | null)[]): boolean {
  return promises(fields) || (fields.includes('reference') && fields.some((field) => figures.has(field)))
}

const figures: ReadonlySet<string | null> = new Set<TrackerField>([
  'reported',
  'accepted',
  'reportedToDate',
  'acceptedToDate',
  'reportedInQuarter',
  'acceptedInQuarter',
])

function promises(fields: readonly (string | null)[]): boolean {
  return fields.includes('title') || fields.includes('measure')
}

function fieldsOf({ headings }: SheetTable, fieldOf: FieldOf): (TrackerField | null)[] {
  return headings.map((heading) => {
    const field = fieldOf(heading)
    return isTrackerField(field) ? field : null
  })
}

/** One sheet while it is read, some rows at a time. */
class SheetReading {
  readonly #sheet: SheetOfFile
  readonly #gathering: Gathering
  readonly #carried: Carried
  readonly #isLong: boolean

  constructor(sheet: SheetOfFile, gathering: Gathering) {
    this.#sheet = sheet
    this.#gathering = gathering
    this.#isLong = sheet.fields.includes('period')
    this.#carried = new Carried(sheet.fields, this.#isLong)
    gathering.faults.push(...wholeYearsIn(sheet.table, sheet.fields))
  }

  /** Answers with how many rows it read. */
  take(rows: Iterable<TableRow>): number {
    const { table, fields } = this.#sheet
    const { sheet, headings, context } = table
    const isReturns = !promises(fields)
    let read = 0
    for (const { row, cells } of rowsUnder(table, rows)) {
      const aside = asideIn(cells, headings, fields)
      if (aside === 'section') this.#carried.section(cells.find((cell) => cell !== '')!)
      if (aside) continue
      read += 1
      const whole = new RowCells({ sheet, row }, { headings, fields }, this.#carried.over(cells))
      const contract = contractOf(whole, this.#carried.sectionTitle, table)
      const known = isReturns ? this.#gathering.numbered(whole, contract) : undefined
      const told = commitmentOfRow(whole, contract, context, known)
      this.#gathering.take(told, whole, { isLong: this.#isLong, known })
    }
    return read
  }
}

/** A figure of a whole year stands in the year's last quarter, which is said once for its column. */
function wholeYearsIn(
  { sheet, headings, headingRow }: SheetTable,
  fields: readonly (TrackerField | null)[],
): TrackerFault[] {
  return headings.flatMap((heading, at): TrackerFault[] => {
    const field = fields[at]
    if (!field || !fieldsOfQuarters.has(field) || !isWholeYear(heading)) return []
    const message = `“${heading}” is a whole year. Its figures are told in the year’s last quarter, because nothing says how they part.`
    return [{ sheet, row: headingRow, heading, severity: 'warning', message }]
  })
}

/** Why a row is no commitment: a total, the headings again, a line on its own; undefined for one to be read. */
export function asideIn(
  cells: readonly string[],
  headings: readonly string[],
  fields: readonly (TrackerField | null)[],
): 'aside' | 'section' | undefined {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length === 0) return 'aside'
  if (/^(?:grand |sub[- ]?|overall |annual |quarter(?:ly)? )?totals?\b/i.test(filled[0]!)) return 'aside'
  if (filled.every((cell) => headings.includes(cell))) return 'aside'
  const wanted = fields.filter((field) => field !== null).length
  const holds = fields.some((field, at) => field !== null && (cells[at] ?? '') !== '')
  if (!holds) return 'aside'
  if (filled.length > 1 || wanted < 3) return undefined
  return /[.:;]$|^(?:note|source|key|\*)/i.test(filled[0]!) || filled[0]!.length > 120 ? 'aside' : 'section'
}
