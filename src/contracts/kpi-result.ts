import type { Day } from '../language/day.ts'

/** How a supplier did on one key performance indicator in one period, as a notice reports it. */
export interface KpiResult {
  kpi: string
  describes: string | null
  starts: Day | null
  ends: Day | null
  rating: KpiRating
  /** In the notice's words: "99.7%". */
  measured: string | null
}

/** The five ratings of a contract performance notice, with the words for them. Source: Procurement Act 2023 s.71. */
export const kpiRatings = {
  met: 'Good: met the target',
  slightlyBelow: 'Near the target',
  below: 'Below the target',
  significantlyBelow: 'Far below the target',
  other: 'Other',
  'not-rated': 'Not rated',
} as const

export type KpiRating = keyof typeof kpiRatings
