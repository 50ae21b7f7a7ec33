import type { Day } from '../../language/day.ts'
import type { Decimal } from '../../language/quantity.ts'
import type { Status } from '../../web/components/status-tag.tsx'
import type { Progress } from '../needs.ts'
import { isPaused, type Paused } from '../pause.ts'

interface Promised {
  quantity: Decimal
  due: Day
  withdrawnOn: Day | null
  paused?: Paused | null
}

/** How a commitment stands on the day, by what was verified, and what the council's earlier records accepted; one that falls due that very day counts as due. */
export function statusOf(
  { quantity, due, withdrawnOn, paused = null }: Promised,
  { verified, earlier }: Pick<Progress, 'verified' | 'earlier'>,
  today: Day,
): Status {
  if (withdrawnOn) return 'withdrawn'
  if (quantity.eq(0)) return 'nothing-owed'
  if (verified.gte(quantity)) return 'met-in-full'
  const accepted = verified.plus(earlier.accepted)
  if (accepted.gte(quantity)) return 'met-by-earlier-records'
  if (isPaused({ paused }, today)) return 'paused'
  if (due > today) return 'not-yet-due'
  return accepted.gt(0) ? 'met-in-part' : 'not-met'
}
