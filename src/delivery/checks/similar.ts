import { Decimal, quantityWords } from '../../language/quantity.ts'
import { type Check, fine, look } from '../check.ts'

/** Accepted reports of the same measure under other commitments, to compare with. */
export interface Similar {
  /** What was accepted of each. */
  amounts: readonly Decimal[]
  amount: Decimal
  /** The same for each £1 million of the contract's value, where enough values are known. */
  perMillion?: { amounts: readonly Decimal[]; amount: Decimal }
}

export interface Unlike {
  /** Fewest reports that are compared with. */
  similarFrom: number
  /** How many usual distances from the middle are noticed. */
  unlikeBy: Decimal
  words: (quantity: Decimal) => string
}

/** The middle of some numbers, and the middle of how far each is from it. */
export function middleOf(amounts: readonly Decimal[]): { middle: Decimal; distance: Decimal } {
  const middle = median(amounts)
  return { middle, distance: median(amounts.map((amount) => amount.minus(middle).abs())) }
}

function median(amounts: readonly Decimal[]): Decimal {
  const sorted = [...amounts].sort((a, b) => a.cmp(b))
  const half = Math.floor(sorted.length / 2)
  if (sorted.length % 2 === 1) return sorted[half]!
  return sorted[half - 1]!.plus(sorted[half]!).div(2)
}

/** The smallest distance that is taken for usual, as a share of the middle: many are alike to the last hour. */
const leastDistance = new Decimal('0.1')

/**
 * Beside what was accepted of the same measure elsewhere, by the median and the median absolute deviation, which a few odd
 * reports don't move. Only far more is noticed: far more in a report and, where the values of contracts are known, for each
 * £1 million of value too, for large contracts give more. Silent with too few to compare.
 */
export function ofSimilar(
  similar: Similar | undefined,
  { similarFrom, unlikeBy, words }: Unlike,
): Check | undefined {
  if (!similar || similar.amounts.length < similarFrom) return undefined
  const { amounts, amount, perMillion } = similar
  const report = farAbove(amounts, amount, unlikeBy)
  const value = perMillion && farAbove(perMillion.amounts, perMillion.amount, unlikeBy)
  const among = `${amounts.length} accepted reports of this measure`
  const shown = (quantity: Decimal) => words(quantity.round(quantity.gte(10) ? 0 : 2))
  if (!report.isFar || value?.isFar === false)
    return fine('similar', `like ${among}: the middle is ${shown(report.middle)}`)
  const beside = value
    ? `; for each £1 million of contract value ${shown(perMillion.amount)}, the middle is ${shown(value.middle)}`
    : ''
  return look(
    'similar',
    2,
    `far more than ${among}: the middle is ${shown(report.middle)} and the usual distance from it ${quantityWords(report.usual.round(2))}, this is ${shown(amount)}${beside}`,
  )
}

function farAbove(amounts: readonly Decimal[], amount: Decimal, by: Decimal) {
  const { middle, distance } = middleOf(amounts)
  const least = middle.times(leastDistance)
  const usual = distance.gt(least) ? distance : least
  return { middle, usual, isFar: amount.gt(middle.plus(usual.times(by))) }
}
