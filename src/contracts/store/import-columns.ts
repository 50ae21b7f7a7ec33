import { recordedNow, type Tx } from '../../platform/database.ts'
import type { RememberedColumns } from '../register-file/remembered.ts'

/** The choice a person made for files with these headings, when one was made. */
export async function columnsRemembered(tx: Tx, fingerprint: string): Promise<RememberedColumns | undefined> {
  const row = await tx
    .selectFrom('import_columns')
    .select('columns')
    .where('authority_id', '=', tx.authority)
    .where('headings_digest', '=', fingerprint)
    .where('kind', '=', 'contracts')
    .executeTakeFirst()
  return row && { fingerprint, fields: row.columns as RememberedColumns['fields'] }
}

/** Remembers a choice for next time. */
export async function rememberColumnsOf(tx: Tx, { fingerprint, fields }: RememberedColumns): Promise<void> {
  const columns = JSON.stringify(fields)
  await tx
    .insertInto('import_columns')
    .values({
      authority_id: tx.authority,
      headings_digest: fingerprint,
      kind: 'contracts',
      columns,
      ...recordedNow(tx),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['authority_id', 'headings_digest', 'kind'])
        .doUpdateSet({ columns, ...recordedNow(tx) }),
    )
    .execute()
}
