import { accept, type Decision, refuse } from '../language/decision.ts'
import { Decimal } from '../language/quantity.ts'
import { type DeliveryState, isWaiting } from './delivery-state.ts'

/** Letters a reason may have. */
export const longestReason = 2000

export const verificationDecisions = ['accepted', 'in-part', 'not-accepted'] as const
export type VerificationDecision = (typeof verificationDecisions)[number]

/** A contract manager's decision on a delivery; `quantity` is what counts from now on, in the measure's unit. */
export interface Verification {
  decision: VerificationDecision
  quantity: Decimal
  reason: string | null
  state: 'verified' | 'partly-verified' | 'not-accepted'
}

export type VerificationRefusal =
  | 'already-decided'
  | 'awaits-second-person'
  | 'replaced'
  | 'own-report'
  | 'own-agreement'
  | 'no-decision'
  | 'quantity-missing'
  | 'part-not-above-nought'
  | 'part-not-below-reported'
  | 'part-too-exact'
  | 'reason-missing'
  | 'reason-too-long'

export interface Deciding {
  decision: VerificationDecision | undefined
  /** For `in-part`: how much is accepted. */
  quantity?: Decimal
  reason: string
  /** Who decides. */
  by: string | undefined
  /** A correction may find that nothing of it counts. */
  mayBeNought?: boolean
  /** They decide in the name of somebody who lent them the role, and agreed or reported this themselves. */
  agreedWhileActing?: boolean
}

/**
 * Decides whether a decision on a delivery may stand. One that was proposed is confirmed or sent back, not decided again. A person may not check what they reported themselves, nor under a
 * role that was lent to them what they agreed under one of their own (decision 0015); every
 * part taken away needs a reason, because the supplier is told it.
 */
export function verifyDelivery(
  delivery: { state: DeliveryState; quantity: Decimal; reportedBy: string | null; isProposed?: boolean },
  deciding: Deciding,
): Decision<Verification, VerificationRefusal> {
  if (delivery.state === 'replaced') return refuse('replaced')
  if (!isWaiting(delivery.state)) return refuse('already-decided')
  if (delivery.isProposed) return refuse('awaits-second-person')
  if (deciding.by !== undefined && deciding.by === delivery.reportedBy) return refuse('own-report')
  if (deciding.agreedWhileActing) return refuse('own-agreement')
  const reason = deciding.reason.trim() || null
  if (reason && reason.length > longestReason) return refuse('reason-too-long')
  switch (deciding.decision) {
    case undefined:
      return refuse('no-decision')
    case 'accepted':
      return accept({ decision: 'accepted', quantity: delivery.quantity, reason, state: 'verified' })
    case 'not-accepted':
      if (!reason) return refuse('reason-missing')
      return accept({ decision: 'not-accepted', quantity: new Decimal(0), reason, state: 'not-accepted' })
    case 'in-part':
      return acceptedInPart(delivery.quantity, deciding, reason)
  }
}

function acceptedInPart(
  reported: Decimal,
  { quantity, mayBeNought = false }: Deciding,
  reason: string | null,
): Decision<Verification, VerificationRefusal> {
  if (!quantity) return refuse('quantity-missing')
  if (!quantity.gt(0) && !(mayBeNought && quantity.eq(0))) return refuse('part-not-above-nought')
  if (!quantity.lt(reported)) return refuse('part-not-below-reported')
  if (!quantity.eq(quantity.round(3, Decimal.roundDown))) return refuse('part-too-exact')
  if (!reason) return refuse('reason-missing')
  return accept({ decision: 'in-part', quantity, reason, state: 'partly-verified' })
}
