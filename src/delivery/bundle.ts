import type { ReturnState } from './return.ts'

/** How a return stands in its bundle. `ready` can be sent; `to-answer` has nothing typed. */
export type BundledStanding = 'to-answer' | 'begun' | 'ready' | 'sent' | 'nothing' | 'cancelled'

/** How it stands, from what was typed and whether that could be sent as it is. */
export function standingOf(
  state: ReturnState,
  { isReady, isBegun }: { isReady: boolean; isBegun: boolean },
): BundledStanding {
  if (state === 'cancelled') return 'cancelled'
  if (isReady) return 'ready'
  if (state === 'sent' || state === 'nothing') return state
  return isBegun ? 'begun' : 'to-answer'
}
