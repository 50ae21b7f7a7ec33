import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/** The suppliers of these names, by the name in lower case; a name that several have is left out. */
export async function suppliersNamed(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const keys = [...new Set(names.map((name) => name.toLowerCase()))]
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ name: string; id: string }>`
    select name_key as name, min(supplier_id::text) as id from supplier
    where authority_id = ${tx.authority} and name_key = any(${keys}::text[]) and withdrawn_at is null
    group by name_key having count(*) = 1`.execute(tx)
  return new Map(rows.map(({ name, id }) => [name, id]))
}

/** Names to offer while one is typed. */
export async function supplierNames(tx: Tx, most = 300): Promise<string[]> {
  const rows = await tx
    .selectFrom('supplier')
    .select('name')
    .where('authority_id', '=', tx.authority)
    .where('withdrawn_at', 'is', null)
    .orderBy('name_key')
    .limit(most)
    .execute()
  return rows.map(({ name }) => name)
}
