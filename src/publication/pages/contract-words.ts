import { type Day, daysBetween, longDay } from '../../language/day.ts'
import { howFarMet, type Met, metOn, type Promised } from '../../performance/index.ts'

/** The tag a commitment carries on a day. */
export const metTags: Record<
  Met | 'not-yet-due',
  'met-in-full' | 'met-by-earlier-records' | 'met-in-part' | 'not-met' | 'not-yet-due'
> = {
  'in-full': 'met-in-full',
  'by-earlier-records': 'met-by-earlier-records',
  'in-part': 'met-in-part',
  'not-met': 'not-met',
  'not-yet-due': 'not-yet-due',
}

export interface Stands {
  tag: (typeof metTags)[Met | 'not-yet-due']
  /** As `lateWords`; nothing when it isn't. */
  late: string
}

/** How a commitment stands on a day. One that is met in full before it is due says so at once. */
export function standsOn(commitment: Promised, today: Day): Stands {
  const { due, quantity } = commitment
  if (quantity.eq(0)) return { tag: 'not-yet-due', late: '' }
  const met = howFarMet(commitment)
  if (met === 'in-full' || met === 'by-earlier-records') return { tag: metTags[met], late: '' }
  return { tag: metTags[metOn(commitment, today)], late: lateWords(due, today) }
}

const daysInMonth = 30.4375
/** Up to so many days are told as days, up to so many months as months. */
const mostDays = 60
const mostMonths = 24

/** "12 days late", "7 months late", "more than 2 years late"; nothing before the day is over. */
export function lateWords(due: Day, today: Day): string {
  const days = daysBetween(due, today)
  if (days <= 0) return ''
  if (days <= mostDays) return `${days} ${days === 1 ? 'day' : 'days'} late`
  const months = Math.floor(days / daysInMonth)
  return months < mostMonths ? `${months} months late` : `more than ${Math.floor(months / 12)} years late`
}

/** "1 April 2026 to 31 March 2029", as far as it is known. */
export function datesWords(starts: Day | null, ends: Day | null): string {
  if (starts && ends) return `${longDay(starts)} to ${longDay(ends)}`
  if (starts) return `From ${longDay(starts)}`
  return ends ? `To ${longDay(ends)}` : 'Not known'
}

export const kindNames = {
  contract: 'Contract',
  framework: 'Framework',
  lot: 'Lot',
  'call-off': 'Call-off',
  'spot-purchase': 'Spot purchase',
} as const

export const standingNames: Readonly<Record<string, string>> = {
  contractual: 'bound by the contract',
  'agreed-in-writing': 'agreed in writing',
  voluntary: 'not binding',
  'not-known': '',
}
