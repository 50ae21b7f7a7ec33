import { newId } from '../../language/identifier.ts'
import type { Tx } from '../../platform/tx.ts'
import { pointsOf } from '../check.ts'
import { isWaiting } from '../delivery-state.ts'
import type { VerificationRefusal } from '../verification.ts'
import { besideOf } from './casefile.ts'
import { decide, type DecidingWith, secondPersonFor } from './decided.ts'
import { type DeliveryRecord, deliveryOf } from './delivery-record.ts'
import { openProposal } from './proposals.ts'

/** Deliveries that one act may accept. */
export const mostTogether = 100

export type NotTogether =
  'not-found' | 'noticed' | 'drawn' | 'above-a-limit' | 'waits-for-an-answer' | VerificationRefusal

/** One of many, and why it can't be accepted with the others, if so. */
export interface OneOfMany {
  id: string
  delivery: DeliveryRecord | undefined
  because: NotTogether | undefined
}

/**
 * Which of these may be accepted together: nothing is noticed about them today, they are not drawn for a full check, one person
 * may decide on them, and no question is open.
 */
export async function togetherOf(tx: Tx, ids: readonly string[]): Promise<OneOfMany[]> {
  const found: OneOfMany[] = []
  for (const id of new Set(ids)) {
    const delivery = await deliveryOf(tx, id)
    found.push({ id, delivery, because: delivery ? await whyNot(tx, delivery) : 'not-found' })
  }
  return found
}

async function whyNot(tx: Tx, delivery: DeliveryRecord): Promise<NotTogether | undefined> {
  if (!isWaiting(delivery.state)) return 'already-decided'
  const waiting = await tx
    .selectFrom('delivery_waiting')
    .select(['drawn', 'last_word as lastWord'])
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', delivery.id)
    .executeTakeFirst()
  if (!waiting || waiting.drawn) return 'drawn'
  if (waiting.lastWord === 'authority') return 'waits-for-an-answer'
  if (await openProposal(tx, delivery.id)) return 'awaits-second-person'
  if (await secondPersonFor(tx, delivery)) return 'above-a-limit'
  const { checks } = await besideOf(tx, delivery)
  return pointsOf(checks, delivery.quantity).points > 0 ? 'noticed' : undefined
}

/** Accepts those of them that may be, in one act with one reason; each keeps its own decision. The others are left as they are. */
export async function acceptMany(
  tx: Tx,
  having: DecidingWith,
  ids: readonly string[],
  { reason, by }: { reason: string; by: string | undefined },
): Promise<OneOfMany[]> {
  const together = newId()
  const done: OneOfMany[] = []
  for (const one of await togetherOf(tx, ids)) {
    if (one.because) done.push(one)
    else {
      const decided = await decide(tx, having, one.id, { decision: 'accepted', reason, by }, { together })
      const refused = decided?.decision.accepted === false ? decided.decision.because : undefined
      done.push({ ...one, because: decided ? refused : 'not-found' })
    }
  }
  return done
}
