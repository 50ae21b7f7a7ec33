import { postcodeOf } from '../../language/identifier.ts'
import { readWrittenDay } from '../../language/written-day.ts'
import { readWrittenMoney } from '../../language/written-money.ts'
import { nothingIn } from '../../language/written-nothing.ts'
import { yesOrNo } from './answers.ts'
import type { FieldKind } from './fields.ts'

export const ocidPattern = /^ocds-[a-z0-9]{6}-.+$/i

function looksLikeDay(value: string): boolean {
  const read = readWrittenDay(value, { side: 'first' })
  return (
    read.kind === 'day' || (read.kind === 'none' ? read.because === 'no-end' : read.because !== 'unclear')
  )
}

function looksLikeMoney(value: string): boolean {
  if (!/\d/.test(value)) return false
  const read = readWrittenMoney(value)
  return (
    read.kind === 'sum' ||
    (read.kind === 'unreadable' && /^[£\d(-]/.test(value) && read.because !== 'unclear')
  )
}

/** Whether a cell holds a day, a sum, a number or a postcode, as cells under headings do and headings don't. */
export function looksLikeValue(cell: string): boolean {
  if (!/\d/.test(cell)) return yesOrNo(cell) !== undefined
  if (readWrittenDay(cell, { side: 'first' }).kind === 'day') return true
  return readWrittenMoney(cell).kind === 'sum' || postcodeOf(cell) !== undefined
}

const looks: Readonly<Record<FieldKind, (value: string) => boolean>> = {
  text: (value) => /\p{L}/u.test(value) && !looksLikeValue(value),
  'long-text': (value) => /\p{L}/u.test(value) && !looksLikeValue(value),
  code: (value) => value.length <= 60 && !/^\d{1,2}\/\d{1,2}\/\d{2,4}$|^£/.test(value),
  day: looksLikeDay,
  money: looksLikeMoney,
  'yes-or-no': (value) => yesOrNo(value) !== undefined,
  rate: (value) => /^\d{1,2}(?:\.\d+)? ?%?$|^0?\.\d+$|zero|exempt|standard|reduced/i.test(value),
  postcode: (value) => postcodeOf(value) !== undefined,
  'company-number': (value) => /^(?:GB-COH-)?(?:[A-Z]{2}|\d{2})? ?\d{5,6}[A-Z]?$/i.test(value),
  'charity-number': (value) => /^(?:GB-CHC-)?(?:SC|NIC ?)?\d{5,7}(?:-\d)?$/i.test(value),
  cpv: (value) => /(?:^|\D)\d{7,8}(?:-\d)?(?:\D|$)/.test(value),
  ocid: (value) => ocidPattern.test(value),
}

/** How many of a column's values look like what a field holds. Values that say nothing aren't counted. */
export function evidenceFor(values: readonly string[], kind: FieldKind): { fitting: number; given: number } {
  const given = values.filter((value) => nothingIn(value) === undefined)
  return { fitting: given.filter(looks[kind]).length, given: given.length }
}

/** Whether values only count the rows: 1, 2, 3 … A number like that changes when the file is sorted. */
export function countsRows(values: readonly string[]): boolean {
  return values.length > 2 && values.every((value, index) => Number(value) === Number(values[0]) + index)
}
