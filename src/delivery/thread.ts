import { accept, type Decision, refuse } from '../language/decision.ts'
import { type DeliveryState, isWaiting } from './delivery-state.ts'

/** Letters a question or an answer may have. */
export const longestMessage = 2000

/** Whose word a message is: the authority's or the supplier's. */
export type Side = 'authority' | 'supplier'

export type MessageRefusal = 'not-waiting' | 'nothing-written' | 'message-too-long' | 'nothing-asked'

/**
 * Decides whether somebody may write in the thread of a delivery. It is for what waits to be decided; the authority begins, and
 * then both may add.
 */
export function writeMessage(
  delivery: { state: DeliveryState; isAsked: boolean },
  side: Side,
  typed: string,
): Decision<string, MessageRefusal> {
  if (!isWaiting(delivery.state)) return refuse('not-waiting')
  if (side === 'supplier' && !delivery.isAsked) return refuse('nothing-asked')
  const words = typed.trim()
  if (words === '') return refuse('nothing-written')
  return words.length > longestMessage ? refuse('message-too-long') : accept(words)
}
