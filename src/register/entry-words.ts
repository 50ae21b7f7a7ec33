import { type Day, longDay } from '../language/day.ts'
import { roundMoney } from '../language/money.ts'
import { Decimal } from '../language/quantity.ts'
import { unitWords } from '../measurement/index.ts'
import type { RegisterEntry } from './entry.ts'
import type { EntryStatus } from './output.ts'

/** "6 hours" */
export function amountWords({ measure, quantity }: Pick<RegisterEntry, 'measure' | 'quantity'>): string {
  return unitWords(measure, quantity)
}

/** How a list says the statuses of entries. */
export const statusWords: Record<EntryStatus, string> = {
  verified: 'Verified in full',
  'partly-verified': 'Verified in part',
  withdrawn: 'Withdrawn',
}

/** What a contract says of a promise, by its standing. */
export const promisedWords: Readonly<Record<string, string>> = {
  contractual: 'Promised in the contract',
  'agreed-in-writing': 'Promised in writing',
  voluntary: 'Promised, without being bound',
  'not-known': 'Promised',
}

/** "April 2026 to March 2029", as far as it is known. */
export function termWords(starts: Day | null, ends: Day | null): string {
  const month = (of: Day) => longDay(of).replace(/^\d+ /, '')
  if (starts && ends) return `${month(starts)} to ${month(ends)}`
  if (starts) return `from ${month(starts)}`
  return ends ? `to ${month(ends)}` : ''
}

/** "£4.2 million"; nothing when no value is known. */
export function valueWords(value: string | null): string {
  return value === null ? '' : roundMoney(new Decimal(value))
}

/** How to name an entry in a report or an article, with its address. */
export function citationOf(
  { title, number, publishedOn }: Pick<RegisterEntry, 'title' | 'number' | 'publishedOn'>,
  authority: string,
  address: string,
): string {
  return `${authority} (${publishedOn.slice(0, 4)}). ${title}. Register of extra benefits, ${number}, published ${longDay(publishedOn)}. ${address}`
}
