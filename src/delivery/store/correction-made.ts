import { sql } from 'kysely'
import { accept, type Decision, refuse } from '../../language/decision.ts'
import { newId } from '../../language/identifier.ts'
import type { Decimal } from '../../language/quantity.ts'
import { recordedNow, type Tx } from '../../platform/tx.ts'
import type { VerificationRefusal } from '../verification.ts'
import { type CorrectionRecord, correctionsOf } from './corrections.ts'
import { decide, type Decided, type DecidingWith } from './decided.ts'
import type { DeliveryRecord } from './delivery-record.ts'
import { keepPrints } from './noticing.ts'
import { keepWaiting } from './waiting.ts'

/** What was answered to a correction, with the delivery that came of it. */
export async function addAnswer(
  tx: Tx,
  { id }: CorrectionRecord,
  { answer, reason, made }: { answer: 'agreed' | 'declined'; reason: string | null; made: string | null },
): Promise<void> {
  await tx
    .insertInto('delivery_correction_answer')
    .values({
      authority_id: tx.authority,
      correction_id: id,
      answer,
      reason,
      made_id: made,
      ...recordedNow(tx),
    })
    .execute()
}

/**
 * The correction is a delivery of its own, decided on in the same transaction: the earlier one, its verification and its entry stay
 * as history. Above a limit a second person confirms it first, and until then the earlier one counts.
 */
export async function carryOutCorrection(
  tx: Tx,
  having: DecidingWith,
  delivery: DeliveryRecord,
  asked: CorrectionRecord,
  { reason, by }: { reason: string | null; by: string | undefined },
): Promise<{ decision: Decision<CorrectionRecord, VerificationRefusal>; isProposed?: boolean }> {
  const isCouncils = asked.side === 'council'
  const reported = isCouncils ? delivery.quantity : asked.quantity
  const made = await addInPlace(tx, delivery, { quantity: reported, story: asked.story, asked })
  await addAnswer(tx, asked, { answer: 'agreed', reason, made })
  tx.note({
    action: 'correction-agreed',
    subject: 'delivery',
    id: delivery.id,
    words: `Another report stands in the place of ${delivery.title}, reported by ${delivery.supplierName}.`,
    facts: [
      { table: 'delivery_correction_answer', key: { correction_id: asked.id } },
      { table: 'delivery', key: { delivery_id: made } },
    ],
  })
  const isWhole = asked.quantity.eq(reported)
  const deciding = isWhole
    ? { decision: 'accepted' as const, reason: reason ?? '', by }
    : { decision: 'in-part' as const, quantity: asked.quantity, reason: asked.reason, by, mayBeNought: true }
  const decided: Decided = (await decide(tx, having, made, deciding))!
  if (!decided.decision.accepted) return { decision: refuse(decided.decision.because) }
  // Deciding settles the totals; what waits for a second person is reported from now on.
  if (decided.proposed) await having.needs.afterDeliveryChange(tx, [delivery.commitment])
  const now = (await correctionsOf(tx, delivery.id)).find(({ id }) => id === asked.id)!
  return { decision: accept(now), isProposed: decided.proposed !== undefined }
}

/** A delivery like the other but for what is corrected; its evidence stays with the other, and is shown with this one. */
async function addInPlace(
  tx: Tx,
  delivery: DeliveryRecord,
  { quantity, story, asked }: { quantity: Decimal; story: string; asked: CorrectionRecord },
): Promise<string> {
  const delivery_id = newId()
  const reportedBy = asked.side === 'supplier' ? asked.by : delivery.recordedBy
  const { rows } = await sql<{ measure: string }>`
    insert into delivery (authority_id, delivery_id, return_id, contract_id, commitment_id, supplier_id, measure_id,
      outcome_id, place_code, quarter, quantity, story, state, replaces, additional, recorded_at, recorded_by)
    select d.authority_id, ${delivery_id}, d.return_id, d.contract_id, d.commitment_id, d.supplier_id, d.measure_id,
      d.outcome_id, d.place_code, d.quarter, ${quantity.toFixed()}::numeric, ${story}, 'evidenced', d.delivery_id,
      d.additional, ${tx.at}, ${reportedBy}
    from delivery d where d.authority_id = ${tx.authority} and d.delivery_id = ${delivery.id}
    returning measure_id as measure`.execute(tx)
  await keepPrints(tx, { id: delivery_id, measure: rows[0]!.measure, quarter: delivery.quarter, story })
  await keepWaiting(tx, [delivery_id])
  return delivery_id
}
