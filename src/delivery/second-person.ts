import { accept, type Decision, refuse } from '../language/decision.ts'
import { type DeliveryState, isWaiting } from './delivery-state.ts'
import { longestReason } from './verification.ts'

export type ConfirmProposalRefusal =
  | 'nothing-proposed'
  | 'proposed-it-yourself'
  | 'own-report'
  | 'own-agreement'
  | 'reason-missing'
  | 'reason-too-long'

export interface Confirming {
  confirms: boolean
  /** Needed to send it back: whoever proposed it reads it. */
  reason: string
  /** Everybody in whose name this is done. */
  names: readonly string[]
  by: string | undefined
  agreedWhileActing: boolean
}

/**
 * Decides whether a second person may confirm what was proposed, or send it back. No name may stand behind both: not the same
 * person, nobody in the name of who proposed it, and nobody else in the same third person's name (decision 0025).
 */
export function answerProposal(
  delivery: { state: DeliveryState; reportedBy: string | null },
  proposed: { names: readonly string[] } | undefined,
  { confirms, reason, names, by, agreedWhileActing }: Confirming,
): Decision<{ confirms: boolean; reason: string | null }, ConfirmProposalRefusal> {
  if (!proposed || !isWaiting(delivery.state)) return refuse('nothing-proposed')
  if (names.some((name) => proposed.names.includes(name))) return refuse('proposed-it-yourself')
  if (by !== undefined && by === delivery.reportedBy) return refuse('own-report')
  if (agreedWhileActing) return refuse('own-agreement')
  const words = reason.trim()
  if (words.length > longestReason) return refuse('reason-too-long')
  if (!confirms && words === '') return refuse('reason-missing')
  return accept({ confirms, reason: words || null })
}
