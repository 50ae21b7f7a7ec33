import { accept, type Decision, refuse } from '../language/decision.ts'

/** Letters a reason for leaving a contract alone may have. */
export const longestOptOutReason = 500

export type OptOutRefusal = 'no-reason' | 'reason-too-long' | 'left-alone-already'

/** Decides whether a contract's returns may stop being asked for by themselves: with a reason, which colleagues read. */
export function leaveAlone(isLeftAlone: boolean, reason: string): Decision<string, OptOutRefusal> {
  if (isLeftAlone) return refuse('left-alone-already')
  const because = reason.trim()
  if (because === '') return refuse('no-reason')
  return because.length > longestOptOutReason ? refuse('reason-too-long') : accept(because)
}
