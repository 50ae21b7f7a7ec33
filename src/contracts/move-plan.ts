import { addDays, addMonths, type Day, daysBetween, earlier } from '../language/day.ts'
import { firstDayOfPeriod, lastDayOfPeriod, type Period, periodOf } from '../language/period.ts'
import { Decimal } from '../language/quantity.ts'
import { periodKindOf, periodsOf, type Plan, settledPlan, withPeriods } from './plan.ts'

/**
 * The plan moved on by so many days from a day: what was wanted from that day on is wanted so much later, a period’s part in the
 * period that its middle then falls in.
 */
export function moveOn<Planned extends Plan>(plan: Planned, from: Day, days: number): Planned {
  return moved(plan, from, (day) => addDays(day, days))
}

/** The same by whole months: the last day of a month stays one. Less than nought is earlier. */
export function moveByMonths<Planned extends Plan>(plan: Planned, from: Day, months: number): Planned {
  return moved(plan, from, (day) => monthsLater(day, months))
}

function monthsLater(day: Day, months: number): Day {
  const isLast = addDays(day, 1).slice(8) === '01'
  return isLast ? addDays(addMonths(addDays(day, 1), months), -1) : addMonths(day, months)
}

function moved<Planned extends Plan>(plan: Planned, from: Day, later: (day: Day) => Day): Planned {
  const move = (day: Day) => (day >= from ? later(day) : day)
  const due = move(plan.due)
  if (plan.scaling) return { ...plan, due }
  if (plan.profile === 'milestones') {
    const milestones = (plan.milestones ?? []).map((each) => ({ ...each, due: move(each.due) }))
    return settledPlan({ ...plan, due, milestones })
  }
  const kind = periodKindOf[plan.profile]
  if (!kind) return { ...plan, due }
  const periods = new Map<Period, Decimal>()
  for (const [period, target] of periodsOf(plan)) {
    const isMoved = earlier(lastDayOfPeriod(period), plan.due) >= from
    const to = isMoved ? periodOf(kind, later(earlier(middleOf(period), plan.due))) : period
    periods.set(to, (periods.get(to) ?? new Decimal(0)).plus(target))
  }
  return withPeriods({ ...plan, due }, periods)
}

function middleOf(period: Period): Day {
  const first = firstDayOfPeriod(period)
  return addDays(first, Math.floor(daysBetween(first, lastDayOfPeriod(period)) / 2))
}
