import { sql } from 'kysely'
import { newId } from '../../../language/identifier.ts'
import { type FactRow, recordedNow, type Tx } from '../../../platform/database.ts'
import { RecordsMoved } from '../bulk-contracts.ts'
import type { SpendPlanned } from './planning-spend.ts'

const batch = 5000

/** Writes rows of invoices; a row that corrects another stands in its place. Its sums of other imports, to be sealed by its act. */
export async function writeSpend(
  tx: Tx,
  importId: string,
  planned: readonly SpendPlanned[],
): Promise<FactRow[]> {
  const moving = planned
    .filter(({ change }) => change !== 'unchanged')
    .map((one) => ({ id: newId(), ...one }))
  for (let from = 0; from < moving.length; from += batch)
    await writeSome(tx, importId, moving.slice(from, from + batch))
  return moving.flatMap(({ was }) => (was ? [{ table: 'spend', key: { spend_id: was.id } }] : []))
}

async function writeSome(
  tx: Tx,
  importId: string,
  moving: readonly (SpendPlanned & { id: string })[],
): Promise<void> {
  const corrected = moving.flatMap(({ id, was }) => (was ? [{ id, was: was.id }] : []))
  const gone = await sql`
    update spend s set replaced_by = g.id
    from jsonb_to_recordset(${JSON.stringify(corrected)}::jsonb) as g(id uuid, was uuid)
    where s.authority_id = ${tx.authority} and s.spend_id = g.was and s.replaced_by is null and s.withdrawn_at is null
    returning s.spend_id`.execute(tx)
  if (gone.rows.length < corrected.length) throw new RecordsMoved()
  const rows = moving.map(({ id, told, contract, supplier, key }) => ({
    id,
    contract: contract.id,
    supplier,
    starts: told.starts,
    ends: told.ends,
    amount: told.amount.toFixed(),
    reference: told.reference,
    key,
  }))
  const { recorded_at, recorded_by } = recordedNow(tx)
  await sql`
    insert into spend (authority_id, spend_id, contract_id, supplier_id, starts, ends, amount, reference, source_key, import_id,
      recorded_at, recorded_by)
    select ${tx.authority}::uuid, g.id, g.contract, g.supplier, g.starts, g.ends, g.amount, g.reference, g.key, ${importId}::uuid,
      ${recorded_at}::timestamptz, ${recorded_by}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, contract uuid, supplier uuid, starts date, ends date,
      amount numeric, reference text, key text)`.execute(tx)
}

/** Takes back what an import wrote: its sums no longer count, and those that they corrected count again. */
export async function takeBackSpend(
  tx: Tx,
  importId: string,
  reason: string,
): Promise<{ facts: FactRow[]; contracts: string[] }> {
  const back = await sql<{ id: string; contract: string }>`
    update spend set withdrawn_at = ${tx.at}, withdrawal_reason = ${reason}
    where authority_id = ${tx.authority} and import_id = ${importId}::uuid and withdrawn_at is null
    returning spend_id as id, contract_id as contract`.execute(tx)
  const restored = await sql<{ id: string }>`
    update spend s set replaced_by = r.replaced_by
    from spend r
    where s.authority_id = ${tx.authority} and r.authority_id = s.authority_id and r.spend_id = s.replaced_by
      and r.import_id = ${importId}::uuid
    returning s.spend_id as id`.execute(tx)
  const facts = restored.rows.map(({ id }) => ({ table: 'spend', key: { spend_id: id } }))
  return { facts, contracts: [...new Set(back.rows.map(({ contract }) => contract))] }
}
