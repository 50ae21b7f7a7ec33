import type { Decision } from '../../language/decision.ts'
import { quarterWords } from '../../language/quarter.ts'
import { endLinks } from '../../parties/store.ts'
import type { Tx } from '../../platform/tx.ts'
import { cancelledLetter } from '../letters.ts'
import { cancelReturn, type CancelRefusal } from '../return.ts'
import { returnOf } from './return-record.ts'
import { tell, type Telling } from './telling.ts'

/**
 * Cancels a return that was asked for wrongly: its links end, and whoever it was asked of is told why. What was typed stays, in
 * case it is asked for again. Undefined when there is no such return.
 */
export async function cancel(
  tx: Tx,
  telling: Telling,
  id: string,
  reason: string,
): Promise<Decision<string, CancelRefusal> | undefined> {
  const record = await returnOf(tx, id, { lock: true })
  if (!record) return undefined
  const decision = cancelReturn(record.state, reason)
  if (!decision.accepted) return decision
  const { contractTitle, quarter, supplierName, askedOf, version } = record
  await tx
    .updateTable('return')
    .set({ state: 'cancelled', cancelled_at: tx.at, cancelled_because: decision.fact, version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', id)
    .execute()
  await endLinks(tx, 'return', id, tx.at)
  const about = { authority: telling.authority, contractTitle, quarter }
  if (askedOf) await tell(tx, telling, askedOf, cancelledLetter(about, decision.fact))
  tx.note({
    action: 'return-cancelled',
    subject: 'return',
    id,
    words: `Cancelled the return for ${quarterWords(quarter)} asked of ${supplierName}. Reason: ${decision.fact}`,
    facts: [{ table: 'return', key: { return_id: id } }],
  })
  return decision
}
