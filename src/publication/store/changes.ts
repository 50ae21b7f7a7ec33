import type { Tx } from '../../platform/tx.ts'

/** The last act that anybody recorded at the authority: what is published can only have changed with one. */
export interface LastChange {
  position: number
  at: Date
}

export async function lastChange(tx: Tx): Promise<LastChange | undefined> {
  return tx
    .selectFrom('audit_head as h')
    .innerJoin('audit_link as l', (join) =>
      join.onRef('l.authority_id', '=', 'h.authority_id').onRef('l.position', '=', 'h.position'),
    )
    .select(['h.position', 'l.at'])
    .where('h.authority_id', '=', tx.authority)
    .executeTakeFirst()
}

/** The moment the newest output was published. */
export async function lastPublished(tx: Tx): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('output')
    .select((all) => all.fn.max('published_at').as('at'))
    .where('authority_id', '=', tx.authority)
    .executeTakeFirst()
  return row?.at ?? undefined
}
