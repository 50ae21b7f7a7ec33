import { Decimal } from '../language/quantity.ts'
import type { Period } from '../language/period.ts'

/**
 * Shares a quantity over periods as evenly as can be; the shares add up to it exactly. A whole number is shared in
 * whole numbers, spread out: 2 over 4 quarters is 0, 1, 0, 1. Other quantities are shared to three places.
 */
export function shareEvenly<Of extends Period>(quantity: Decimal, periods: readonly Of[]): Map<Of, Decimal> {
  const step = quantity.eq(quantity.round(0, 0)) ? 0 : 3
  const shares = new Map<Of, Decimal>()
  let given = new Decimal(0)
  periods.forEach((period, place) => {
    const byThen = quantity
      .times(place + 1)
      .div(periods.length)
      .round(step, 0)
    shares.set(period, byThen.minus(given))
    given = byThen
  })
  return shares
}
