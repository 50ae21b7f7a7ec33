import { sql } from 'kysely'
import { endLinks } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/tx.ts'
import { addVariationAnswer } from './variations.ts'

/** Of a commitment that is withdrawn nothing waits for an answer any more. */
export async function takeBackOpen(tx: Tx, commitment: string, reason: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select v.variation_id as id from variation v
    where v.authority_id = ${tx.authority} and v.commitment_id = ${commitment}::uuid
      and not exists (select from variation_answer a where a.authority_id = v.authority_id and a.variation_id = v.variation_id)`.execute(
    tx,
  )
  for (const { id } of rows) {
    const facts = await addVariationAnswer(tx, id, 'council', { answer: 'taken-back', reason })
    await endLinks(tx, 'variation', id, tx.at)
    if (facts)
      tx.note({
        action: 'variation-taken-back',
        subject: 'commitment',
        id: commitment,
        words: `The change that was asked for is taken back: ${reason}`,
        facts,
      })
  }
}
