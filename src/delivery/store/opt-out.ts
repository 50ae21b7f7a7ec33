import type { Decision } from '../../language/decision.ts'
import { newId } from '../../language/identifier.ts'
import { recordedNow, type Tx } from '../../platform/tx.ts'
import { leaveAlone, type OptOutRefusal } from '../opt-out.ts'

/** Why, and since when, a contract's returns are not asked for by themselves. */
export interface OptOut {
  id: string
  reason: string
  since: Date
}

export async function optOutOf(tx: Tx, contract: string): Promise<OptOut | undefined> {
  return tx
    .selectFrom('return_opt_out')
    .select(['opt_out_id as id', 'reason', 'recorded_at as since'])
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

/** From now on the contract's returns are asked for, and reminded of, by people only. */
export async function optOut(
  tx: Tx,
  contract: string,
  reason: string,
): Promise<Decision<string, OptOutRefusal>> {
  const decision = leaveAlone((await optOutOf(tx, contract)) !== undefined, reason)
  if (!decision.accepted) return decision
  const opt_out_id = newId()
  await tx
    .insertInto('return_opt_out')
    .values({
      authority_id: tx.authority,
      opt_out_id,
      contract_id: contract,
      reason: decision.fact,
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'contract-left-alone',
    subject: 'contract',
    id: contract,
    words: `Its returns are not asked for by themselves. Reason: ${decision.fact}`,
    facts: [{ table: 'return_opt_out', key: { opt_out_id } }],
  })
  return decision
}

/** Its returns go by the rhythm again; false when they do so already. */
export async function endOptOut(tx: Tx, contract: string): Promise<boolean> {
  const ended = await tx
    .updateTable('return_opt_out')
    .set({ ended_at: tx.at })
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .where('ended_at', 'is', null)
    .returning('opt_out_id')
    .executeTakeFirst()
  if (!ended) return false
  tx.note({
    action: 'contract-asked-again',
    subject: 'contract',
    id: contract,
    words: 'Its returns are asked for by themselves again.',
    facts: [{ table: 'return_opt_out', key: { opt_out_id: ended.opt_out_id } }],
  })
  return true
}
