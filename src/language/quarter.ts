import { addDays, addMonths, type Day, day, monthOf } from './day.ts'

/** A quarter of the financial year that starts on 1 April, written 2026-27Q2. Quarters compare as strings. */
export type Quarter = string & { readonly __quarter: unique symbol }

const written = /^(\d{4})-(\d{2})Q([1-4])$/

/** Reads 2026-27Q2; undefined for anything else, years that don't follow each other included. */
export function quarterFrom(text: string): Quarter | undefined {
  const match = written.exec(text)
  if (!match) return undefined
  return (Number(match[1]) + 1) % 100 === Number(match[2]) ? (text as Quarter) : undefined
}

/** The financial year a day falls in, by the calendar year it starts in: 31 March 2027 is in 2026. */
export function financialYearOf(of: Day): number {
  const year = Number(of.slice(0, 4))
  return of.slice(5) >= '04-01' ? year : year - 1
}

function quarterIn(startYear: number, number: number): Quarter {
  return `${startYear}-${String((startYear + 1) % 100).padStart(2, '0')}Q${number}` as Quarter
}

/** The quarter a day falls in. */
export function quarterOf(of: Day): Quarter {
  const month = Number(of.slice(5, 7))
  return quarterIn(financialYearOf(of), Math.floor(((month + 8) % 12) / 3) + 1)
}

export function firstDayOf(quarter: Quarter): Day {
  const start = day(`${quarter.slice(0, 4)}-04-01`)
  return addMonths(start, (Number(quarter.slice(-1)) - 1) * 3)
}

export function lastDayOf(quarter: Quarter): Day {
  return addDays(addMonths(firstDayOf(quarter), 3), -1)
}

export function nextQuarter(quarter: Quarter): Quarter {
  return quarterOf(addMonths(firstDayOf(quarter), 3))
}

/** Every quarter that has a day between the two, in order. */
export function quartersBetween(from: Day, to: Day): Quarter[] {
  const quarters: Quarter[] = []
  for (let quarter = quarterOf(from); firstDayOf(quarter) <= to; quarter = nextQuarter(quarter))
    quarters.push(quarter)
  return quarters
}

/** "2026/27" */
export function financialYearWords(startYear: number): string {
  return `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`
}

/** "Q2 2026/27" */
export function quarterCode(quarter: Quarter): string {
  return `Q${quarter.slice(-1)} ${financialYearWords(Number(quarter.slice(0, 4)))}`
}

/** "July to September 2026" */
export function quarterMonths(quarter: Quarter): string {
  const last = lastDayOf(quarter)
  return `${monthOf(firstDayOf(quarter))} to ${monthOf(last)} ${last.slice(0, 4)}`
}

/** "Q2 2026/27 (July to September 2026)" */
export function quarterWords(quarter: Quarter): string {
  return `${quarterCode(quarter)} (${quarterMonths(quarter)})`
}
