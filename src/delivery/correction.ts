import { accept, type Decision, refuse } from '../language/decision.ts'
import type { Decimal } from '../language/quantity.ts'
import { longestStory } from './delivery.ts'
import { type DeliveryState, isWaiting } from './delivery-state.ts'
import { type QuantityRefusal, readQuantity } from './typed-quantity.ts'
import { longestReason } from './verification.ts'

/** Who found the mistake: the supplier in what it reported, the council in what it decided. */
export type CorrectingSide = 'council' | 'supplier'

/** A delivery that was decided on, with what counts of it. */
export interface ToCorrect {
  state: DeliveryState
  quantity: Decimal
  accepted: Decimal | null
  story: string
  /** A correction of it waits for the council's answer, or for a second person. */
  isAsked: boolean
}

export interface CorrectionTyped {
  quantity: string
  story: string
  reason: string
}

export interface Correction {
  side: CorrectingSide
  /** Of a supplier what was delivered, of the council how much of it counts; in the measure's unit. */
  quantity: Decimal
  story: string
  reason: string
}

export type CorrectionRefusal =
  | QuantityRefusal
  | 'not-decided'
  | 'replaced'
  | 'asked-already'
  | 'send-it-again'
  | 'more-than-reported'
  | 'nothing-changes'
  | 'no-story'
  | 'story-too-long'
  | 'no-reason'
  | 'reason-too-long'

/**
 * Decides whether what was decided on may be corrected. A supplier asks about what was accepted in full: the rest it sends again. The
 * council corrects how much counts, up to what was reported: more than that only the supplier can say.
 */
export function correct(
  delivery: ToCorrect,
  side: CorrectingSide,
  typed: CorrectionTyped,
): Decision<Correction, CorrectionRefusal> {
  const standing = mayCorrect(delivery, side)
  if (standing) return refuse(standing)
  const quantity = readQuantity(typed.quantity)
  if (!quantity.accepted) return quantity
  const amount = quantity.fact
  const story = side === 'council' ? delivery.story : typed.story.trim()
  const reason = typed.reason.trim()
  if (side === 'council' && amount.gt(delivery.quantity)) return refuse('more-than-reported')
  if (story === '' && amount.gt(0)) return refuse('no-story')
  if (story.length > longestStory) return refuse('story-too-long')
  if (delivery.accepted && amount.eq(delivery.accepted) && story === delivery.story)
    return refuse('nothing-changes')
  if (reason === '') return refuse('no-reason')
  if (reason.length > longestReason) return refuse('reason-too-long')
  return accept({ side, quantity: amount, story, reason })
}

/** Why nothing of it may be corrected now; nothing where it may. */
export function mayCorrect(
  { state, isAsked }: Pick<ToCorrect, 'state' | 'isAsked'>,
  side: CorrectingSide,
): 'not-decided' | 'replaced' | 'asked-already' | 'send-it-again' | undefined {
  if (state === 'replaced') return 'replaced'
  if (isWaiting(state)) return 'not-decided'
  if (isAsked) return 'asked-already'
  return side === 'supplier' && state !== 'verified' ? 'send-it-again' : undefined
}

export type CorrectionAnswerRefusal = 'nothing-asked' | 'no-answer' | 'no-reason' | 'reason-too-long'

/** Decides whether an answer to a supplier's correction may stand; whoever declines says why. */
export function answerCorrection(
  isAsked: boolean,
  typed: { answer: string; reason: string },
): Decision<{ answer: 'agreed' | 'declined'; reason: string | null }, CorrectionAnswerRefusal> {
  const reason = typed.reason.trim()
  if (!isAsked) return refuse('nothing-asked')
  if (typed.answer !== 'agreed' && typed.answer !== 'declined') return refuse('no-answer')
  if (typed.answer === 'declined' && reason === '') return refuse('no-reason')
  if (reason.length > longestReason) return refuse('reason-too-long')
  return accept({ answer: typed.answer, reason: reason || null })
}
