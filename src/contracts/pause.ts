import { addDays, type Day, daysBetween, longDay } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import { type Commitment, type CommitmentRefusal, recordCommitment } from './commitment.ts'
import { longestReason } from './contract-edit.ts'
import type { Term } from './contract.ts'
import { moveOn } from './move-plan.ts'

/** Days on which nobody is reminded of a commitment, and it is called late nowhere; both inclusive. */
export interface Paused {
  from: Day
  until: Day
}

/** A commitment as it stands when somebody wants to pause it, or take it up again. */
export interface ToPause {
  version: number
  withdrawnOn: Day | null
  commitment: Commitment
  paused: Paused | null
  /** Both sides are being asked about other terms. */
  underWay: boolean
}

export interface PauseProposed extends Paused {
  version: number
  reason: string
  /** What was wanted from the first day on is wanted as much later as the pause is long; else the days stay. */
  moves: boolean
}

export type PauseRefusal =
  | CommitmentRefusal
  | 'stale'
  | 'withdrawn'
  | 'paused-already'
  | 'not-paused'
  | 'until-before-from'
  | 'pause-after-due'
  | 'pause-too-long'
  | 'variation-under-way'
  | 'reason-missing'
  | 'reason-too-long'
  | 'not-within-the-pause'

export interface PauseDecided {
  commitment: Commitment
  paused: Paused | null
  from: Day
  reason: string
}

const longestPause = 1826

/** Decides whether a commitment can rest for a while. Where its days move it must still end within the contract. */
export function pauseCommitment(
  term: Term,
  standing: ToPause,
  { from, until, moves, ...proposed }: PauseProposed,
  today: Day,
): Decision<PauseDecided, PauseRefusal> {
  if (standing.withdrawnOn) return refuse('withdrawn')
  if (standing.version !== proposed.version) return refuse('stale')
  if (standing.paused && standing.paused.until >= today) return refuse('paused-already')
  if (until < from) return refuse('until-before-from')
  if (from > standing.commitment.due) return refuse('pause-after-due')
  const days = daysBetween(from, until) + 1
  if (days > longestPause) return refuse('pause-too-long')
  const because = faultOfReason(proposed.reason)
  if (because) return refuse(because)
  const decided = { paused: { from, until }, from, reason: proposed.reason.trim() }
  if (!moves) return accept({ commitment: standing.commitment, ...decided })
  if (standing.underWay) return refuse('variation-under-way')
  const moved = recordCommitment(term, moveOn(standing.commitment, from, days))
  return moved.accepted ? accept({ commitment: moved.fact, ...decided }) : moved
}

/** Decides whether a paused commitment can be taken up again before its time. Days that moved stay where they are. */
export function takeUpAgain(
  standing: ToPause,
  { version, on, reason }: { version: number; on: Day; reason: string },
  today: Day,
): Decision<PauseDecided, PauseRefusal> {
  if (standing.withdrawnOn) return refuse('withdrawn')
  if (standing.version !== version) return refuse('stale')
  const { paused, commitment } = standing
  if (!paused || paused.until < today) return refuse('not-paused')
  if (on > paused.until) return refuse('not-within-the-pause')
  const because = faultOfReason(reason)
  if (because) return refuse(because)
  const rest = on > paused.from ? { from: paused.from, until: addDays(on, -1) } : null
  return accept({ commitment, paused: rest, from: on, reason: reason.trim() })
}

function faultOfReason(reason: string): 'reason-missing' | 'reason-too-long' | undefined {
  if (reason.trim() === '') return 'reason-missing'
  return reason.trim().length > longestReason ? 'reason-too-long' : undefined
}

/** Whether a commitment rests on a day. */
export function isPaused({ paused }: { paused: Paused | null }, on: Day): boolean {
  return paused !== null && paused.from <= on && on <= paused.until
}

/** "Paused from 1 December 2026 to 28 February 2027" while it is, or will be; else nothing. */
export function pausedWords({ paused }: { paused: Paused | null }, today: Day): string | undefined {
  if (!paused || paused.until < today) return undefined
  return `Paused from ${longDay(paused.from)} to ${longDay(paused.until)}`
}
