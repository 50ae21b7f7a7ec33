import type { Tx } from '../../platform/database.ts'
import type { ContractKind } from '../contract.ts'
import type { SupplierNamed } from './contract-row.ts'

/** The suppliers with these ids, in the order of the ids; an id that no supplier has is left out. */
export async function suppliersWithIds(tx: Tx, ids: readonly string[]): Promise<SupplierNamed[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('supplier')
    .select(['supplier_id as id', 'name', 'kind'])
    .where('authority_id', '=', tx.authority)
    .where('supplier_id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
}

/** The frameworks and lots that stand, by title, to say which one an agreement belongs to. */
export async function frameworksOf(tx: Tx): Promise<{ id: string; title: string; kind: ContractKind }[]> {
  const rows = await tx
    .selectFrom('contract')
    .select(['contract_id as id', 'title', 'kind'])
    .where('authority_id', '=', tx.authority)
    .where('kind', 'in', ['framework', 'lot'])
    .where('withdrawn_at', 'is', null)
    .orderBy('title_key')
    .orderBy('contract_id')
    .limit(500)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as ContractKind }))
}
