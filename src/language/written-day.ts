import { addDays, addMonths, type Day, day, dayIn, dayOf } from './day.ts'
import { isSpreadsheetError, type Nothing, nothingIn, plainText } from './written-nothing.ts'

/** Why a written day can't be read; `dayFaultWords` in written-fault.ts says how to mend each. */
export type DayFault =
  | 'impossible'
  | 'month-first'
  | 'no-year'
  | 'only-a-year'
  | 'two-days'
  | 'more-than-a-day'
  | 'year-out-of-range'
  | 'spreadsheet-error'
  | 'unclear'

/** What a day as people write it says: a day, a reason why there is none, or a fault. */
export type WrittenDay =
  | { kind: 'day'; day: Day; from: 'day' | 'month' | 'moment' | 'serial' }
  | { kind: 'none'; because: Nothing | 'no-end' }
  | { kind: 'unreadable'; because: DayFault }

const earliestYear = 1950
const latestYear = 2149
/** Two figures for a year: 69 is 2069, 70 is 1970. */
const pivot = 70
/** Day nought of a spreadsheet's count of days (the 1900 system). */
const dayNought = day('1899-12-30')

const noEnd = new Set([
  'ongoing',
  'on-going',
  'on going',
  'rolling',
  'rolling contract',
  'continuous',
  'continuing',
  'open ended',
  'open-ended',
  'openended',
  'perpetual',
  'in perpetuity',
  'indefinite',
  'indefinitely',
  'no end',
  'no end date',
  'evergreen',
  'permanent',
  'until terminated',
  'until further notice',
  'no expiry',
])
/** What programs write where a day was never filled in. */
const neverFilled = new Set(['1900-1-1', '1900-1-0', '1899-12-30', '1899-12-31', '1753-1-1', '1-1-1'])

const shortMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthPattern =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const weekday =
  /^(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\.?,? +/
const time = /[ t]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?$/
const moment = /^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})$/

const dayFirst = /^(\d{1,2}) ?[/.\- ] ?(\d{1,2}) ?[/.\- ] ?(\d{4}|\d{2})$/
const yearFirst = /^(\d{4}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{1,2})$/
const wordsDayFirst = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ ./,-]*(${monthPattern})[ ./,'-]*(\\d{4}|\\d{2})$`,
)
const wordsMonthFirst = new RegExp(`^(${monthPattern})[ .-]*(\\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\\d{4})$`)
const wordsYearFirst = new RegExp(`^(\\d{4})[ -](${monthPattern})[ -](\\d{1,2})$`)
const wordsMonth = new RegExp(`^(${monthPattern})[ ./,'-]*(\\d{4}|\\d{2})$`)
const wordsNoYear = new RegExp(`^(?:\\d{1,2}(?:st|nd|rd|th)?[ -]*(?:${monthPattern})|(?:${monthPattern}))$`)
const somewhere = new RegExp(
  `\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|(?:\\d{1,2}(?:st|nd|rd|th)?[ -])?\\b(?:${monthPattern})[ -]\\d{2,4}`,
  'g',
)

function unreadable(because: DayFault): WrittenDay {
  return { kind: 'unreadable', because }
}

function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year < pivot ? 2000 + year : 1900 + year
}

function written(
  year: number,
  month: number,
  dayOfMonth: number,
  from: 'day' | 'serial' = 'day',
): WrittenDay {
  if (neverFilled.has(`${year}-${month}-${dayOfMonth}`)) return { kind: 'none', because: 'not-known' }
  if (month > 12 && month <= 31 && dayOfMonth >= 1 && dayOfMonth <= 12) return unreadable('month-first')
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysIn(year, month))
    return unreadable('impossible')
  if (year === 9999 || year === 2999) return { kind: 'none', because: 'no-end' }
  if (year < earliestYear || year > latestYear) return unreadable('year-out-of-range')
  const two = (number: number) => (number < 10 ? `0${number}` : `${number}`)
  return { kind: 'day', day: `${year}-${two(month)}-${two(dayOfMonth)}` as Day, from }
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

function writtenMonth(year: number, month: number, side: 'first' | 'last'): WrittenDay {
  const first = written(year, month, 1)
  if (first.kind !== 'day') return month > 12 ? unreadable('impossible') : first
  const read = side === 'first' ? first.day : addDays(addMonths(first.day, 1), -1)
  return { kind: 'day', day: read, from: 'month' }
}

function monthNumber(name: string): number {
  return shortMonths.indexOf(name.slice(0, 3)) + 1
}

