import type { Day } from '../../../language/day.ts'
import { longDay } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { recordedNow, type Tx } from '../../../platform/database.ts'
import {
  type DecidedAbout,
  type DecisionTaken,
  type NextStep,
  nextSteps,
} from '../../running/decision-point.ts'
import type { CommitmentPrepared } from '../../running/prepared.ts'

export interface DecisionRecord extends DecisionTaken {
  id: string
  contract: string
  delivered: CommitmentPrepared[]
  recordedAt: Date
  recordedBy: string | null
}

/** What was decided about a contract, the newest first. */
export async function decisionsOf(tx: Tx, contract: string): Promise<DecisionRecord[]> {
  const rows = await tx
    .selectFrom('decision_point')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .orderBy('decision_point_id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.decision_point_id,
    contract: row.contract_id,
    about: row.about as DecidedAbout,
    before: row.before_day as Day,
    delivered: row.delivered as CommitmentPrepared[],
    missed: row.missed,
    toAsk: row.to_ask,
    decided: row.decided as NextStep,
    reason: row.reason,
    decidedOn: row.decided_on as Day,
    decidedBy: row.decided_by,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }))
}

/** Keeps what was decided, with how each commitment stood that day. */
export async function addDecision(
  tx: Tx,
  contract: string,
  { taken, delivered }: { taken: DecisionTaken; delivered: readonly CommitmentPrepared[] },
): Promise<string> {
  const decision_point_id = newId()
  await tx
    .insertInto('decision_point')
    .values({
      authority_id: tx.authority,
      decision_point_id,
      contract_id: contract,
      about: taken.about,
      before_day: taken.before,
      delivered: JSON.stringify(delivered),
      missed: taken.missed,
      to_ask: taken.toAsk,
      decided: taken.decided,
      reason: taken.reason,
      decided_on: taken.decidedOn,
      decided_by: taken.decidedBy,
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'contract-decision-recorded',
    subject: 'contract',
    id: contract,
    words: `Decided before ${longDay(taken.before)}: ${nextSteps[taken.decided]}. ${taken.reason}`,
    facts: [{ table: 'decision_point', key: { decision_point_id } }],
  })
  return decision_point_id
}
