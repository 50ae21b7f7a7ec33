import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { type BuiltOn, nothingBuilt } from '../../import.ts'
import { nameSuppliers } from '../bulk-contracts.ts'
import type { ImportRecord } from '../imports.ts'
import type { CommitmentsImport } from './commitments-import.ts'
import { sheetsImportOf } from './sheets-import.ts'

/** Which of these contracts have commitments. */
export async function promisedOn(tx: Tx, contracts: readonly string[]): Promise<string[]> {
  if (contracts.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct contract_id as id from commitment
    where authority_id = ${tx.authority} and contract_id = any(${[...contracts]}::uuid[]) order by 1`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** The contracts an import wrote, each with the version it gave it. */
function touched(tx: Tx, importId: string) {
  return sql`select contract_id, version from contract_fact where authority_id = ${tx.authority} and import_id = ${importId}`
}

/** What stands on what an import brought. */
export async function builtOn(
  tx: Tx,
  record: ImportRecord,
  commitments?: CommitmentsImport,
): Promise<BuiltOn> {
  const { id, appliedAt, kind } = record
  const { rows } = await sql<Omit<BuiltOn, 'commitmentsEdited' | 'deliveries'>>`
    with touched as (${touched(tx, id)})
    select
      (select count(*)::int from touched t join contract c on c.authority_id = ${tx.authority} and c.contract_id = t.contract_id
        where c.version <> t.version) as edited,
      (select count(*)::int from touched t join commitment k on k.authority_id = ${tx.authority} and k.contract_id = t.contract_id
        where k.recorded_at >= ${appliedAt} and k.import_id is distinct from ${id}) as commitments,
      (select count(*)::int from commitment_draft d
        where d.authority_id = ${tx.authority} and d.import_id = ${id} and d.state <> 'open') as "draftsDecided",
      (select count(*)::int from contract c join touched t on t.contract_id = c.framework_id
        where c.authority_id = ${tx.authority} and c.framework_id is not null and c.withdrawn_at is null
          and not exists (select from touched o where o.contract_id = c.contract_id)) as "callOffs"`.execute(
    tx,
  )
  const way = kind === 'commitments' && !commitments ? undefined : sheetsImportOf(kind, commitments)
  return { ...nothingBuilt, ...rows[0]!, ...(await way?.builtOn(tx, record)) }
}

export interface SetBack {
  /** Contracts that the import added: withdrawn now. */
  withdrawn: string[]
  /** Contracts that stood before it: they say what they said then. */
  restored: string[]
}

/** Sets the contracts an import wrote back to what they said before it. Nothing may have been built on them. */
export async function setBack(tx: Tx, importId: string): Promise<SetBack> {
  const withdrawn = await sql<{ id: string }>`
    with touched as (${touched(tx, importId)})
    update contract c set withdrawn_at = ${tx.at}, version = c.version + 1 from touched t
    where c.authority_id = ${tx.authority} and c.contract_id = t.contract_id and t.version = 1
    returning c.contract_id as id`.execute(tx)
  const restored = await sql<{ id: string; suppliers: string[] }>`
    with touched as (${touched(tx, importId)}),
    before as (
      select f.contract_id as id, f.source_digest as digest, f.terms->'suppliers' as suppliers, r.*
      from touched t
      join contract_fact f on f.authority_id = ${tx.authority} and f.contract_id = t.contract_id and f.version = t.version - 1
      cross join lateral jsonb_populate_record(null::contract, f.terms) r
    )
    update contract c set source_digest = b.digest, reference = b.reference, title = b.title, description = b.description,
      kind = b.kind, framework_id = b.framework_id, framework_name = b.framework_name,
      framework_number = b.framework_number, procurement_id = b.procurement_id, ocid = b.ocid, starts = b.starts,
      ends = b.ends, extendable_until = b.extendable_until, value = b.value, value_gross = b.value_gross,
      value_pence = (coalesce(b.value, b.value_gross) * 100)::bigint, cpv = b.cpv, service = b.service,
      place_code = b.place_code, owner_id = b.owner_id, noticed = b.noticed, disclosure = b.disclosure,
      disclosure_reason = b.disclosure_reason, withdrawn_at = b.withdrawn_at, withdrawal_reason = b.withdrawal_reason,
      version = c.version + 1
    from before b where c.authority_id = ${tx.authority} and c.contract_id = b.id
    returning c.contract_id as id, b.suppliers`.execute(tx)
  if (restored.rows.length > 0) await nameSuppliers(tx, restored.rows)
  return { withdrawn: withdrawn.rows.map(({ id }) => id), restored: restored.rows.map(({ id }) => id) }
}

/** Suppliers whom a contract or a commitment that stands still names. */
export async function suppliersStillNamed(tx: Tx, importId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.supplier_id as id from supplier s
    where s.authority_id = ${tx.authority} and s.import_id = ${importId} and exists (
      select from contract_supplier n
      join contract c on c.authority_id = n.authority_id and c.contract_id = n.contract_id and c.withdrawn_at is null
      where n.authority_id = s.authority_id and n.supplier_id = s.supplier_id)`.execute(tx)
  return rows.map(({ id }) => id)
}
