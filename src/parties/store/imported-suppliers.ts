import { sql } from 'kysely'
import type { FactRow, Tx } from '../../platform/database.ts'
import { sealOfSupplier } from './keep-supplier.ts'

/** The rows of the suppliers an import added, and of the numbers it told of, to be sealed by its act. */
export function sealsOfSuppliersAddedBy(import_id: string): FactRow[] {
  return [
    { table: 'supplier', key: { import_id } },
    { table: 'supplier_identifier', key: { import_id } },
  ]
}

/** Withdraws the suppliers an import added, except these and those somebody speaks for. Tells how many were withdrawn. */
export async function withdrawSuppliersAddedBy(
  tx: Tx,
  importId: string,
  stillNamed: readonly string[],
): Promise<number> {
  const withdrawn = await sql<{ id: string; name: string }>`
    update supplier s set withdrawn_at = ${tx.at}, version = version + 1
    where s.authority_id = ${tx.authority} and s.import_id = ${importId} and s.withdrawn_at is null
      and s.supplier_id <> all(${[...stillNamed]}::uuid[])
      and not exists (select from membership m where m.authority_id = s.authority_id and m.supplier_id = s.supplier_id)
      and not exists (select from invitation i where i.authority_id = s.authority_id and i.supplier_id = s.supplier_id)
    returning s.supplier_id as id, s.name`.execute(tx)
  if (withdrawn.rows.length > 0) {
    tx.note({
      action: 'suppliers-withdrawn',
      subject: 'import',
      id: importId,
      words: `Withdrew ${withdrawn.rows.length} suppliers it had added.`,
      facts: withdrawn.rows.flatMap(({ id }) => sealOfSupplier(id)),
    })
  }
  return withdrawn.rows.length
}
