import { Decimal, sum } from '../../language/quantity.ts'
import type { Day } from '../../language/day.ts'
import { nextQuarter, type Quarter, quarterOf } from '../../language/quarter.ts'

/** A promise that grows with what is invoiced: so many units for every so many pounds, without VAT (decision 0028). */
export interface Scaling {
  units: Decimal
  per: Decimal
  /** Parts of a unit count too, as of hours or pounds. Otherwise only whole units are owed, rounded down. */
  divisible: boolean
}

/** A sum that was invoiced on a day, or over days up to it; credits are negative. */
export interface Invoiced {
  ends: Day
  amount: Decimal
}

export type ScalingFault = 'units-not-right' | 'per-not-right' | 'scaled-by-other-plan'

/** Places after the point of a quantity, and of a rate. */
const places = 3
const mostUnits = '1000000000'
const mostMoney = '1000000000000'
const nought = new Decimal(0)

/** What is wrong with a rate; both its figures are more than nought, the pounds in pence. */
export function faultOfScaling({ units, per }: Scaling): ScalingFault | undefined {
  if (!units.gt(0) || units.gte(mostUnits) || !units.eq(units.round(places, 0))) return 'units-not-right'
  return per.gt(0) && per.lt(mostMoney) && per.eq(per.round(2, 0)) ? undefined : 'per-not-right'
}

/** How many units are owed for a sum: multiplied first, divided last, rounded down once; never less than nought. */
export function owedFor({ units, per, divisible }: Scaling, invoiced: Decimal): Decimal {
  if (!invoiced.gt(0)) return nought
  return invoiced
    .times(units)
    .div(per)
    .round(divisible ? places : 0, Decimal.roundDown)
}

/** What is owed for all that was invoiced. */
export function owedSoFar(scaling: Scaling, invoiced: readonly Invoiced[]): Decimal {
  return owedFor(scaling, sum(invoiced.map(({ amount }) => amount)))
}

/**
 * What is owed by quarter, where a promise is kept quarter by quarter: units that the sums of a quarter brought are wanted in the
 * next one, and none after the quarter in which all is due. A credit takes away what was earned before it, the latest first. The
 * quarters add up to what is owed for everything.
 */
export function owedByQuarter(
  scaling: Scaling,
  invoiced: readonly Invoiced[],
  { starts, due }: { starts: Day | null; due: Day },
): Map<Quarter, Decimal> {
  const first = quarterOf(starts && starts < due ? starts : due)
  const last = quarterOf(due)
  const byQuarter = Map.groupBy(invoiced, ({ ends }) => within(nextQuarter(quarterOf(ends)), first, last))
  let running = nought
  const reached = [...byQuarter.keys()].sort().map((quarter): [Quarter, Decimal] => {
    running = running.plus(sum(byQuarter.get(quarter)!.map(({ amount }) => amount)))
    return [quarter, owedFor(scaling, running)]
  })
  const kept = reached.map(([quarter], place): [Quarter, Decimal] => [
    quarter,
    reached.slice(place).reduce((least, [, owed]) => (owed.lt(least) ? owed : least), reached[place]![1]),
  ])
  const parts = kept.map(([quarter, owed], place): [Quarter, Decimal] => [
    quarter,
    owed.minus(kept[place - 1]?.[1] ?? nought),
  ])
  return new Map(parts.filter(([, part]) => part.gt(0)))
}

function within(quarter: Quarter, first: Quarter, last: Quarter): Quarter {
  if (quarter < first) return first
  return quarter > last ? last : quarter
}
