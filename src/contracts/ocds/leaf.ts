import type { Day } from '../../language/day.ts'
import { Decimal, decimalOf } from '../../language/quantity.ts'
import { withoutContacts } from './contact-words.ts'
import type { Place } from './fault.ts'
import { localDayOf } from './local-day.ts'
import { leaf } from './shape.ts'

const mostInMoney = new Decimal('1000000000000000')
const longestInDays = 100_000

/** Words as they came, without people's addresses, the characters no database takes, or spaces around them. */
function plain(given: string): string {
  return withoutContacts(given.toWellFormed().replaceAll('\u0000', '').trim())
}

function siftText(given: unknown, at: Place): string | undefined {
  if (typeof given === 'string') return plain(given) || undefined
  if (typeof given === 'number' && Number.isFinite(given)) return String(given)
  return at.warnOf('text', given)
}

function siftDecimal(given: unknown, at: Place): Decimal | undefined {
  const expected = 'a number'
  if (typeof given === 'string') return decimalOf(given.trim()) ?? at.warnOf(expected, given)
  if (typeof given !== 'number' || !Number.isFinite(given)) return at.warnOf(expected, given)
  return new Decimal(String(given))
}

function siftAmount(given: unknown, at: Place): Decimal | undefined {
  const amount = siftDecimal(given, at)
  if (!amount) return undefined
  if (amount.lt(0)) return at.warnOf('a sum of nought or more', given)
  return amount.lt(mostInMoney) ? amount : at.warnOf('a sum of money', given)
}

function siftDay(given: unknown, at: Place): Day | undefined {
  const read = typeof given === 'string' ? localDayOf(given) : undefined
  return read ?? (given === '' ? undefined : at.warnOf('a date such as 2026-04-01', given))
}

function siftLength(given: unknown, at: Place): number | undefined {
  const read = typeof given === 'string' && /^\d{1,6}$/.test(given) ? Number(given) : given
  const fits = typeof read === 'number' && Number.isInteger(read) && read > 0 && read <= longestInDays
  return fits ? read : at.warnOf('a whole number of days or months', given)
}

function siftYesNo(given: unknown, at: Place): boolean | undefined {
  return typeof given === 'boolean' ? given : at.warnOf('true or false', given)
}

/** Text; a bare number is taken as text, because some publishers write ids that way. */
export const text = leaf(siftText)
/** An exact number. A JSON number is read as it is shortest written, which is what stood in the file up to 15 figures. */
export const decimal = leaf(siftDecimal)
/** A sum of money, nought or more. */
export const amount = leaf(siftAmount)
/** A day in England. */
export const localDay = leaf(siftDay)
/** A number of days or months. */
export const length = leaf(siftLength)
export const yesNo = leaf(siftYesNo)
