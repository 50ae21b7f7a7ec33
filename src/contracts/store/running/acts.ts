import { dayIn } from '../../../language/day.ts'
import { accept, type Decision } from '../../../language/decision.ts'
import type { Day } from '../../../language/day.ts'
import type { Tx } from '../../../platform/database.ts'
import {
  type DecisionPointRefusal,
  type DecisionTaken,
  recordDecision,
} from '../../running/decision-point.ts'
import { type HandoverRefusal, type HandoverWords, writeHandover } from '../../running/handover-record.ts'
import { minuteReview, type Review, type ReviewRefusal } from '../../running/review.ts'
import type { ContractRecord } from '../contract-row.ts'
import { addDecision } from './decision-points.ts'
import { addHandoverRecord, handoverOwed } from './handover-records.ts'
import { prepareContract, type PreparingNeeds } from './preparing.ts'
import { addReview } from './reviews.ts'

/** Records what was decided before a day of the contract, with how its commitments stand; answers with its id. */
export async function decideAbout(
  tx: Tx,
  contract: Pick<ContractRecord, 'id' | 'ends' | 'extendableUntil'>,
  needs: PreparingNeeds,
  proposed: DecisionTaken,
): Promise<Decision<string, DecisionPointRefusal>> {
  const decision = recordDecision(contract, proposed, dayIn(tx.at))
  if (!decision.accepted) return decision
  const { commitments } = await prepareContract(tx, contract.id, needs)
  return accept(await addDecision(tx, contract.id, { taken: decision.fact, delivered: commitments }))
}

/** Keeps a handover record, from the last owner to the one there is now. */
export async function handOverContract(
  tx: Tx,
  contract: Pick<ContractRecord, 'id' | 'owner'>,
  needs: PreparingNeeds,
  words: HandoverWords,
): Promise<Decision<string, HandoverRefusal>> {
  const decision = writeHandover(words)
  if (!decision.accepted) return decision
  const owed = await handoverOwed(tx, contract.id)
  const prepared = await prepareContract(tx, contract.id, needs)
  const from = owed ? owed.from : contract.owner
  const to = owed ? owed.to : null
  return accept(await addHandoverRecord(tx, contract.id, { from, to, prepared, words: decision.fact }))
}

/** Keeps the minutes of a review, with what was prepared for it. */
export async function keepReview(
  tx: Tx,
  contract: Pick<ContractRecord, 'id'>,
  needs: PreparingNeeds,
  { review, today }: { review: Review; today: Day },
): Promise<Decision<string, ReviewRefusal>> {
  const decision = minuteReview(review, today)
  if (!decision.accepted) return decision
  const prepared = await prepareContract(tx, contract.id, needs)
  return accept(await addReview(tx, contract.id, { review: decision.fact, prepared }))
}
