import { accept, type Decision, refuse } from '../language/decision.ts'
import type { Standing } from './commitment.ts'
import { longestReason } from './contract-edit.ts'

/** What is moved: everything, because it all begins later; or only what is wanted from today on. */
export const moves = { all: 'Everything', ahead: 'Only what is wanted from today on' } as const
export type Moves = keyof typeof moves

/** Whether suppliers are asked where both sides must agree, or have agreed elsewhere already. */
export type HowAgreed = 'ask' | 'agreed'

/** Many commitments moved by months, with one reason. Less than nought is earlier. */
export interface Move {
  months: number
  moves: Moves
  how: HowAgreed
  reason: string
}

export type MoveRefusal =
  'nothing-chosen' | 'too-many' | 'months-not-right' | 'reason-missing' | 'reason-too-long'

/** Commitments that one act may move. */
export const mostMoved = 100
const mostMonths = 60

/** Decides whether so many commitments can be moved like that; each is decided by itself. */
export function moveMany(move: Move, chosen: number): Decision<Move, MoveRefusal> {
  if (chosen === 0) return refuse('nothing-chosen')
  if (chosen > mostMoved) return refuse('too-many')
  const { months } = move
  if (!Number.isInteger(months) || months === 0 || Math.abs(months) > mostMonths)
    return refuse('months-not-right')
  const reason = move.reason.trim()
  if (reason === '') return refuse('reason-missing')
  return reason.length > longestReason ? refuse('reason-too-long') : accept({ ...move, reason })
}

/** Whether both sides must agree to another day. A voluntary promise, or one nobody knows the standing of, is the council's to note. */
export function needsAgreement(standing: Standing): boolean {
  return standing === 'contractual' || standing === 'agreed-in-writing'
}
