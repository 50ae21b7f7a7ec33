import type { Day } from '../language/day.ts'
import type { Decimal } from '../language/quantity.ts'
import { type Quarter, quarterOf } from '../language/quarter.ts'
import type { Profile } from '../contracts/index.ts'

/** As much of a commitment as says how much of it is planned for which quarter. */
export interface Promised {
  /** All that is promised, in the measure's unit. */
  quantity: Decimal
  due: Day
  profile: Profile
  /** What is asked for in each quarter, however it is planned; empty for what is due once. */
  targets: ReadonlyMap<Quarter, Decimal>
}

/** What is planned for the quarter; undefined when nothing is. A promise kept once is planned for the quarter it is due in. */
export function plannedIn(promised: Promised, quarter: Quarter): Decimal | undefined {
  const isDue = quarterOf(promised.due) === quarter
  const once = isDue ? promised.quantity : undefined
  const target = promised.profile === 'once' ? once : promised.targets.get(quarter)
  return target?.gt(0) ? target : undefined
}
