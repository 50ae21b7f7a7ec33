import { recordedNow, type Tx } from '../../platform/database.ts'
import type { ImportKindName } from '../import.ts'
import type { RememberedColumns } from '../register-file/remembered.ts'

/** The choice a person made for files with these headings, when one was made. */
export async function columnsRemembered(
  tx: Tx,
  kind: ImportKindName,
  fingerprint: string,
): Promise<RememberedColumns<string> | undefined> {
  const row = await tx
    .selectFrom('import_columns')
    .select('columns')
    .where('authority_id', '=', tx.authority)
    .where('headings_digest', '=', fingerprint)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row && { fingerprint, fields: row.columns as RememberedColumns<string>['fields'] }
}

/** Remembers a choice for next time. */
export async function rememberColumnsOf(
  tx: Tx,
  kind: ImportKindName,
  { fingerprint, fields }: RememberedColumns<string>,
): Promise<void> {
  const columns = JSON.stringify(fields)
  await tx
    .insertInto('import_columns')
    .values({
      authority_id: tx.authority,
      headings_digest: fingerprint,
      kind,
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
