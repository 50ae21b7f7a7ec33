import { addDays, addMonths, type Day, later } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'
import { isToTell, type PerformanceFailure, tellBy } from './performance-failure.ts'
import type { Kpi } from './kpi.ts'
import type { KpiRating } from './rating.ts'

/** An organisation as a notice names it. */
export interface Named {
  name: string
  identifier: { scheme: string; id: string } | null
}

/** All that a contract performance notice says. */
export interface PerformanceNotice {
  contract: { id: string; title: string; reference: string | null; ocid: string | null }
  buyer: Named
  suppliers: Named[]
  starts: Day
  ends: Day
  kpis: (Pick<Kpi, 'title' | 'target'> & { id: string; ratings: KpiRating[] })[]
  failures: (PerformanceFailure & { id: string })[]
}

export type NoticeRefusal = 'no-days' | 'ends-before-it-starts' | 'day-to-come' | 'nothing-to-tell'

/** Decides whether a notice can be prepared: of days that are past, with a rating or a failure in them. */
export function prepareNotice(
  notice: PerformanceNotice,
  today: Day,
): Decision<PerformanceNotice, NoticeRefusal> {
  if (notice.ends < notice.starts) return refuse('ends-before-it-starts')
  if (notice.ends > today) return refuse('day-to-come')
  const { starts, ends } = notice
  const kpis = notice.kpis
    .map((kpi) => ({
      ...kpi,
      ratings: kpi.ratings.filter((each) => each.ends >= starts && each.ends <= ends),
    }))
    .filter(({ ratings }) => ratings.length > 0)
  const failures = notice.failures.filter((each) => isToTell(each) && each.on >= starts && each.on <= ends)
  if (kpis.length + failures.length === 0) return refuse('nothing-to-tell')
  return accept({ ...notice, kpis, failures })
}

/** Why a notice is due. */
export type NoticeReason = 'yearly' | 'ended' | 'failure'

export interface NoticeDue {
  because: NoticeReason
  /** Last day to publish it. */
  by: Day
}

/** As much of a contract as says when its next notice is due. */
export interface NoticeFacts {
  starts: Day | null
  ends: Day | null
  /** First day of its oldest KPI; nothing without one. */
  measuredSince: Day | null
  /** Until which day notices that were published tell; nothing before the first. */
  toldUntil: Day | null
  failures: readonly (Pick<PerformanceFailure, 'kind' | 'result' | 'on'> & { isTold: boolean })[]
}

/** The duty to publish began on this day: Procurement Act 2023 s.71, SI 2025/1316. */
export const noticesSince = '2026-01-01' as Day

/**
 * The notices that are due, the most pressing first: once in twelve months while a contract with KPIs runs, once more at its
 * end, and within thirty days of a failure that has to be told. Whether the law reaches this contract is for a person to say.
 */
export function noticesDue(facts: NoticeFacts, today: Day): NoticeDue[] {
  const { ends, measuredSince, toldUntil } = facts
  const due: NoticeDue[] = facts.failures
    .filter((each) => isToTell(each) && !each.isTold)
    .map((each) => ({ because: 'failure', by: tellBy(each) }))
  if (measuredSince) {
    const hasEnded = ends !== null && ends < today
    const since = later(toldUntil ?? later(measuredSince, facts.starts ?? measuredSince), noticesSince)
    if (!hasEnded) due.push({ because: 'yearly', by: addDays(addMonths(since, 12), -1) })
    else if (toldUntil === null || toldUntil < ends) due.push({ because: 'ended', by: addDays(ends, 30) })
  }
  return due.sort((a, b) => (a.by < b.by ? -1 : 1))
}

/** Days before a yearly notice is due from which it is shown as work to do. */
export const noticeShownBefore = 60

export type PublicationRefusal =
  'no-reference' | 'reference-too-long' | 'no-day' | 'day-to-come' | 'before-it-was-prepared'

/** Decides how it is recorded that a notice was published elsewhere. */
export function publishNotice(
  { preparedOn }: { preparedOn: Day },
  proposed: { reference: string; on: Day | null },
  today: Day,
): Decision<{ reference: string; on: Day }, PublicationRefusal> {
  const reference = proposed.reference.trim()
  if (reference === '') return refuse('no-reference')
  if (reference.length > 200) return refuse('reference-too-long')
  if (proposed.on === null) return refuse('no-day')
  if (proposed.on > today) return refuse('day-to-come')
  if (proposed.on < preparedOn) return refuse('before-it-was-prepared')
  return accept({ reference, on: proposed.on })
}
