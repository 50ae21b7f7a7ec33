import type { Tx } from '../platform/tx.ts'

/** The moment the newest output was published. */
export async function lastPublished(tx: Tx): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('output')
    .select((all) => all.fn.max('published_at').as('at'))
    .where('authority_id', '=', tx.authority)
    .executeTakeFirst()
  return row?.at ?? undefined
}
