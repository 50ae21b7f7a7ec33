import { type Day, longDay } from '../language/day.ts'
import type { RecoveryState, RecoveryStep } from './recovery-plan.ts'

export const planStates: Record<RecoveryState, string> = {
  asked: 'Waits for the supplier',
  written: 'Waits for the council',
  'sent-back': 'Sent back to the supplier',
  agreed: 'Agreed',
}

/** How a plan stands today, in a few words: "Step due 27 November 2026". */
export function planStanding(
  { state, steps }: { state: RecoveryState; steps: readonly (RecoveryStep & { done: unknown })[] },
  today: Day,
): string {
  if (state !== 'agreed') return planStates[state]
  const next = steps.find(({ done }) => !done)
  if (!next) return 'Every step is done'
  return `Step ${next.day < today ? 'was due' : 'due'} ${longDay(next.day)}`
}
