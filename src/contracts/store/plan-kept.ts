import type { Day } from '../../language/day.ts'
import type { Period } from '../../language/period.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Milestone, Plan } from '../plan.ts'

/** What was agreed by month, by year or by milestones, as a commitment's row keeps it. */
export interface PlanKept {
  scaling?: { units: string; per: string; divisible: boolean }
  periods?: Record<string, string>
  milestones?: { id: string; words: string; due: Day; quantity?: string | null }[]
}

export function planKept({
  periods,
  milestones,
  scaling,
}: Pick<Plan, 'periods' | 'milestones' | 'scaling'>): PlanKept | null {
  if (scaling) {
    const { units, per, divisible } = scaling
    return { scaling: { units: units.toFixed(), per: per.toFixed(), divisible } }
  }
  if (periods?.size)
    return { periods: Object.fromEntries([...periods].map(([period, target]) => [period, target.toFixed()])) }
  if (!milestones?.length) return null
  const kept = ({ id, words, due, quantity }: Milestone) => ({
    id,
    words,
    due,
    ...(quantity ? { quantity: quantity.toFixed() } : {}),
  })
  return { milestones: milestones.map(kept) }
}

export function planOf(kept: PlanKept | null | undefined): Pick<Plan, 'periods' | 'milestones' | 'scaling'> {
  if (kept?.scaling) {
    const { units, per, divisible } = kept.scaling
    return { scaling: { units: new Decimal(units), per: new Decimal(per), divisible } }
  }
  if (kept?.periods) {
    const periods = Object.entries(kept.periods).sort(([a], [b]) => (a < b ? -1 : 1))
    return { periods: new Map(periods.map(([period, target]) => [period as Period, new Decimal(target)])) }
  }
  if (!kept?.milestones) return {}
  const milestones = kept.milestones.map((each) => ({
    ...each,
    quantity: each.quantity ? new Decimal(each.quantity) : null,
  }))
  return { milestones }
}
