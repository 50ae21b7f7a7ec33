import { type Day, longDay } from '../../language/day.ts'
import { exactMoney } from '../../language/money.ts'
import type { Decimal } from '../../language/quantity.ts'
import { readWrittenDay } from '../../language/written-day.ts'
import { dayFaultWords, moneyFaultWords } from '../../language/written-fault.ts'
import { type Each, readWrittenMoney, type WrittenSum } from '../../language/written-money.ts'
import { isSpreadsheetError, nothingIn } from '../../language/written-nothing.ts'
import { oneLine } from './cell.ts'
import type { RegisterField } from './fields.ts'

/** One row while it is read: its cells by field, and where faults and notes go. */
export interface Reading {
  cell: (field: RegisterField) => string
  fault: (field: RegisterField, message: string) => void
  note: (field: RegisterField, message: string) => void
}

/** The most characters a field may have, where it isn't `usualLength`. */
const lengths: Partial<Record<RegisterField, number>> = {
  title: 500,
  description: 10_000,
  reference: 100,
  lot: 100,
  ocid: 100,
}
const usualLength = 300

export function quoted(text: string): string {
  const line = oneLine(text)
  return `“${line.length > 60 ? `${line.slice(0, 57)}…` : line}”`
}

/** A cell's words; undefined where it says nothing, and where it holds a fault. */
export function wordsIn(reading: Reading, field: RegisterField): string | undefined {
  const cell = reading.cell(field)
  if (cell === '' || nothingIn(cell) !== undefined) return undefined
  if (isSpreadsheetError(cell)) {
    reading.fault(
      field,
      `${quoted(cell)} is an error from the spreadsheet. Mend the formula, or leave the cell empty.`,
    )
    return undefined
  }
  const words = field === 'description' ? cell : oneLine(cell)
  const most = lengths[field] ?? usualLength
  if (words.length <= most) return words
  const told = `This has ${words.length.toLocaleString('en-GB')} characters; the most is ${most.toLocaleString('en-GB')}.`
  reading.fault(field, `${told} Shorten it.`)
  return undefined
}

const noDay = {
  'no-end': 'is read as no end date.',
  'not-known': 'is read as not known yet.',
  'does-not-apply': 'is read as no date.',
} as const

/** What a cell for a day holds: the day, or that there never is one. */
export interface ReadDay {
  day?: Day
  noEnd?: true
  faulty?: true
}

/** Reads a cell for a day. A month alone is its first day for a start, its last for an end. */
export function dayOfCell(reading: Reading, field: RegisterField): ReadDay {
  const cell = reading.cell(field)
  if (cell === '') return {}
  const read = readWrittenDay(cell, { side: field === 'starts' ? 'first' : 'last' })
  if (read.kind === 'unreadable') {
    reading.fault(field, dayFaultWords(read.because, cell))
    return { faulty: true }
  }
  if (read.kind === 'day') {
    if (read.from !== 'day') reading.note(field, `${quoted(cell)} is read as ${longDay(read.day)}.`)
    return { day: read.day }
  }
  if (read.because !== 'blank') reading.note(field, `${quoted(cell)} ${noDay[read.because]}`)
  return read.because === 'no-end' ? { noEnd: true } : {}
}

const eachWords: Readonly<Record<Each, string>> = {
  year: 'is for one year',
  month: 'is for one month',
  week: 'is for one week',
  day: 'is for one day',
  hour: 'is for one hour',
  item: 'is a price for each one',
}

function wrongSpan(field: RegisterField, each: Each | undefined): string | undefined {
  if (!each || (field === 'annualValue' && each === 'year')) return undefined
  if (field === 'annualValue') return `${eachWords[each]}. Give the sum for a year.`
  const other = each === 'year' ? ', or put it in a column for the yearly value' : ''
  return `${eachWords[each]}. Give the sum for the whole contract${other}.`
}

function noteSum(reading: Reading, field: RegisterField, cell: string, sum: WrittenSum): void {
  if (sum.about || sum.rounded) reading.note(field, `${quoted(cell)} is read as ${exactMoney(sum.amount)}.`)
}

/** Reads a cell for a sum of money; `unit` is what one in this column stands for. */
export function sumOfCell(
  reading: Reading,
  field: RegisterField,
  unit: number,
): { amount: Decimal; includesVat?: boolean } | undefined {
  const cell = reading.cell(field)
  if (cell === '') return undefined
  const read = readWrittenMoney(cell, { unit })
  if (read.kind === 'unreadable') {
    reading.fault(field, moneyFaultWords(read.because, cell))
    return undefined
  }
  if (read.kind === 'none') {
    if (read.because !== 'blank') reading.note(field, `${quoted(cell)} is read as no sum given.`)
    return undefined
  }
  const wrong = wrongSpan(field, read.each)
  if (wrong) {
    reading.fault(field, `${quoted(cell)} ${wrong}`)
    return undefined
  }
  noteSum(reading, field, cell, read)
  return { amount: read.amount, includesVat: read.includesVat }
}
