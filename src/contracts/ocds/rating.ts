/** The five ratings of a contract performance notice. Source: Procurement Act 2023 s.71, Procurement Regulations 2024. */
export const kpiRatings = ['met', 'slightlyBelow', 'below', 'significantlyBelow', 'other'] as const
export type KpiRating = (typeof kpiRatings)[number]

/** The rating a code stands for; undefined for a code that isn't one of the five. */
export function ratingOf(code: string): KpiRating | undefined {
  return kpiRatings.find((known) => known.toLowerCase() === code.toLowerCase())
}
