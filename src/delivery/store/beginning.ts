import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { type Quarter, quarterWords } from '../../language/quarter.ts'
import { recordedNow, type Tx } from '../../platform/tx.ts'
import type { ReturnTerm } from '../return.ts'

/** A contract that a supplier promised something in. */
export interface OwnContract {
  contract: string
  title: string
  supplier: string
  term: ReturnTerm
}

/** The contracts of these suppliers with commitments that stand, by title. */
export async function contractsOf(tx: Tx, suppliers: readonly string[]): Promise<OwnContract[]> {
  const { rows } = await sql<OwnContract>`
    select k.contract_id as contract, k.title, c.supplier_id as supplier,
      jsonb_build_object('starts', k.starts, 'ends', k.ends, 'lastDue', max(c.due)) as term
    from commitment c
    join contract k on k.authority_id = c.authority_id and k.contract_id = c.contract_id
    where c.authority_id = ${tx.authority} and c.supplier_id = any(${[...suppliers]}::uuid[])
      and c.withdrawn_on is null and k.withdrawn_at is null
    group by k.contract_id, k.title, k.starts, k.ends, c.supplier_id
    order by k.title collate "en-GB-x-icu", k.contract_id`.execute(tx)
  return rows
}

/** The return of a supplier for a quarter, asked for or not; begun here when there is none yet. */
export async function ownReturnFor(
  tx: Tx,
  { contract, supplier, quarter, due }: { contract: string; supplier: string; quarter: Quarter; due: Day },
): Promise<string> {
  const standing = () =>
    tx
      .selectFrom('return')
      .select(['return_id', 'state'])
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', contract)
      .where('supplier_id', '=', supplier)
      .where('quarter', '=', quarter)
      .executeTakeFirst()
  const row = { contract_id: contract, supplier_id: supplier, quarter, due, state: 'not-asked' }
  const begun = await tx
    .insertInto('return')
    .values({ authority_id: tx.authority, return_id: newId(), ...row, ...recordedNow(tx) })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'contract_id', 'supplier_id', 'quarter']).doNothing(),
    )
    .returning('return_id')
    .executeTakeFirst()
  const return_id = begun?.return_id ?? (await takenUp(tx, (await standing())!))
  if (!return_id) return (await standing())!.return_id
  tx.note({
    action: 'return-begun',
    subject: 'return',
    id: return_id,
    words: `Began the return for ${quarterWords(quarter)} without being asked.`,
    facts: [{ table: 'return', key: { return_id } }],
  })
  return return_id
}

/** One that the council cancelled may still be reported on without being asked; undefined where it stands anyway. */
async function takenUp(
  tx: Tx,
  { return_id, state }: { return_id: string; state: string },
): Promise<string | undefined> {
  if (state !== 'cancelled') return undefined
  await tx
    .updateTable('return')
    .set({ state: 'not-asked', cancelled_at: null, cancelled_because: null })
    .where('authority_id', '=', tx.authority)
    .where('return_id', '=', return_id)
    .execute()
  return return_id
}
