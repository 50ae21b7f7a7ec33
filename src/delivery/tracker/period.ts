import { dayOf } from '../../language/day.ts'
import { type Quarter, quarterFrom, quarterOf } from '../../language/quarter.ts'
import { readWrittenDay } from '../../language/written-day.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const quarterNumber = /\b(?:q|qtr|quarter)\.? ?([1-4])\b|\b([1-4])(?:st|nd|rd|th) (?:q|qtr|quarter)\b/
const ordinals: readonly [RegExp, number][] = [
  [/\bfirst quarter\b/, 1],
  [/\bsecond quarter\b/, 2],
  [/\bthird quarter\b/, 3],
  [/\b(?:fourth|last) quarter\b/, 4],
]
const monthNamed = new RegExp(`\\b(${month})\\b`, 'g')

/** A part of a year that a heading or a cell names: as much of it as it says. */
export interface PeriodNamed {
  quarter?: Quarter
  /** The quarter's number, where the year has to come from elsewhere. */
  number?: number
  /** The first calendar year of a financial year. */
  year?: number
}

/** The financial year that a text names, by the calendar year it starts in: "2024/25", "24-25", "FY 2024-2025". */
export function yearNamed(text: string): number | undefined {
  for (const [, first, second] of text.matchAll(/(?<!\d)(20\d\d|\d\d) ?[/–-] ?(20\d\d|\d\d)(?!\d)/g)) {
    const start = first!.length === 2 ? 2000 + Number(first) : Number(first)
    if ((start + 1) % 100 === Number(second!.slice(-2))) return start
  }
  return undefined
}

/**
 * The quarter of the financial year that a text names: "Q1 2024/25", "Quarter 2 (Jul-Sep) 24-25", "Apr-Jun 2024", "May-24".
 * "Q1 2024" is taken for the financial year that starts in 2024. Undefined when it names no part of a year.
 */
export function periodNamed(written: string): PeriodNamed | undefined {
  const text = written
    .toLowerCase()
    .replaceAll(/[‐-―]/g, '-')
    .replaceAll(/[_,()]/g, ' ')
    .replaceAll(/ +/g, ' ')
  const direct = quarterFrom(written.trim().toUpperCase())
  if (direct) return { quarter: direct }
  const year = yearNamed(text)
  const number = numberNamed(text)
  if (number !== undefined) {
    const start = year ?? singleYear(text)
    const byMonths = start === undefined ? monthsNamed(text, undefined) : undefined
    if (byMonths?.quarter) return byMonths
    return start === undefined ? { number } : { quarter: quarterIn(start, number), number, year: start }
  }
  return monthsNamed(text, year) ?? (year === undefined ? undefined : { year })
}

function numberNamed(text: string): number | undefined {
  const match = quarterNumber.exec(text)
  if (match) return Number(match[1] ?? match[2])
  return ordinals.find(([pattern]) => pattern.test(text))?.[1]
}

function singleYear(text: string): number | undefined {
  const match = /(?<!\d)(20\d\d)(?!\d)/.exec(text)
  return match ? Number(match[1]) : undefined
}

/** Months name their quarter by the first of them: "Jan-Mar 2025", "April 2024", "May-24". */
function monthsNamed(text: string, financialYear: number | undefined): PeriodNamed | undefined {
  const names = [...text.matchAll(monthNamed)].map(([, name]) => months.indexOf(name!.slice(0, 3)) + 1)
  const first = names[0]
  if (first === undefined) return undefined
  const number = Math.floor(((first + 8) % 12) / 3) + 1
  if (financialYear !== undefined) return { quarter: quarterIn(financialYear, number), number }
  const after = new RegExp(`(?:${month})\\b[ '’./-]*(20\\d\\d|\\d\\d)(?!\\d)`).exec(text)
  const calendar = after ? Number(after[1]!.slice(-2)) + 2000 : singleYear(text)
  if (calendar === undefined) return names.length > 1 ? { number } : undefined
  const on = dayOf(`${calendar}-${String(first).padStart(2, '0')}-01`)
  return on ? { quarter: quarterOf(on), number } : undefined
}

/** Whether a text names a financial year and no part of it. */
export function isWholeYear(text: string): boolean {
  const named = periodNamed(text)
  return named?.year !== undefined && named.number === undefined
}

export function quarterIn(startYear: number, number: number): Quarter {
  return `${startYear}-${String((startYear + 1) % 100).padStart(2, '0')}Q${number}` as Quarter
}

/** The quarter that a cell of a row names, or the quarter that its day falls in; the year may come from elsewhere. */
export function quarterOfCell(text: string, year: number | undefined): Quarter | undefined {
  const day = readWrittenDay(text, { side: 'first' })
  if (day.kind === 'day') return quarterOf(day.day)
  const named = periodNamed(text)
  if (named?.quarter) return named.quarter
  if (named?.number !== undefined && year !== undefined) return quarterIn(year, named.number)
  // A whole year is told of in its last quarter.
  return named?.year === undefined ? undefined : quarterIn(named.year, 4)
}
