import { readWrittenDay } from '../../language/written-day.ts'
import { nothingIn } from '../../language/written-nothing.ts'
import { asideIn } from './aside.ts'
import { oneLine } from './cell.ts'
import type { RegisterColumns } from './columns.ts'
import { type RegisterFault, type RegisterRow, rowKey } from './contract.ts'
import { factsOf, type SumUnits } from './facts.ts'
import type { RegisterField } from './fields.ts'
import { unitOfHeading, vatOfHeading } from './heading.ts'
import type { Reading } from './reading.ts'
import type { TableRow } from './records.ts'
import { suppliersOfRow } from './suppliers-of-row.ts'

/** What one row gave: a contract's facts, unless there are faults or the row is no contract at all. */
export interface ReadRow {
  /** The natural key; none when the row is no contract. */
  key?: string
  read?: RegisterRow
  faults: RegisterFault[]
  notes: RegisterFault[]
}

/** Reads rows under one choice of columns. */
export interface RowReader {
  read: (row: TableRow) => ReadRow
  /** The natural key of a row, without reading the rest of it; undefined for a row that is no contract. */
  keyOf: (row: TableRow) => string | undefined
}

const longestQuoted = 200

export function rowReader(columns: RegisterColumns): RowReader {
  const at: Partial<Record<RegisterField, number>> = {}
  for (const [index, field] of columns.fields.entries()) if (field) at[field] = index
  const headingOf = (field: RegisterField) => columns.headings[at[field] ?? columns.headings.length] ?? ''
  const units: SumUnits = {
    value: unitOfHeading(headingOf('value')),
    annualValue: unitOfHeading(headingOf('annualValue')),
    irrecoverableVat: unitOfHeading(headingOf('irrecoverableVat')),
    valueIncludesVat: vatOfHeading(headingOf('value')),
  }
  const cellOf = ({ cells }: TableRow, field: RegisterField) => {
    const index = at[field]
    return index === undefined ? '' : (cells[index] ?? '')
  }
  const keyOf = (row: TableRow) => naturalKeyOf((field) => cellOf(row, field))

  function read(row: TableRow): ReadRow {
    const faults: RegisterFault[] = []
    const notes: RegisterFault[] = []
    const told = (field: RegisterField, message: string): RegisterFault => ({
      row: row.row,
      heading: headingOf(field),
      field,
      // What may be a person's details isn't repeated.
      ...(field === 'contactTeam' ? {} : { value: cellOf(row, field).slice(0, longestQuoted) }),
      message,
    })
    const aside = asideIn(row, columns)
    if (aside) return { faults, notes: [{ row: row.row, message: aside }] }
    const key = keyOf(row)
    if (row.cells.length > columns.headings.length) {
      faults.push({ row: row.row, message: tooManyCells(row, columns) })
      return { key, faults, notes }
    }
    const reading: Reading = {
      cell: (field) => cellOf(row, field),
      fault: (field, message) => faults.push(told(field, message)),
      note: (field, message) => notes.push(told(field, message)),
    }
    const facts = factsOf(reading, units)
    const suppliers = suppliersOfRow(reading)
    if (faults.length > 0) return { key, faults, notes }
    return { key, read: { row: row.row, key, facts, suppliers }, faults, notes }
  }

  return { read, keyOf: (row) => (asideIn(row, columns) ? undefined : keyOf(row)) }
}

function tooManyCells({ cells }: TableRow, { headings }: RegisterColumns): string {
  const counted = `This row has ${cells.length} cells and there are ${headings.length} headings.`
  return `${counted} Put quotation marks round a cell with a comma in it, or give the last columns headings.`
}

function said(cell: string): string | undefined {
  return cell === '' || nothingIn(cell) !== undefined ? undefined : oneLine(cell)
}

function naturalKeyOf(cell: (field: RegisterField) => string): string {
  const reference = said(cell('reference'))
  const ocid = said(cell('ocid'))
  const lot = said(cell('lot'))
  if (reference || ocid) return rowKey({ reference, ocid, lot, title: '', supplier: '' })
  const starts = readWrittenDay(cell('starts'), { side: 'first' })
  return rowKey({
    lot,
    title: cell('title'),
    supplier: cell('supplierName'),
    starts: starts.kind === 'day' ? starts.day : '',
  })
}
