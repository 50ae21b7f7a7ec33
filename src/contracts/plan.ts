import { addDays, type Day, earlier } from '../language/day.ts'
import {
  firstDayOfPeriod,
  lastDayOfPeriod,
  type Period,
  type PeriodKind,
  periodsBetween,
  periodWords,
} from '../language/period.ts'
import { Decimal, sum } from '../language/quantity.ts'
import { type Quarter, quarterOf } from '../language/quarter.ts'
import { shareEvenly } from './share-evenly.ts'
import { faultOfScaling, type Scaling, type ScalingFault } from './spend/scaling.ts'

/** How a promise is spread over time. */
export const profiles = {
  once: 'All of it by that day',
  monthly: 'Month by month',
  quarterly: 'Quarter by quarter',
  yearly: 'Year by year',
  milestones: 'By milestones',
} as const

export type Profile = keyof typeof profiles

/** The kind of period of a profile; one that is due once, or goes by milestones, has none. */
export const periodKindOf: Readonly<Record<Profile, PeriodKind | undefined>> = {
  once: undefined,
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  milestones: undefined,
}

/** A step of a promise with a day of its own: kept or not, such as "meet three schools", or with a part of the quantity. */
export interface Milestone {
  id: string
  words: string
  due: Day
  /** Its part of the whole, in the measure's unit; null when it is only kept or not. */
  quantity: Decimal | null
}

/** As much of a commitment as says how it is planned. */
export interface Plan {
  /** In the measure's unit. */
  quantity: Decimal
  due: Day
  profile: Profile
  /** What returns ask for, quarter by quarter; together the whole quantity. Empty for what is due once. */
  targets: ReadonlyMap<Quarter, Decimal>
  /** What was agreed by month or by year, where that is the profile; together the whole quantity. */
  periods?: ReadonlyMap<Period, Decimal>
  /** Where the quantity follows from what is invoiced: then it, and the targets, are worked out, and never agreed by themselves. */
  scaling?: Scaling
  /** By day, where the profile is by milestones. Their quantities add up to the whole, or none has one. */
  milestones?: readonly Milestone[]
}

export type PlanFault =
  | 'target-negative'
  | 'target-too-exact'
  | 'target-outside-the-term'
  | 'targets-do-not-sum'
  | 'no-milestones'
  | 'too-many-milestones'
  | 'milestone-without-words'
  | 'milestone-too-long'
  | 'milestone-outside-the-term'
  | ScalingFault

export const mostMilestones = 30
export const longestMilestone = 300
/** A quantity has three places after the point at most. */
export const places = 3

/** The periods of a plan by month, quarter or year. */
export function periodsOf({ profile, targets, periods }: Plan): ReadonlyMap<Period, Decimal> {
  if (profile === 'quarterly') return targets
  return periodKindOf[profile] ? (periods ?? new Map()) : new Map()
}

/** What is wrong with a plan; its days lie between the contract's first day and the day the promise is due. */
export function faultOfPlan(starts: Day | null, plan: Plan): PlanFault | undefined {
  if (plan.scaling) return isScalable(plan) ? faultOfScaling(plan.scaling) : 'scaled-by-other-plan'
  if (plan.profile === 'once') return undefined
  if (plan.profile === 'milestones') return faultOfMilestones(starts, plan)
  const periods = periodsOf(plan)
  for (const [period, target] of periods) {
    const fault = faultOfTarget(target)
    if (fault) return fault
    if (target.eq(0)) continue
    if (firstDayOfPeriod(period) > plan.due || (starts && lastDayOfPeriod(period) < starts))
      return 'target-outside-the-term'
  }
  return sum(periods.values()).eq(plan.quantity) ? undefined : 'targets-do-not-sum'
}

/** Whether a promise planned like that can grow with what is invoiced: all by one day, or quarter by quarter. */
function isScalable({ profile }: Pick<Plan, 'profile'>): boolean {
  return profile === 'once' || profile === 'quarterly'
}

function faultOfTarget(target: Decimal): PlanFault | undefined {
  if (target.lt(0)) return 'target-negative'
  return target.eq(target.round(places, 0)) ? undefined : 'target-too-exact'
}

function faultOfMilestones(
  starts: Day | null,
  { milestones = [], due, quantity }: Plan,
): PlanFault | undefined {
  if (milestones.length === 0) return 'no-milestones'
  if (milestones.length > mostMilestones) return 'too-many-milestones'
  for (const milestone of milestones) {
    if (milestone.words.trim() === '') return 'milestone-without-words'
    if (milestone.words.length > longestMilestone) return 'milestone-too-long'
    if (milestone.due > due || (starts && milestone.due < starts)) return 'milestone-outside-the-term'
    const fault = milestone.quantity ? faultOfTarget(milestone.quantity) : undefined
    if (fault) return fault
  }
  const counted = milestones.flatMap((milestone) => milestone.quantity ?? [])
  return counted.length === 0 || sum(counted).eq(quantity) ? undefined : 'targets-do-not-sum'
}

