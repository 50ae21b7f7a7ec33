import type { Day } from '../../language/day.ts'
import type { Decimal } from '../../language/quantity.ts'
import { longestSpendReference } from '../spend/spend.ts'
import { spendRefusals } from '../spend/spend-words.ts'
import { faultOfSpend } from '../spend/spend.ts'
import type { RowFault } from '../supplier-file/supplier-of-row.ts'
import { labelOfSpendField, type SpendField } from './fields.ts'
import { readSpend } from './sum.ts'
import { readDays, readPeriod, type Span, type WrittenSpan } from './when.ts'

/** What a row of a list of invoices says; its contract and supplier in words, not yet found in the records. */
export interface SpendTold {
  contractReference: string
  contractTitle: string
  supplierName: string
  starts: Day
  ends: Day
  amount: Decimal
  reference: string | null
}

export interface SpendRead {
  spend: SpendTold | undefined
  faults: RowFault[]
}

/** Reads one row. A row with no sum, or with nought, says nothing and is passed over. */
export function spendOfRow(cell: (field: SpendField) => string, today: Day): SpendRead {
  const faults: RowFault[] = []
  const refuse = (field: SpendField, message: string) =>
    faults.push({ field: labelOfSpendField(field), severity: 'refused', message })
  const sum = readSpend(cell('amount'))
  if (sum.kind === 'fault') refuse('amount', sum.message)
  if (sum.kind === 'blank' || (sum.kind === 'sum' && sum.amount.eq(0))) return { spend: undefined, faults }
  const span = spanOf(cell, refuse)
  const words = (field: SpendField) => cell(field).trim().replaceAll(/\s+/g, ' ')
  const reference = words('reference').slice(0, longestSpendReference) || null
  if (sum.kind !== 'sum' || !span) return { spend: undefined, faults }
  const because = faultOfSpend({ ...span, amount: sum.amount, reference }, today)
  if (because) {
    const { field, sentence } = spendRefusals[because]
    refuse(field === 'amount' ? 'amount' : 'ends', `${sentence}.`)
    return { spend: undefined, faults }
  }
  const [contractReference, contractTitle] = [words('contractReference'), words('contractTitle')]
  const told = { contractReference, contractTitle, supplierName: words('supplierName') }
  return { spend: { ...told, ...span, amount: sum.amount, reference }, faults }
}

/** The days it is for: from a first to a last one, else a period, else the day of the invoice. */
function spanOf(
  cell: (field: SpendField) => string,
  refuse: (field: SpendField, message: string) => void,
): Span | undefined {
  let failed = false
  const read = (field: SpendField, reader: (text: string) => WrittenSpan): Span | undefined => {
    const written = reader(cell(field))
    if (written.kind === 'fault') {
      refuse(field, written.message)
      failed = true
    }
    return written.kind === 'span' ? written.span : undefined
  }
  const [first, last] = [read('starts', readDays), read('ends', readDays)]
  if (failed) return undefined
  if (last) return { starts: first?.starts ?? last.starts, ends: last.ends }
  const other = read('period', readPeriod) ?? read('day', readDays)
  if (failed) return undefined
  if (other) return other
  if (first) return first
  refuse('day', 'This row doesn’t say when it was invoiced.')
  return undefined
}
