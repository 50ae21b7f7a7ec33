import type { Tx } from '../../platform/tx.ts'
import type { MadeUpTyped } from '../checks/full-time.ts'

/** What a supplier typed for one commitment and has not sent. */
export interface Draft {
  quantity: string
  story: string
  /** For full-time equivalents. */
  madeUp?: MadeUpTyped | undefined
  savedAt: Date
  /** Under the return’s own id, of the last return of a contract. */
  remains?: string
  comesNext?: string
}

/** The drafts of a return by commitment; what they add at the end stands under the return's own id. */
export async function draftsOf(tx: Tx, returnId: string): Promise<Map<string, Draft>> {
  const rows = await tx
    .selectFrom('return_draft')
    .select(['commitment_id', 'quantity', 'story', 'made_up', 'saved_at', 'remains', 'comes_next'])
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', returnId)
    .execute()
  return new Map(
    rows.map(({ commitment_id, quantity, story, made_up, saved_at, remains, comes_next }) => [
      commitment_id,
      {
        quantity,
        story,
        ...(made_up ? { madeUp: made_up as unknown as MadeUpTyped } : {}),
        savedAt: saved_at,
        remains,
        comesNext: comes_next,
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

/** What a supplier says at the end of a return, as it was typed. */
export interface Saying {
  anythingElse: string
  remains: string
  comesNext: string
}

/** Keeps what else was typed; what is left out stays as it was. */
export async function saveSaying(tx: Tx, returnId: string, saying: Partial<Saying>): Promise<void> {
  const { anythingElse: story, remains, comesNext: comes_next } = saying
  const typed = {
    ...(story === undefined ? {} : { story }),
    ...(remains === undefined ? {} : { remains }),
    ...(comes_next === undefined ? {} : { comes_next }),
  }
  if (Object.keys(typed).length === 0) return
  const row = { ...typed, saved_at: tx.at }
  await tx
    .insertInto('return_draft')
    .values({ authority_id: tx.authority, return_id: returnId, commitment_id: returnId, ...row })
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
