import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { sealOfSupplier } from './keep-supplier.ts'

/** How many suppliers an import added that still stand. */
export async function countSuppliersAddedBy(tx: Tx, importId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('supplier')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('authority_id', '=', tx.authority)
    .where('import_id', '=', importId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
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
