import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import type { Tx } from '../../platform/database.ts'
import type { KpiRating, KpiResult } from '../kpi-result.ts'

/** A release as it came, without people's contact details. */
export interface ReleaseToKeep {
  /** Empty for one that doesn't say which procurement it is about. */
  ocid: string
  id: string
  on: Day | null
  release: unknown
}

/** Which of these releases are kept already, written `ocid id`. */
export async function releasesKnown(tx: Tx, ocids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('notice_release')
    .select(['ocid', 'release_id'])
    .where('authority_id', '=', tx.authority)
    .where(sql<boolean>`ocid = any(${[...ocids]}::text[])`)
    .execute()
  return new Set(rows.map(({ ocid, release_id }) => `${ocid} ${release_id}`))
}

/** The releases kept of these procurements, in the order of their dates. */
export async function releasesOf(tx: Tx, ocids: readonly string[]): Promise<unknown[]> {
  const rows = await tx
    .selectFrom('notice_release')
    .select('release')
    .where('authority_id', '=', tx.authority)
    .where(sql<boolean>`ocid = any(${[...ocids]}::text[])`)
    .orderBy('released_on')
    .orderBy('release_id')
    .execute()
  return rows.map(({ release }) => release)
}

/** Keeps releases as they came; one that is there already stays. Tells how many are new. */
export async function keepReleases(
  tx: Tx,
  kept: readonly ReleaseToKeep[],
  importId: string,
): Promise<number> {
  if (kept.length === 0) return 0
  const rows = kept.map(({ ocid, id, on, release }) => ({ ocid, release_id: id, released_on: on, release }))
  const done = await sql`
    insert into notice_release (authority_id, ocid, release_id, import_id, released_on, release)
    select ${tx.authority}::uuid, ocid, release_id, ${importId}::uuid, released_on, release
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as g(ocid text, release_id text, released_on date, release jsonb)
    on conflict do nothing`.execute(tx)
  return Number(done.numAffectedRows ?? 0)
}

export interface KpiResultToKeep extends KpiResult {
  contract: string
}

/** The results of a contract's indicators, the newest period first. */
export async function kpiResultsOf(tx: Tx, contract: string): Promise<KpiResult[]> {
  const rows = await tx
    .selectFrom('kpi_result')
    .select(['kpi', 'describes', 'starts', 'ends', 'rating', 'measured'])
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .orderBy(sql`ends desc nulls last`)
    .orderBy('kpi')
    .orderBy('kpi_result_id')
    .execute()
  return rows.map((row) => ({
    ...row,
    starts: row.starts as Day | null,
    ends: row.ends as Day | null,
    rating: row.rating as KpiRating,
  }))
}

/** Sets the results of contracts to what all their notices together report. */
export async function keepKpiResults(
  tx: Tx,
  contracts: readonly string[],
  results: readonly KpiResultToKeep[],
  importId: string,
): Promise<void> {
  await sql`delete from kpi_result where authority_id = ${tx.authority} and contract_id = any(${[...contracts]}::uuid[])`.execute(
    tx,
  )
  if (results.length === 0) return
  await tx
    .insertInto('kpi_result')
    .values(
      results.map(({ contract, ...result }) => ({
        authority_id: tx.authority,
        kpi_result_id: newId(),
        contract_id: contract,
        ...result,
        import_id: importId,
        recorded_at: tx.at,
      })),
    )
    .execute()
}
