import { addDays, addMonths, type Day } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'

/** How often a KPI is rated, in months. */
export const ratedEvery = [1, 3, 6, 12] as const
export type RatedEvery = (typeof ratedEvery)[number]

/**
 * A key performance indicator of a contract: against what it is measured, and how often. A contract over the line of the
 * law has three at least (Procurement Act 2023 s.52); any other may have them too.
 */
export interface Kpi {
  title: string
  /** What counts as meeting it, in words: "97% or above". */
  target: string
  /** First day of its first period. */
  starts: Day
  months: RatedEvery
}

export type KpiRefusal =
  | 'contract-withdrawn'
  | 'no-title'
  | 'title-too-long'
  | 'no-target'
  | 'target-too-long'
  | 'starts-outside-the-term'

export const longestKpi = 500

interface Term {
  starts: Day | null
  ends: Day | null
  withdrawn: boolean
}

/** Decides whether a KPI can be set: it begins within the contract's days, as far as they are known. */
export function setKpi(term: Term, proposed: Kpi): Decision<Kpi, KpiRefusal> {
  const title = proposed.title.trim()
  const target = proposed.target.trim()
  if (term.withdrawn) return refuse('contract-withdrawn')
  if (title === '') return refuse('no-title')
  if (title.length > longestKpi) return refuse('title-too-long')
  if (target === '') return refuse('no-target')
  if (target.length > longestKpi) return refuse('target-too-long')
  const { starts } = proposed
  if ((term.starts && starts < term.starts) || (term.ends && starts > term.ends))
    return refuse('starts-outside-the-term')
  return accept({ ...proposed, title, target })
}

/** The days one rating is about, both included. */
export interface KpiPeriod {
  starts: Day
  ends: Day
}

const mostPeriods = 240

/**
 * The periods that have begun by a day, the first first. They follow each other from the KPI's first day; the last one ends
 * with the contract, or with the KPI.
 */
export function periodsOf(
  { starts, months }: Kpi,
  { until, on }: { until: Day | null; on: Day },
): KpiPeriod[] {
  const periods: KpiPeriod[] = []
  const last = until !== null && until < on ? until : on
  for (let count = 0; count < mostPeriods; count++) {
    const from = addMonths(starts, count * months)
    if (from > last) break
    const ends = addDays(addMonths(starts, (count + 1) * months), -1)
    periods.push({ starts: from, ends: until !== null && until < ends ? until : ends })
  }
  return periods
}

export type KpiEndingRefusal = 'no-reason' | 'reason-too-long' | 'before-it-starts' | 'day-to-come'

/** Decides whether a KPI can end: with a reason, on a day from its first on that is not still to come. */
export function endKpi(
  { starts }: Pick<Kpi, 'starts'>,
  proposed: { on: Day; reason: string },
  today: Day,
): Decision<{ on: Day; reason: string }, KpiEndingRefusal> {
  const reason = proposed.reason.trim()
  if (reason === '') return refuse('no-reason')
  if (reason.length > 2000) return refuse('reason-too-long')
  if (proposed.on < starts) return refuse('before-it-starts')
  if (proposed.on > today) return refuse('day-to-come')
  return accept({ on: proposed.on, reason })
}
