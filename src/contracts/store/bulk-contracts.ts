import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { recordedNow, type Tx } from '../../platform/database.ts'
import type { ContractTerms } from '../contract.ts'
import type { Known } from '../change-plan.ts'
import { contractValues, suppliersOfRow, termsOfRow } from './contract-row.ts'

/** A contract on its way into the records, under its natural key. */
export interface ContractToAdd {
  /** Made here when left out. */
  id?: string
  key: string
  digest: string | null
  terms: ContractTerms
}

export interface ContractToChange extends Known {
  digest: string
  terms: ContractTerms
}

/** When the terms hold from, why, and which import says so. */
export interface Recording {
  from: Day
  importId?: string
  reason?: string
}

/** Somebody changed one of these contracts in between; nothing was written. */
export class RecordsMoved extends Error {}

/** The columns of a row as `jsonb_to_recordset` gives them to insert and update. */
const given = sql`contract_id uuid, version int, source_key text, source_digest text, reference text, title text, description text,
  kind text, framework_id uuid, framework_name text, framework_number text, procurement_id uuid, ocid text, starts date, ends date, extendable_until date, value numeric,
  value_gross numeric, value_pence bigint, cpv text[], service text, place_code text, owner_id uuid, noticed jsonb, suppliers uuid[]`
const written = sql`reference, title, description, kind, framework_id, framework_name, framework_number, procurement_id, ocid, starts, ends, extendable_until, value,
  value_gross, value_pence, cpv, service, place_code, owner_id, noticed`

/** Adds contracts, their suppliers and their first facts in one statement; ids in the order given. The caller notes it. */
export async function addContracts(
  tx: Tx,
  added: readonly ContractToAdd[],
  { from, importId, reason }: Recording,
): Promise<string[]> {
  if (added.length === 0) return []
  const rows = added.map(({ id, key, digest, terms }) => ({
    contract_id: id ?? newId(),
    source_key: key,
    source_digest: digest,
    ...contractValues(terms),
    suppliers: [...new Set(terms.suppliers)],
  }))
  const { recorded_at, recorded_by } = recordedNow(tx)
  await sql`
    with given as materialized (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(${given})),
    added as (
      insert into contract (authority_id, contract_id, source_key, source_digest, ${written}, import_id, recorded_at, recorded_by)
      select ${tx.authority}::uuid, contract_id, source_key, source_digest, ${written}, ${importId ?? null}::uuid,
        ${recorded_at}::timestamptz, ${recorded_by}::uuid
      from given returning *
    ),
    named as (
      insert into contract_supplier (authority_id, contract_id, supplier_id, position)
      select ${tx.authority}::uuid, contract_id, supplier_id, position
      from given, unnest(suppliers) with ordinality as u(supplier_id, position)
    )
    insert into contract_fact (authority_id, contract_id, version, terms, source_digest, effective_from, reason, import_id, recorded_at, recorded_by)
    select a.authority_id, a.contract_id, a.version, ${termsOfRow('a', sql`g.suppliers`)}, a.source_digest,
      ${from}::date, ${reason ?? null}, a.import_id, a.recorded_at, a.recorded_by
    from added a join given g on g.contract_id = a.contract_id`.execute(tx)
  return rows.map(({ contract_id }) => contract_id)
}

/**
 * Sets contracts to what a file says now; one whose import was undone stands again. What a file never says stays as it is:
 * the owner, and words that people added where the file has none. Throws RecordsMoved when a version has moved.
 */
