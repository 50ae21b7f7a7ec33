import type { Day } from '../../language/day.ts'
import type { Period } from './release-parts.ts'

export interface NoticedPeriod {
  starts?: Day
  /** The last day, without extensions. */
  ends?: Day
  /** The last day if every extension is used. */
  latestEnd?: Day
  /** Where a notice gives a length and not the days. */
  lengthInDays?: number
}

export function periodOf(period: Period | undefined): NoticedPeriod {
  return {
    starts: period?.startDate,
    ends: period?.endDate,
    latestEnd: period?.maxExtentDate,
    lengthInDays: period?.durationInDays,
  }
}
