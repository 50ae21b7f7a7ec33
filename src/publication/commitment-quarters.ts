import { type DeliveryState, isWaiting } from '../delivery/index.ts'
import { Decimal, sum } from '../language/quantity.ts'
import { lastDayOf, type Quarter } from '../language/quarter.ts'
import type { Day } from '../language/day.ts'

/** One report under a commitment, as far as its figures go. */
export interface ReportOfQuarter {
  id: string
  quarter: Quarter
  quantity: Decimal
  accepted: Decimal | null
  state: DeliveryState
  /** The report it stands in the place of. */
  replaces: string | null
}

/** One quarter of one commitment, in its measure's unit. */
export interface CommitmentQuarter {
  quarter: Quarter
  promised: Decimal
  reported: Decimal
  verified: Decimal
}

const shown = 8
const nought = new Decimal(0)

/**
 * What was planned, reported and verified of one commitment in each quarter that was over on the day, the last two
 * years of them. Counted as performance counts: not what was not accepted, and not what a later report replaces.
 */
export function commitmentQuarters(
  targets: ReadonlyMap<Quarter, Decimal>,
  reports: readonly ReportOfQuarter[],
  today: Day,
): CommitmentQuarter[] {
  const awaited = new Set(reports.filter(({ state }) => isWaiting(state)).map(({ replaces }) => replaces))
  const quarters = [...new Set([...targets.keys(), ...reports.map(({ quarter }) => quarter)])].sort()
  return quarters
    .filter((quarter) => lastDayOf(quarter) < today)
    .slice(-shown)
    .map((quarter) => {
      const within = reports.filter((report) => report.quarter === quarter)
      const checked = within.filter(({ state }) => state === 'verified' || state === 'partly-verified')
      const standing = within.filter(
        ({ id, state }) =>
          isWaiting(state) || state === 'verified' || (state === 'partly-verified' && !awaited.has(id)),
      )
      return {
        quarter,
        promised: targets.get(quarter) ?? nought,
        reported: sum(standing.map(({ quantity }) => quantity)),
        verified: sum(checked.map(({ accepted }) => accepted ?? nought)),
      }
    })
}
