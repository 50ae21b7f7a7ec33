import type { Day } from '../../language/day.ts'
import type { Decimal } from '../../language/quantity.ts'
import type { Status } from '../../web/components/status-tag.tsx'
import type { Progress } from '../needs.ts'

interface Promised {
  quantity: Decimal
  due: Day
  withdrawnOn: Day | null
}

/** How a commitment stands on the day, by what was verified; one that falls due that very day counts as due. */
export function statusOf(
  { quantity, due, withdrawnOn }: Promised,
  { verified }: Pick<Progress, 'verified'>,
  today: Day,
): Status {
  if (withdrawnOn) return 'withdrawn'
  if (verified.gte(quantity)) return 'met-in-full'
  if (due > today) return 'not-yet-due'
  return verified.gt(0) ? 'met-in-part' : 'not-met'
}