/**
 * The same plan as it is kept: in order, noughts left out, with what it means for each quarter's return. What is planned for a
 * year is asked for in the last quarter of it that the promise runs; of milestones without quantities the whole is asked for on
 * the day it is due.
 */
export function settledPlan<Planned extends Plan>(plan: Planned): Planned {
  const { periods: _periods, milestones: _milestones, ...rest } = plan
  const settled = rest as Planned
  if (plan.profile === 'once') return { ...settled, targets: new Map() }
  if (plan.profile === 'milestones') {
    const milestones = (plan.milestones ?? [])
      .map((each) => ({
        ...each,
        words: each.words.trim(),
        quantity: each.quantity?.gt(0) ? each.quantity : null,
      }))
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    return { ...settled, milestones, targets: byQuarter(stepsOf({ ...plan, milestones })) }
  }
  const periods = inOrder(periodsOf(plan))
  if (plan.profile === 'quarterly') return { ...settled, targets: periods as ReadonlyMap<Quarter, Decimal> }
  return { ...settled, periods, targets: byQuarter(stepsOf({ ...plan, periods })) }
}

function inOrder(periods: ReadonlyMap<Period, Decimal>): Map<Period, Decimal> {
  const planned = [...periods].filter(([, target]) => target.gt(0))
  return new Map(planned.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** A part of a promise, and the day by which it is wanted. */
export interface Step {
  /** "July 2026", "Meet three schools" */
  name: string
  by: Day
  quantity: Decimal
}

/** The parts of a plan by the day they are wanted; together the whole. What is due once is one. */
export function stepsOf(plan: Plan): Step[] {
  const { quantity, due, profile, milestones = [] } = plan
  const whole = [{ name: 'All of it', by: due, quantity }]
  if (profile === 'once') return whole
  if (profile === 'milestones') {
    const counted = milestones.flatMap(({ words, due: by, quantity: part }) =>
      part ? [{ name: words, by, quantity: part }] : [],
    )
    return counted.length > 0 ? counted : whole
  }
  return [...periodsOf(plan)].map(([period, target]) => ({
    name: periodWords(period),
    by: earlier(lastDayOfPeriod(period), due),
    quantity: target,
  }))
}

function byQuarter(steps: readonly Step[]): Map<Quarter, Decimal> {
  const quarters = new Map<Quarter, Decimal>()
  for (const { by, quantity } of steps) {
    const quarter = quarterOf(by)
    quarters.set(quarter, (quarters.get(quarter) ?? new Decimal(0)).plus(quantity))
  }
  return new Map([...quarters].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** How many boxes a form has at most. */
const mostPeriods = { month: 120, quarter: 80, year: 30 } as const

/** The periods that something can be planned for: the contract's own, as far as its days are known, and those of the promise. */
export function periodsToPlan(
  kind: PeriodKind,
  { starts, ends }: { starts: Day | null; ends: Day | null },
  today: Day,
  promised?: { due: Day; periods: Iterable<Period> },
): Period[] {
  const planned = [...(promised?.periods ?? [])].map(firstDayOfPeriod)
  const due = promised ? [promised.due] : []
  const first = [starts ?? today, ...planned].sort()[0]!
  const last = [ends ?? addDays(today, 730), ...due].sort().at(-1)!
  return periodsBetween(kind, earlier(first, last), last).slice(0, mostPeriods[kind])
}

/**
 * The same promise with another quantity and day, planned anew: what is planned for periods that are over stays, the rest is
 * shared evenly over those up to the new day. Undefined where that can't be worked out: by milestones, or when less is
 * promised than was planned already.
 */
export function planAnew<Planned extends Plan>(
  plan: Planned,
  { quantity, due }: Pick<Plan, 'quantity' | 'due'>,
  { starts, today }: { starts: Day | null; today: Day },
): Planned | undefined {
  if (plan.profile === 'milestones') return undefined
  if (plan.scaling) return quantity.eq(plan.quantity) ? { ...plan, due } : undefined
  const kind = periodKindOf[plan.profile]
  if (!kind) return { ...plan, quantity, due }
  const planned = [...periodsOf(plan)]
  const over = planned.filter(([period]) => lastDayOfPeriod(period) < today)
  const left = quantity.minus(sum(over.map(([, target]) => target)))
  const first = starts ?? (planned[0] ? firstDayOfPeriod(planned[0][0]) : today)
  const ahead = periodsBetween(kind, first, due).filter((period) => lastDayOfPeriod(period) >= today)
  if (left.lt(0) || (left.gt(0) && ahead.length === 0)) return undefined
  return withPeriods({ ...plan, quantity, due }, new Map([...over, ...shareEvenly(left, ahead)]))
}

/** The plan with other periods, and what they mean for each quarter. */
export function withPeriods<Planned extends Plan>(
  plan: Planned,
  periods: ReadonlyMap<Period, Decimal>,
): Planned {
  const isQuarterly = plan.profile === 'quarterly'
  return settledPlan({
    ...plan,
    ...(isQuarterly ? { targets: periods as ReadonlyMap<Quarter, Decimal> } : { periods }),
  })
}
