import type { Tx } from '../../platform/tx.ts'
import type { MadeUpTyped } from '../checks/full-time.ts'

/** What a supplier typed for one commitment and has not sent. */
export interface Draft {
  quantity: string
  story: string
  /** For full-time equivalents. */
  madeUp?: MadeUpTyped | undefined
  savedAt: Date
}

/** The drafts of a return by commitment; what they add at the end stands under the return's own id. */
export async function draftsOf(tx: Tx, returnId: string): Promise<Map<string, Draft>> {
  const rows = await tx
    .selectFrom('return_draft')
    .select(['commitment_id', 'quantity', 'story', 'made_up', 'saved_at'])
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', returnId)
    .execute()
  return new Map(
    rows.map(({ commitment_id, quantity, story, made_up, saved_at }) => [
      commitment_id,
      {
        quantity,
        story,
        ...(made_up ? { madeUp: made_up as unknown as MadeUpTyped } : {}),
        savedAt: saved_at,
      },
    ]),
  )
}

/** Keeps what was typed, just as it was typed. A draft is nobody's report yet, so the audit does not hold it. */
export async function saveDraft(
  tx: Tx,
  {
    returnId,
    under,
    quantity,
    story,
    madeUp,
  }: { returnId: string; under: string; quantity: string; story: string; madeUp?: MadeUpTyped | undefined },
): Promise<void> {
  const row = { quantity, story, made_up: madeUp ? JSON.stringify(madeUp) : null, saved_at: tx.at }
  await tx
    .insertInto('return_draft')
    .values({ authority_id: tx.authority, return_id: returnId, commitment_id: under, ...row })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'return_id', 'commitment_id']).doUpdateSet(row),
    )
    .execute()
}

/** Takes the drafts away once they were sent. */
export async function dropDrafts(tx: Tx, returnId: string): Promise<void> {
  await tx
    .deleteFrom('return_draft')
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', returnId)
    .execute()
}
