import { addDays, addMonths, type Day, dayOf, later, monthOf } from './day.ts'
import {
  financialYearOf,
  financialYearWords,
  firstDayOf,
  lastDayOf,
  type Quarter,
  quarterCode,
  quarterFrom,
  quartersBetween,
} from './quarter.ts'

/** A month, written 2026-07. Months compare as strings. */
export type Month = string & { readonly __month: unique symbol }

/** A financial year that starts on 1 April, written 2026/27. Years compare as strings. */
export type FinancialYear = string & { readonly __financialYear: unique symbol }

/** A time that something is planned for. Periods of one kind compare as strings. */
export type Period = Month | Quarter | FinancialYear

/** Kinds of periods, the shortest first. */
export type PeriodKind = 'month' | 'quarter' | 'year'

/** Reads 2026-07. */
export function monthFrom(text: string): Month | undefined {
  return dayOf(`${text}-01`) ? (text as Month) : undefined
}

/** Reads 2026/27; undefined for years that don't follow each other. */
export function financialYearFrom(text: string): FinancialYear | undefined {
  const match = /^(\d{4})\/(\d{2})$/.exec(text)
  if (!match || (Number(match[1]) + 1) % 100 !== Number(match[2])) return undefined
  return text as FinancialYear
}

const readers = { month: monthFrom, quarter: quarterFrom, year: financialYearFrom } as const

/** Reads a period of that kind as it is written; undefined for anything else. */
export function periodFrom(kind: PeriodKind, text: string): Period | undefined {
  return readers[kind](text)
}

function kindOf(period: Period): PeriodKind {
  if (period.includes('/')) return 'year'
  return period.includes('Q') ? 'quarter' : 'month'
}

export function firstDayOfPeriod(period: Period): Day {
  const kind = kindOf(period)
  if (kind === 'quarter') return firstDayOf(period as Quarter)
  return (kind === 'month' ? `${period}-01` : `${period.slice(0, 4)}-04-01`) as Day
}

const months = { month: 1, quarter: 3, year: 12 } as const

export function lastDayOfPeriod(period: Period): Day {
  if (kindOf(period) === 'quarter') return lastDayOf(period as Quarter)
  return addDays(addMonths(firstDayOfPeriod(period), months[kindOf(period)]), -1)
}

/** The period of that kind that a day falls in. */
export function periodOf(kind: PeriodKind, of: Day): Period {
  if (kind === 'quarter') return quartersBetween(of, of)[0]!
  return (kind === 'month' ? of.slice(0, 7) : financialYearWords(financialYearOf(of))) as Period
}

/** Every period of that kind with a day between the two, in order. */
export function periodsBetween(kind: PeriodKind, from: Day, to: Day): Period[] {
  const periods: Period[] = []
  for (let on = from; on <= to; on = addDays(lastDayOfPeriod(periods.at(-1)!), 1))
    periods.push(periodOf(kind, later(on, from)))
  return periods
}

/** "July 2026", "Q2 2026/27", "2026/27" */
export function periodWords(period: Period): string {
  const kind = kindOf(period)
  if (kind === 'quarter') return quarterCode(period as Quarter)
  return kind === 'year' ? period : `${monthOf(firstDayOfPeriod(period))} ${period.slice(0, 4)}`
}
