import type { Decimal } from '../../language/quantity.ts'
import { quantityWords } from '../../language/quantity.ts'
import { type Check, fine, look, timesWords } from '../check.ts'

export interface AgainstPlan {
  quantity: Decimal
  /** Nothing, when none was planned for the quarter. */
  planned: Decimal | undefined
  /** All that is promised, and what was given before this delivery. */
  promised: Decimal
  before: Decimal
  /** How many times the plan the authority wants to be told of. */
  moreBy: Decimal
  /** Writes a quantity with its unit: "2 hours". */
  words: (quantity: Decimal) => string
  isMoney: boolean
}

/** Beside what was planned for the quarter. More than so many times as much is a risk; a little more or fewer is only told. */
export function againstPlan({ quantity, planned, moreBy, words, isMoney }: AgainstPlan): Check | undefined {
  if (!planned) return quantity.gt(0) ? look('plan', 1, 'none was planned for this quarter') : undefined
  if (quantity.lt(planned))
    return look('plan', 0, `${words(planned.minus(quantity))} ${isMoney ? 'less' : 'fewer'} than planned`)
  if (quantity.eq(planned)) return fine('plan', 'as much as planned')
  const more = `${words(quantity.minus(planned))} more than planned`
  if (!quantity.gt(planned.times(moreBy))) return look('plan', 0, more)
  return look('plan', 2, `${more}, ${timesWords(quantity.div(planned))} the plan`)
}

/** Beside all that is promised. */
export function againstPromise({ quantity, promised, before, words }: AgainstPlan): Check | undefined {
  const all = before.plus(quantity)
  if (!all.gt(promised)) return undefined
  const makes = `with what was given before that makes ${quantityWords(all)} of ${words(promised)} promised`
  return look('promise', 1, makes)
}
