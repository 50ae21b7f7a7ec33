import { Decimal, quantityWords } from '../../language/quantity.ts'
import { type Check, fine, look } from '../check.ts'

/** Accepted reports of the same measure under other commitments, to compare with. */
export interface Similar {
  /** What was accepted of each; for each £1 million of the contract's value where `perMillion`. */
  amounts: readonly Decimal[]
  /** The same of this delivery. */
  amount: Decimal
  perMillion: boolean
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
 * reports don't move. Only far more is noticed. Silent with too few to compare.
 */
export function ofSimilar(
  similar: Similar | undefined,
  { similarFrom, unlikeBy, words }: Unlike,
): Check | undefined {
  if (!similar || similar.amounts.length < similarFrom) return undefined
  const { amounts, amount, perMillion } = similar
  const { middle, distance } = middleOf(amounts)
  const least = middle.times(leastDistance)
  const usual = distance.gt(least) ? distance : least
  const among = `${amounts.length} accepted reports of this measure`
  const of = perMillion ? ' for each £1 million of contract value' : ''
  const shown = (quantity: Decimal) => words(quantity.round(quantity.gte(10) ? 0 : 2))
  if (!amount.gt(middle.plus(usual.times(unlikeBy))))
    return fine('similar', `like ${among}: the middle is ${shown(middle)}${of}`)
  return look(
    'similar',
    2,
    `far more than ${among}: this is ${shown(amount)}${of}, the middle is ${shown(middle)} and the usual distance from it ${quantityWords(usual.round(2))}`,
  )
}
