import { addDays, type Day, dayIn } from '../language/day.ts'
import { Decimal, sum } from '../language/quantity.ts'
import {
  firstDayOf,
  lastDayOf,
  type Quarter,
  quarterCode,
  quarterOf,
  quartersBetween,
} from '../language/quarter.ts'
import type { EarlierDelivery, Progress } from './needs.ts'
import { type Plan, stepsOf } from './plan.ts'

/** What was reported and verified of a commitment by the quarter it was reported for. */
export type ByQuarter = ReadonlyMap<Quarter, Pick<Progress, 'reported' | 'verified'>>

/** How a commitment stands at the end of a quarter: running totals in the measure's unit. */
export interface BurnUpPoint {
  quarter: Quarter
  planned: Decimal
  /** Undefined for quarters that have not begun. */
  reported: Decimal | undefined
  verified: Decimal | undefined
}

/**
 * What will have been delivered by the end if the rest goes as it went so far: what was reported for the quarters that count,
 * times the whole, divided by what was planned for them. Never less than was reported already.
 */
export type Forecast =
  | { is: 'made'; quantity: Decimal; by: Quarter; planned: Decimal; reported: Decimal }
  | { is: 'over'; quantity: Decimal; by: Quarter; planned: Decimal; reported: Decimal }
  | { is: 'too-early' }

export interface BurnUp {
  points: BurnUpPoint[]
  /** Running totals today. */
  plannedByNow: Decimal
  reported: Decimal
  verified: Decimal
  /** What the council's earlier records say was accepted; it counts against the shortfall, and is no part of verified. */
  acceptedEarlier: Decimal
  forecast: Forecast
  /** What is planned by now and was neither verified nor accepted in earlier records. */
  shortfallNow: Decimal
  /** What will be missing at the end by the forecast; undefined without one. */
  shortfallAtEnd: Decimal | undefined
}

/** Days after a quarter in which its reports may still be under way. */
const daysToReport = 30
const nought = new Decimal(0)

/** How a commitment goes against its plan, quarter by quarter, from its first quarter to its last. */
export function burnUpOf(
  plan: Plan,
  { quarters, earlier }: { quarters: ByQuarter; earlier: readonly EarlierDelivery[] },
  { starts, today }: { starts: Day | null; today: Day },
): BurnUp {
  const done = withEarlier(quarters, earlier)
  const steps = stepsOf(plan)
  const plannedBy = (day: Day) => sum(steps.filter(({ by }) => by <= day).map(({ quantity }) => quantity))
  const now = quarterOf(today)
  const points = quartersOf(plan, done, starts).map((quarter): BurnUpPoint => {
    const begun = quarter <= now
    return {
      quarter,
      planned: plannedBy(lastDayOf(quarter)),
      reported: begun ? upTo(done, quarter, 'reported') : undefined,
      verified: begun ? upTo(quarters, quarter, 'verified') : undefined,
    }
  })
  const all = sum([...done.values()].map(({ reported }) => reported))
  const verified = sum([...quarters.values()].map((each) => each.verified))
  const acceptedEarlier = sum([...done.values()].map(({ accepted }) => accepted))
  const plannedByNow = plannedBy(today)
  const forecast = forecastOf(plan, done, { plannedBy, today })
  const short = (wanted: Decimal, had: Decimal) => (wanted.gt(had) ? wanted.minus(had) : nought)
  return {
    points,
    plannedByNow,
    reported: all,
    verified,
    acceptedEarlier,
    forecast,
    shortfallNow: short(plannedByNow, verified.plus(acceptedEarlier)),
    shortfallAtEnd: forecast.is === 'too-early' ? undefined : short(plan.quantity, forecast.quantity),
  }
}

interface Done {
  reported: Decimal
  /** In earlier records. */
  accepted: Decimal
}

/** Earlier records of quarters that nothing was reported for here count as reported; those to date as of when the file was made. */
function withEarlier(quarters: ByQuarter, earlier: readonly EarlierDelivery[]): Map<Quarter, Done> {
  const done = new Map<Quarter, Done>()
  for (const [quarter, { reported }] of quarters) done.set(quarter, { reported, accepted: nought })
  for (const one of earlier) {
    const quarter = one.quarter ?? quarterOf(dayIn(one.broughtIn))
    const here = quarters.get(quarter)
    if (one.confirmedBy || (one.quarter && here && (here.reported.gt(0) || here.verified.gt(0)))) continue
    const before = done.get(quarter) ?? { reported: nought, accepted: nought }
    done.set(quarter, {
      reported: before.reported.plus(one.reported ?? one.accepted ?? nought),
      accepted: before.accepted.plus(one.accepted ?? nought),
    })
  }
  return done
}

function upTo<Of extends 'reported' | 'verified'>(
  all: ReadonlyMap<Quarter, Record<Of, Decimal>>,
  quarter: Quarter,
  of: Of,
): Decimal {
  return sum([...all].filter(([each]) => each <= quarter).map(([, amounts]) => amounts[of]))
}

/** From the contract's first day, or the first that is known of the promise, to the day it is due or the last report. */
function quartersOf(plan: Plan, done: ReadonlyMap<Quarter, unknown>, starts: Day | null): Quarter[] {
  const known = [...plan.targets.keys(), ...done.keys()].sort()
  const first = [starts ?? plan.due, plan.due, ...known.slice(0, 1).map(firstDayOf)].sort()[0]!
  const last = [plan.due, ...known.slice(-1).map(lastDayOf)].sort().at(-1)!
  return quartersBetween(first, last)
}

interface Counting {
  plannedBy: (day: Day) => Decimal
  today: Day
}

function forecastOf(plan: Plan, done: ReadonlyMap<Quarter, Done>, { plannedBy, today }: Counting): Forecast {
  const settled = quarterOf(addDays(firstDayOf(quarterOf(addDays(today, -daysToReport))), -1))
  const ended = [...done].filter(([quarter, { reported }]) => lastDayOf(quarter) < today && reported.gt(0))
  const by = [settled, ...ended.map(([quarter]) => quarter)].sort().at(-1)!
  const reported = sum([...done].filter(([quarter]) => quarter <= by).map(([, each]) => each.reported))
  const planned = plannedBy(lastDayOf(by))
  if (plan.due <= lastDayOf(by)) return { is: 'over', quantity: reported, by, planned, reported }
  if (planned.eq(0)) return { is: 'too-early' }
  const whole = sum([...done.values()].map((each) => each.reported))
  const pace = reported.times(plan.quantity).div(planned)
  return { is: 'made', quantity: pace.gt(whole) ? pace : whole, by, planned, reported }
}

/** How the forecast was worked out, in words; amounts as `words` writes them. */
export function forecastWords(
  forecast: Forecast,
  { quantity, words }: { quantity: Decimal; words: (amount: Decimal) => string },
): string {
  if (forecast.is === 'too-early')
    return 'Nothing was planned for the quarters that are over, so there is nothing to work a forecast out from yet.'
  const { by, planned, reported } = forecast
  if (forecast.is === 'over') return 'Its time is over: what was reported is all that comes.'
  const until = quarterCode(by)
  return `Up to the end of ${until}, ${words(planned)} were planned and ${words(reported)} reported. If the rest of the ${words(quantity)} goes the same way, it ends at ${words(shownForecast(forecast.quantity))}.`
}

/** A forecast as it is shown: to one place, half up. */
export function shownForecast(quantity: Decimal): Decimal {
  return quantity.round(1, Decimal.roundHalfUp)
}
