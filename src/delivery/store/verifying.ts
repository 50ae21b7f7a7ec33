import { newId } from '../../language/identifier.ts'
import { type FactRow, recordedNow, type Tx } from '../../platform/tx.ts'
import type { Verification } from '../verification.ts'
import type { DeliveryRecord } from './delivery-record.ts'
import { markReplaced } from './sending.ts'
import { dropWaiting } from './waiting.ts'

/** What a verification did, for those who must know in the same transaction. */
export interface VerificationRecorded {
  deliveryId: string
  verificationId: string
  /** The earlier report, accepted in part, that this one stands in the place of from now on. */
  replacedId?: string
}

/** What has to be known of a delivery to record a decision on it. */
export type DeliveryDecided = Pick<DeliveryRecord, 'id' | 'title' | 'supplierName' | 'quantity' | 'replaces'>

/** How a decision came to be, where it was not one person's on one delivery. */
export interface CameToBe {
  /** Who proposed what a second person confirmed, and when. */
  proposed?: { by: string | null; at: Date }
  /** The act in which many were accepted at once. */
  together?: string
}

/** Records a decision on a delivery, which must be locked. */
export async function recordVerification(
  tx: Tx,
  delivery: DeliveryDecided,
  decided: Verification,
  { proposed, together }: CameToBe = {},
): Promise<VerificationRecorded> {
  const verification_id = newId()
  await tx
    .insertInto('verification')
    .values({
      authority_id: tx.authority,
      verification_id,
      delivery_id: delivery.id,
      decision: decided.decision,
      quantity: decided.quantity.toFixed(),
      reason: decided.reason,
      proposed_by: proposed?.by ?? null,
      proposed_at: proposed?.at ?? null,
      together_id: together ?? null,
      ...recordedNow(tx),
    })
    .execute()
  await tx
    .updateTable('delivery')
    .set({ state: decided.state, accepted: decided.quantity.toFixed() })
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', delivery.id)
    .execute()
  await dropWaiting(tx, delivery.id)
  const replaced = decided.state === 'not-accepted' ? undefined : await replaceEarlier(tx, delivery)
  const facts: FactRow[] = [
    { table: 'verification', key: { verification_id } },
    { table: 'delivery', key: { delivery_id: delivery.id } },
  ]
  if (replaced) facts.push(replaced)
  tx.note({
    action: `delivery-${decided.decision}`,
    subject: 'delivery',
    id: delivery.id,
    words: `${wordsOf(delivery, decided)}${cameWords(proposed, together)}`,
    facts,
  })
  return {
    deliveryId: delivery.id,
    verificationId: verification_id,
    ...(replaced && delivery.replaces ? { replacedId: delivery.replaces } : {}),
  }
}

/** The earlier report of the same thing, where it still stands: with the part that was accepted, or to be corrected. */
async function replaceEarlier(tx: Tx, { replaces }: DeliveryDecided): Promise<FactRow | undefined> {
  if (!replaces) return undefined
  const earlier = await tx
    .selectFrom('delivery')
    .select('state')
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', replaces)
    .forUpdate()
    .executeTakeFirst()
  const stood = ['verified', 'partly-verified', 'not-accepted'].includes(earlier?.state ?? '')
  return stood ? markReplaced(tx, replaces) : undefined
}

function cameWords(proposed: CameToBe['proposed'], together: string | undefined): string {
  if (proposed) return ' A second person confirmed what was proposed.'
  return together ? ' Accepted together with others that nothing was noticed about.' : ''
}

function wordsOf(delivery: DeliveryDecided, { decision, quantity, reason }: Verification): string {
  const what = `${delivery.title}, reported by ${delivery.supplierName}`
  const why = reason ? ` Reason: ${reason}` : ''
  if (decision === 'accepted') return `Accepted ${delivery.quantity.toFixed()} of ${what}.${why}`
  if (decision === 'not-accepted') return `Did not accept ${what}.${why}`
  return `Accepted ${quantity.toFixed()} of ${delivery.quantity.toFixed()} of ${what}.${why}`
}
