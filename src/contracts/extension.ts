import { type Day, daysBetween } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import type { Plan } from './plan.ts'

/**
 * What a commitment would be after its contract's last day moved: one that was due on the old last day is due on the new one,
 * with as much more as the time is longer; any other stays, and one that grows with
 * what is invoiced grows by itself. Whole quantities stay whole. A proposal: a person confirms it.
 */
export function proposedAfter(
  { quantity, due, scaling }: Pick<Plan, 'quantity' | 'due' | 'scaling'>,
  { starts, ended, ends }: { starts: Day | null; ended: Day; ends: Day },
): Pick<Plan, 'quantity' | 'due'> {
  if (due !== ended) return { quantity, due }
  if (scaling || !starts || starts > ended) return { quantity, due: ends }
  const [before, after] = [daysBetween(starts, ended) + 1, daysBetween(starts, ends) + 1]
  const step = quantity.eq(quantity.round(0, 0)) ? 0 : 3
  return { quantity: quantity.times(after).div(before).round(step, Decimal.roundHalfUp), due: ends }
}
