import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'

/** The frameworks that are known by these open contracting numbers: of several lots, the one first recorded. */
export async function frameworksOf(tx: Tx, ocids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ocids.filter((ocid) => ocid !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .selectFrom('contract')
    .select(['ocid', 'contract_id'])
    .where('authority_id', '=', tx.authority)
    .where('kind', '=', 'framework')
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`ocid = any(${wanted}::text[])`)
    .orderBy('contract_id', 'desc')
    .execute()
  return new Map(rows.map(({ ocid, contract_id }) => [ocid!, contract_id]))
}
