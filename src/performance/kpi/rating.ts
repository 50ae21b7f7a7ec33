import type { Day } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'
import type { KpiPeriod } from './kpi.ts'

/** The five ratings of the law, best first, as its codes name them. Procurement Act 2023 s.71; Procurement Regulations 2024 reg.39. */
export const ratings = {
  met: 'Good',
  slightlyBelow: 'Approaching target',
  below: 'Requires improvement',
  significantlyBelow: 'Inadequate',
  other: 'Other',
} as const

export type Rating = keyof typeof ratings

/** What each rating says of the performance in its period. */
export const ratingMeans: Record<Rating, string> = {
  met: 'performance meets the KPI, or exceeds it',
  slightlyBelow: 'performance is close to meeting the KPI',
  below: 'performance is below the KPI',
  significantlyBelow: 'performance is far below the KPI',
  other: 'performance can’t be described as any of these',
}

/** How a supplier did on a KPI in one period. */
export interface KpiRating extends KpiPeriod {
  rating: Rating
  /** What was measured, in words: "99.7%". */
  measured: string
  /** Needed for every rating but the best. */
  why: string
}

export type RatingRefusal =
  | 'no-such-period'
  | 'period-not-over'
  | 'no-rating'
  | 'no-measured'
  | 'measured-too-long'
  | 'no-why'
  | 'why-too-long'
  | 'rated-meanwhile'

export interface RatingProposed {
  /** First day of the period. */
  starts: Day
  rating: string
  measured: string
  why: string
  /** The rating that is to be corrected; nothing for a first one. */
  replaces: string | null
}

interface Rated {
  periods: readonly KpiPeriod[]
  /** The rating that stands for the period. */
  standing: string | null
  today: Day
}

/**
 * Decides a rating: for one of the KPI's periods, once its last day is here. A rating that stands is corrected by a new one
 * that names it, so that two people can't overwrite each other.
 */
export function rateKpi(
  { periods, standing, today }: Rated,
  proposed: RatingProposed,
): Decision<KpiRating, RatingRefusal> {
  const period = periods.find(({ starts }) => starts === proposed.starts)
  if (!period) return refuse('no-such-period')
  if (period.ends > today) return refuse('period-not-over')
  const { rating } = proposed
  const [measured, why] = [proposed.measured.trim(), proposed.why.trim()]
  if (!isRating(rating)) return refuse('no-rating')
  if (measured === '') return refuse('no-measured')
  if (measured.length > 500) return refuse('measured-too-long')
  if (rating !== 'met' && why === '') return refuse('no-why')
  if (why.length > 2000) return refuse('why-too-long')
  if (proposed.replaces !== standing) return refuse('rated-meanwhile')
  return accept({ ...period, rating, measured, why })
}

export function isRating(text: string): text is Rating {
  return Object.hasOwn(ratings, text)
}
