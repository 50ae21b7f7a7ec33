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

/**
 * The commitments of a file's sheets: rows about the same one, quarter by quarter, are put together, though they stand in
 * several sheets; a sheet of returns may tell of them by their numbers only. `fieldOf` is the choice of columns.
 */
export function readSheets(
  tables: Iterable<{ table: SheetTable; rows: Iterable<TableRow> }>,
  fieldOf: (heading: string) => string | null,
): SheetRead {
  const gathering = new Gathering()
  const sheets = [...tables].map(({ table, rows }) => ({ table, rows, fields: fieldsOf(table, fieldOf) }))
  let read = 0
  for (const sheet of sheets.filter(({ fields }) => promises(fields))) read += readSheet(sheet, gathering)
  for (const sheet of sheets.filter(({ fields }) => !promises(fields) && tellsOfCommitments(fields)))
    read += readSheet(sheet, gathering)
  return { rows: read, commitments: gathering.commitments(), faults: gathering.faults }
}

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

interface SheetToRead {
  table: SheetTable
  rows: Iterable<TableRow>
  fields: readonly (TrackerField | null)[]
}

function fieldsOf(
  { headings }: SheetTable,
  fieldOf: (heading: string) => string | null,
): (TrackerField | null)[] {
  return headings.map((heading) => {
    const field = fieldOf(heading)
    return isTrackerField(field) ? field : null
  })
}

/** Answers with how many rows it read. */
function readSheet({ table, rows, fields }: SheetToRead, gathering: Gathering): number {
  const { sheet, headings, context } = table
  const isReturns = !promises(fields)
  const isLong = fields.includes('period')
  const carried = new Carried(fields, isLong)
  gathering.faults.push(...wholeYearsIn(table, fields))
  let read = 0
  for (const { row, cells } of rowsUnder(table, rows)) {
    const aside = asideIn(cells, headings, fields)
    if (aside === 'section') carried.section(cells.find((cell) => cell !== '')!)
    if (aside) continue
    read += 1
    const whole = new RowCells({ sheet, row }, { headings, fields }, carried.over(cells))
    const contract = contractOf(whole, carried.sectionTitle, table)
    const known = isReturns ? gathering.numbered(whole, contract) : undefined
    gathering.take(commitmentOfRow(whole, contract, context, known), whole, { isLong, known })
  }
  return read
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
function asideIn(
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
