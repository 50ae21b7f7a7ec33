import type { Day } from '../../language/day.ts'
import { firstDayOf, lastDayOf, type Quarter } from '../../language/quarter.ts'
import { type Check, fine, look } from '../check.ts'

/** Beside the first and last day of the contract. */
export function ofTerm({
  quarter,
  starts,
  ends,
}: {
  quarter: Quarter
  starts: Day | null
  ends: Day | null
}): Check {
  if (!starts && !ends) return look('dates', 1, 'the dates of the contract are not known')
  if (starts && lastDayOf(quarter) < starts) return look('dates', 2, 'before the contract began')
  if (ends && firstDayOf(quarter) > ends) return look('dates', 2, 'after the contract ended')
  return fine('dates', 'inside the dates of the contract')
}

/** Where it was delivered, and the contract's own area, by their names. */
export interface Where {
  place: string
  contractPlace: string
  isInside: boolean
}

/** Beside the area of the contract; silent where one of the two is not known. */
export function ofArea(where: Where | undefined): Check | undefined {
  if (!where) return undefined
  if (where.isInside) return fine('area', 'inside the area of the contract')
  return look('area', 1, `in ${where.place}, and the contract is for ${where.contractPlace}`)
}
