/** A calendar day in Europe/London, written YYYY-MM-DD. Days compare as strings. */
export type Day = string & { readonly __day: unique symbol }

const written = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads YYYY-MM-DD; undefined for anything else, 2026-02-30 included. */
export function dayOf(text: string): Day | undefined {
  const match = written.exec(text)
  if (!match) return undefined
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) ? (text as Day) : undefined
}

/** The day, for texts known to be right; throws on others. */
export function day(text: string): Day {
  const read = dayOf(text)
  if (!read) throw new RangeError(`${text} is not a day`)
  return read
}

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

/** The day it is in England at that moment. */
export function dayIn(moment: Date): Day {
  return london.format(moment) as Day
}

const londonHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** The full hour it is in England at that moment, 0 to 23. */
export function hourIn(moment: Date): number {
  return Number(londonHour.format(moment))
}

function utc(of: Day): Date {
  return new Date(`${of}T00:00:00Z`)
}

export function addDays(from: Day, days: number): Day {
  const moment = utc(from)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10) as Day
}

/** The same day so many months on; the last of the month where that month is shorter. */
export function addMonths(from: Day, months: number): Day {
  const moment = utc(from)
  const dayOfMonth = moment.getUTCDate()
  moment.setUTCDate(1)
  moment.setUTCMonth(moment.getUTCMonth() + months)
  const last = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 0)).getUTCDate()
  moment.setUTCDate(Math.min(dayOfMonth, last))
  return moment.toISOString().slice(0, 10) as Day
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000)
}

export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

export function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

const long = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' })
const monthName = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long' })
const atTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})

/** "22 November 2026" */
export function longDay(of: Day): string {
  return long.format(utc(of))
}

/** "Sunday" */
export function weekdayOf(of: Day): string {
  return weekday.format(utc(of))
}

/** The newest Monday up to and including the day. */
export function mondayOf(of: Day): Day {
  return addDays(of, -((utc(of).getUTCDay() + 6) % 7))
}

/** "November" */
export function monthOf(of: Day): string {
  return monthName.format(utc(of))
}

/** "22 November 2026 at 3:05 pm", in English local time. */
export function longMoment(moment: Date): string {
  return atTime.format(moment)
}
