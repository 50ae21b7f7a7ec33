import { Decimal } from '../language/quantity.ts'
import type { Quarter } from '../language/quarter.ts'

/**
 * Shares a quantity over quarters as evenly as can be; the shares add up to it exactly. A whole number is shared in
 * whole numbers, spread out: 2 over 4 quarters is 0, 1, 0, 1. Other quantities are shared to three places.
 */
export function shareEvenly(quantity: Decimal, quarters: readonly Quarter[]): Map<Quarter, Decimal> {
  const step = quantity.eq(quantity.round(0, 0)) ? 0 : 3
  const shares = new Map<Quarter, Decimal>()
  let given = new Decimal(0)
  quarters.forEach((quarter, place) => {
    const byThen = quantity
      .times(place + 1)
      .div(quarters.length)
      .round(step, 0)
    shares.set(quarter, byThen.minus(given))
    given = byThen
  })
  return shares
}