function inFigures(text: string): WrittenDay | undefined {
  const daysFirst = dayFirst.exec(text)
  if (daysFirst) return written(fullYear(daysFirst[3]!), Number(daysFirst[2]), Number(daysFirst[1]))
  const yearsFirst = yearFirst.exec(text)
  if (yearsFirst) {
    const read = written(Number(yearsFirst[1]), Number(yearsFirst[2]), Number(yearsFirst[3]))
    return read.kind === 'unreadable' && read.because === 'month-first' ? unreadable('impossible') : read
  }
  if (/^\d{8}$/.test(text)) {
    const read = written(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))
    return read.kind === 'unreadable' ? unreadable('unclear') : read
  }
  if (/^0(?:\.0+)?$/.test(text)) return { kind: 'none', because: 'not-known' }
  if (/^[2-7]\d{4}(?:\.\d+)?$/.test(text)) {
    return { kind: 'day', day: addDays(dayNought, Math.floor(Number(text))), from: 'serial' }
  }
  return undefined
}

function inWords(text: string, side: 'first' | 'last'): WrittenDay | undefined {
  const plain = text.replace(weekday, '')
  const daysFirst = wordsDayFirst.exec(plain)
  if (daysFirst) return written(fullYear(daysFirst[3]!), monthNumber(daysFirst[2]!), Number(daysFirst[1]))
  const monthsFirst = wordsMonthFirst.exec(plain)
  if (monthsFirst)
    return written(Number(monthsFirst[3]), monthNumber(monthsFirst[1]!), Number(monthsFirst[2]))
  const yearsFirst = wordsYearFirst.exec(plain)
  if (yearsFirst) return written(Number(yearsFirst[1]), monthNumber(yearsFirst[2]!), Number(yearsFirst[3]))
  const month = wordsMonth.exec(plain)
  if (month) return writtenMonth(fullYear(month[2]!), monthNumber(month[1]!), side)
  return undefined
}

function monthInFigures(text: string, side: 'first' | 'last'): WrittenDay | undefined {
  const monthFirst = /^(\d{1,2})[/.-](\d{4})$/.exec(text)
  if (monthFirst) return writtenMonth(Number(monthFirst[2]), Number(monthFirst[1]), side)
  const years = /^(\d{4})(?:[/-](\d{2}|\d{4}))?$/.exec(text)
  if (!years) return undefined
  const next = (Number(years[1]) + 1) % 100
  const second = years[2]
  if (!second || second.length === 4 || Number(second) === next) return unreadable('only-a-year')
  return writtenMonth(Number(years[1]), Number(second), side)
}

function faultIn(text: string): DayFault {
  if (wordsNoYear.test(text) || /^\d{1,2}[/.]\d{1,2}$/.test(text)) return 'no-year'
  const found = text.match(somewhere)?.length ?? 0
  if (found > 1) return 'two-days'
  return found === 1 ? 'more-than-a-day' : 'unclear'
}

/**
 * Reads a day as English councils write it in spreadsheets: day first, so 03/04/2026 is 3 April; names of months
 * long or short; ISO days and moments (a moment with a zone is the day it was in England); a spreadsheet's count
 * of days. A month alone is its first day or its last, as `side` says. Two figures for a year run from 1970 to
 * 2069. "Ongoing", "TBC" and the like say that there is no day.
 */
export function readWrittenDay(text: string, { side }: { side: 'first' | 'last' }): WrittenDay {
  const tidy = plainText(text).replace(/^'/, '').toLowerCase()
  if (tidy.length > 200) return unreadable('unclear')
  if (moment.test(tidy)) {
    const at = new Date(tidy.toUpperCase().replace(' ', 'T'))
    if (Number.isNaN(at.getTime()) || !dayOf(tidy.slice(0, 10))) return unreadable('impossible')
    const [year, month, dayOfMonth] = dayIn(at).split('-').map(Number)
    const read = written(year!, month!, dayOfMonth!)
    return read.kind === 'day' ? { ...read, from: 'moment' } : read
  }
  const figures = inFigures(tidy)
  if (figures) return figures
  if (isSpreadsheetError(tidy)) return unreadable('spreadsheet-error')
  const nothing = nothingIn(tidy)
  if (nothing) return { kind: 'none', because: nothing }
  const bare = tidy.replace(time, '').replace(/[.,]$/, '')
  const read = inFigures(bare) ?? inWords(bare, side) ?? monthInFigures(bare, side)
  if (read) return read
  if (noEnd.has(bare)) return { kind: 'none', because: 'no-end' }
  return unreadable(faultIn(bare))
}
