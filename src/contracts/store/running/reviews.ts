import { type Day, longDay } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { recordedNow, type Tx } from '../../../platform/database.ts'
import type { Prepared } from '../../running/prepared.ts'
import type { Review } from '../../running/review.ts'

export interface ReviewRecord extends Review {
  id: string
  contract: string
  prepared: Prepared
  recordedAt: Date
  recordedBy: string | null
}

/** The review meetings of a contract, the newest first. */
export async function reviewsOf(tx: Tx, contract: string): Promise<ReviewRecord[]> {
  const rows = await tx
    .selectFrom('contract_review')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .orderBy('held_on', 'desc')
    .orderBy('contract_review_id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.contract_review_id,
    contract: row.contract_id,
    heldOn: row.held_on as Day,
    present: row.present,
    minutes: row.minutes,
    nextOn: row.next_on as Day | null,
    prepared: row.prepared as Prepared,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }))
}

export async function addReview(
  tx: Tx,
  contract: string,
  { review, prepared }: { review: Review; prepared: Prepared },
): Promise<string> {
  const contract_review_id = newId()
  await tx
    .insertInto('contract_review')
    .values({
      authority_id: tx.authority,
      contract_review_id,
      contract_id: contract,
      held_on: review.heldOn,
      present: review.present,
      minutes: review.minutes,
      next_on: review.nextOn,
      prepared: JSON.stringify(prepared),
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'review-minuted',
    subject: 'contract',
    id: contract,
    words: `Minuted the review and reset meeting of ${longDay(review.heldOn)}.`,
    facts: [{ table: 'contract_review', key: { contract_review_id } }],
  })
  return contract_review_id
}