export async function changeContracts(
  tx: Tx,
  changed: readonly ContractToChange[],
  recording: Recording,
): Promise<void> {
  if (changed.length === 0) return
  const rows = changed
    .map(({ id, version, digest, terms }) => ({
      contract_id: id,
      version,
      source_digest: digest,
      ...contractValues(terms),
      suppliers: [...new Set(terms.suppliers)],
    }))
    .sort((a, b) => (a.contract_id < b.contract_id ? -1 : 1))
  const ids = rows.map(({ contract_id }) => contract_id)
  await lockContracts(tx, ids)
  const done = await sql<{ contract_id: string }>`
    update contract c set source_digest = g.source_digest, reference = coalesce(g.reference, c.reference), title = g.title,
      description = coalesce(g.description, c.description), kind = case when g.kind = 'contract' then c.kind else g.kind end,
      framework_id = coalesce(g.framework_id, c.framework_id),
      framework_name = case when coalesce(g.framework_id, c.framework_id) is null then coalesce(g.framework_name, c.framework_name) end,
      framework_number = case when coalesce(g.framework_id, c.framework_id) is null then coalesce(g.framework_number, c.framework_number) end,
      procurement_id = coalesce(g.procurement_id, c.procurement_id),
      ocid = coalesce(g.ocid, c.ocid), starts = g.starts, ends = g.ends, extendable_until = g.extendable_until, value = g.value,
      value_gross = g.value_gross, value_pence = g.value_pence, cpv = g.cpv, service = coalesce(g.service, c.service),
      place_code = coalesce(g.place_code, c.place_code), noticed = g.noticed, withdrawn_at = null, version = c.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(${given})
    where c.authority_id = ${tx.authority} and c.contract_id = g.contract_id and c.version = g.version
    returning c.contract_id`.execute(tx)
  if (done.rows.length < rows.length) throw new RecordsMoved()
  await nameSuppliers(
    tx,
    rows.map(({ contract_id, suppliers }) => ({ id: contract_id, suppliers })),
  )
  await addContractFacts(tx, ids, recording)
}

/** Locks contracts in the order of their ids, before anything that reads them decides. */
export async function lockContracts(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select from contract where authority_id = ${tx.authority} and contract_id = any(${[...ids]}::uuid[])
    order by contract_id for update`.execute(tx)
}

/** Sets the suppliers of contracts, the main one first. */
export async function nameSuppliers(
  tx: Tx,
  named: readonly { id: string; suppliers: readonly string[] }[],
): Promise<void> {
  const ids = named.map(({ id }) => id)
  await tx
    .deleteFrom('contract_supplier')
    .where('authority_id', '=', tx.authority)
    .where('contract_id', 'in', ids)
    .execute()
  const rows = named.map(({ id, suppliers }) => ({ contract_id: id, suppliers: [...new Set(suppliers)] }))
  await sql`
    insert into contract_supplier (authority_id, contract_id, supplier_id, position)
    select ${tx.authority}::uuid, contract_id, supplier_id, position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(contract_id uuid, suppliers uuid[]),
      unnest(suppliers) with ordinality as u(supplier_id, position)`.execute(tx)
}

/** Keeps these contracts, as they stand now, as facts of their versions. */
export async function addContractFacts(
  tx: Tx,
  ids: readonly string[],
  { from, importId, reason }: Recording,
): Promise<void> {
  const { recorded_at, recorded_by } = recordedNow(tx)
  await sql`
    insert into contract_fact (authority_id, contract_id, version, terms, source_digest, effective_from, reason, import_id, recorded_at, recorded_by)
    select c.authority_id, c.contract_id, c.version, ${termsOfRow('c', suppliersOfRow('c'))}, c.source_digest, ${from}::date,
      ${reason ?? null}, ${importId ?? null}::uuid, ${recorded_at}::timestamptz, ${recorded_by}::uuid
    from contract c where c.authority_id = ${tx.authority} and c.contract_id = any(${[...ids]}::uuid[])`.execute(
    tx,
  )
}

/** Whether the authority has or had any contract. */
export async function hasContracts(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom('contract')
    .select('contract_id')
    .where('authority_id', '=', tx.authority)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The contracts that stand, or stood, under these natural keys. */
export async function contractsKnown(tx: Tx, keys: readonly string[]): Promise<Map<string, Known>> {
  const rows = await tx
    .selectFrom('contract')
    .select(['source_key', 'contract_id', 'version', 'source_digest', 'withdrawn_at', 'withdrawal_reason'])
    .where('authority_id', '=', tx.authority)
    .where(sql<boolean>`source_key = any(${[...keys]}::text[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.source_key,
      {
        id: row.contract_id,
        version: row.version,
        digest: row.source_digest,
        withdrawn: row.withdrawn_at !== null,
        byHand: row.withdrawal_reason !== null,
      },
    ]),
  )
}

/** Which of these contracts were last said otherwise by a person than by a file. */
export async function editedByHand(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('contract as c')
    .innerJoin('contract_fact as f', (join) =>
      join
        .onRef('f.authority_id', '=', 'c.authority_id')
        .onRef('f.contract_id', '=', 'c.contract_id')
        .onRef('f.version', '=', 'c.version'),
    )
    .select('c.contract_id')
    .where('c.authority_id', '=', tx.authority)
    .where(sql<boolean>`c.contract_id = any(${[...ids]}::uuid[])`)
    .where('f.import_id', 'is', null)
    .execute()
  return new Set(rows.map(({ contract_id }) => contract_id))
}
