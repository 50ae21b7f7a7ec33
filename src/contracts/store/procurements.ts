import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { recordedNow, type Tx } from '../../platform/database.ts'
import type { IncomingProcurement } from '../incoming.ts'
import type { CriterionKept, LotKept, NoticeKept, ProcurementTerms } from '../procurement.ts'

export interface ProcurementRecord extends ProcurementTerms {
  id: string
  importId: string
}

export async function procurementOf(tx: Tx, id: string): Promise<ProcurementRecord | undefined> {
  const row = await tx
    .selectFrom('procurement')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .where('procurement_id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      id: row.procurement_id,
      ocid: row.ocid,
      title: row.title,
      description: row.description,
      buyer: row.buyer,
      legalBasis: row.legal_basis,
      method: row.method,
      firstNoticeOn: row.first_notice_on as Day | null,
      notices: row.notices as NoticeKept[],
      lots: row.lots as LotKept[],
      criteria: row.criteria as CriterionKept[],
      namesSocialValue: row.names_social_value,
      importId: row.import_id,
    }
  )
}

/** The procurements known by these numbers, and the fingerprints of what their notices said. */
export async function procurementsKnown(
  tx: Tx,
  ocids: readonly string[],
): Promise<Map<string, { id: string; digest: string; withdrawn: boolean }>> {
  const rows = await tx
    .selectFrom('procurement')
    .select(['ocid', 'procurement_id', 'digest', 'withdrawn_at'])
    .where('authority_id', '=', tx.authority)
    .where(sql<boolean>`ocid = any(${[...ocids]}::text[])`)
    .execute()
  return new Map(
    rows.map(({ ocid, procurement_id, digest, withdrawn_at }) => [
      ocid,
      { id: procurement_id, digest, withdrawn: withdrawn_at !== null },
    ]),
  )
}

/** Keeps procurements as all their notices together tell them; ids by their numbers. */
export async function keepProcurements(
  tx: Tx,
  kept: readonly IncomingProcurement[],
  importId: string,
): Promise<Map<string, string>> {
  if (kept.length === 0) return new Map()
  const rows = kept.map(({ digest, terms }) => ({
    procurement_id: newId(),
    ocid: terms.ocid,
    title: terms.title,
    description: terms.description,
    buyer: terms.buyer,
    legal_basis: terms.legalBasis,
    method: terms.method,
    first_notice_on: terms.firstNoticeOn,
    notices: terms.notices,
    lots: terms.lots,
    criteria: terms.criteria,
    names_social_value: terms.namesSocialValue,
    digest,
  }))
  const { recorded_at, recorded_by } = recordedNow(tx)
  const done = await sql<{ ocid: string; id: string }>`
    insert into procurement (authority_id, procurement_id, ocid, title, description, buyer, legal_basis, method, first_notice_on,
      notices, lots, criteria, names_social_value, digest, import_id, recorded_at, recorded_by)
    select ${tx.authority}::uuid, procurement_id, ocid, title, description, buyer, legal_basis, method, first_notice_on,
      notices, lots, criteria, names_social_value, digest, ${importId}::uuid, ${recorded_at}::timestamptz, ${recorded_by}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(procurement_id uuid, ocid text, title text, description text,
      buyer text, legal_basis text, method text, first_notice_on date, notices jsonb, lots jsonb, criteria jsonb,
      names_social_value boolean, digest text)
    on conflict (authority_id, ocid) do update set title = excluded.title, description = excluded.description,
      buyer = excluded.buyer, legal_basis = excluded.legal_basis, method = excluded.method,
      first_notice_on = excluded.first_notice_on, notices = excluded.notices, lots = excluded.lots, criteria = excluded.criteria,
      names_social_value = excluded.names_social_value, digest = excluded.digest, withdrawn_at = null
    returning ocid, procurement_id as id`.execute(tx)
  return new Map(done.rows.map(({ ocid, id }) => [ocid, id]))
}

/** Procurements that no notice tells of any more. */
export async function withdrawProcurements(tx: Tx, ocids: readonly string[]): Promise<void> {
  await sql`update procurement set withdrawn_at = ${tx.at}
    where authority_id = ${tx.authority} and ocid = any(${[...ocids]}::text[])`.execute(tx)
}
