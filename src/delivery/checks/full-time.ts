import { Decimal, decimalOf, quantityWords } from '../../language/quantity.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'
import { type Check, fine, look } from '../check.ts'

/** What full-time equivalents are made up of. */
export interface MadeUp {
  fullTime: Decimal
  partTime: Decimal
  /** Of full-time hours that the part-time jobs have, from 0 to 1. */
  share: Decimal
  years: Decimal
}

/** The same as it is typed, kept and sent. */
export type MadeUpTyped = Record<keyof MadeUp, string>

/** Whether a measure counts full-time equivalents. */
export function countsFullTime({ unit }: { unit: { one: string } }): boolean {
  return /^(full-time (year|equivalent)|fte)\b/i.test(unit.one)
}

/** (full-time + part-time × share) × years. Ten full-time and five half-time for two years is 25. */
export function fullTimeOf({ fullTime, partTime, share, years }: MadeUp): Decimal {
  return fullTime.plus(partTime.times(share)).times(years)
}

export type MadeUpRefusal = 'not-numbers' | 'share-not-a-part'

/** Decides whether what was typed says how they are made up; nothing typed at all is undefined, for it need not be told. */
export function readMadeUp(typed: MadeUpTyped): Decision<MadeUp | undefined, MadeUpRefusal> {
  const texts = [typed.fullTime, typed.partTime, typed.share, typed.years].map((text) => text.trim())
  if (texts.every((text) => text === '')) return accept(undefined)
  const [full, part, share, years] = texts.map((text) => decimalOf(text.replaceAll(',', '') || '0'))
  if (!full || !part || !share || !years) return refuse('not-numbers')
  if ([full, part, share, years].some((each) => each.lt(0))) return refuse('not-numbers')
  if (share.gt(1)) return refuse('share-not-a-part')
  return accept({ fullTime: full, partTime: part, share, years })
}

/** Whether a number of full-time equivalents is what it is said to be made up of, to two places. */
export function ofFullTime(quantity: Decimal, of: MadeUp | null | undefined): Check | undefined {
  if (of === undefined) return undefined
  if (of === null) return look('full-time', 0, 'how the full-time years are made up was not told')
  const makes = fullTimeOf(of).round(2, Decimal.roundHalfUp)
  const parts = `${quantityWords(of.fullTime)} full-time and ${quantityWords(of.partTime)} part-time at ${quantityWords(of.share)} for ${quantityWords(of.years)} ${of.years.eq(1) ? 'year' : 'years'} make ${quantityWords(makes)}`
  if (makes.eq(quantity.round(2, Decimal.roundHalfUp))) return fine('full-time', parts)
  return look('full-time', 2, `${parts}, not ${quantityWords(quantity)}`)
}
