import { type Day, dayIn } from '../../language/day.ts'
import { financialYearOf } from '../../language/quarter.ts'

/** Continuous improvement in one financial year, April to March. */
export interface YearOfImprovement {
  /** The year it begins in: 2026 is April 2026 to March 2027. */
  year: number
  /** Commitments that came with the tender, by the day they were agreed. */
  tender: number
  /** Commitments added later, by the day they were agreed. */
  added: number
  /** Further benefits: raised in the year, and decided in it. */
  raised: number
  agreed: number
  declined: number
}

export interface ToCount {
  commitments: readonly { origin: 'tender' | 'added'; agreedOn: Day }[]
  benefits: readonly { raisedAt: Date; decidedAt: Date | null; isDeclined: boolean }[]
}

/** Counts what was added by year, the newest first; what came with the tender stands apart. */
export function improvementByYear({ commitments, benefits }: ToCount): YearOfImprovement[] {
  const years = new Map<number, YearOfImprovement>()
  const inYearOf = (on: Day) => {
    const year = financialYearOf(on)
    const known = years.get(year) ?? { year, tender: 0, added: 0, raised: 0, agreed: 0, declined: 0 }
    years.set(year, known)
    return known
  }
  for (const { origin, agreedOn } of commitments) inYearOf(agreedOn)[origin] += 1
  for (const { raisedAt, decidedAt, isDeclined } of benefits) {
    inYearOf(dayIn(raisedAt)).raised += 1
    if (decidedAt) inYearOf(dayIn(decidedAt))[isDeclined ? 'declined' : 'agreed'] += 1
  }
  return [...years.values()].sort((a, b) => b.year - a.year)
}
