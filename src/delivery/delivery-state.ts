import { Decimal, sum } from '../language/quantity.ts'

/**
 * `reported` without and `evidenced` with something that supports it, both waiting to be checked; then `verified`,
 * `partly-verified` or `not-accepted`; `replaced` once a later report of the same thing stands in its place.
 */
export type DeliveryState =
  'reported' | 'evidenced' | 'verified' | 'partly-verified' | 'not-accepted' | 'replaced'

/** Whether a contract manager still has to decide on it. */
export function isWaiting(state: DeliveryState): boolean {
  return state === 'reported' || state === 'evidenced'
}

/** What a delivery adds to what was given: accepted once it was checked, what was reported until then. */
export interface Given {
  state: DeliveryState
  quantity: Decimal
  accepted: Decimal | null
}

/** What was given by these deliveries, in the unit of their one measure. */
export function givenBy(deliveries: Iterable<Given>): Decimal {
  return sum([...deliveries].map(amountGiven))
}

function amountGiven({ state, quantity, accepted }: Given): Decimal {
  if (isWaiting(state)) return quantity
  if (state === 'verified' || state === 'partly-verified') return accepted ?? quantity
  return new Decimal(0)
}
