import { sql } from 'kysely'
import { type Day, dayIn } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import type { Tx } from '../../../platform/database.ts'
import type { PageFault } from '../../find-a-tender/page-asked.ts'
import { isOf, type NoticeSource } from '../../find-a-tender/source.ts'
import { originalOf } from '../../ocds/original.ts'
import { noticeSourceOf } from './source.ts'

/** One time that notices were fetched, and where it stands. */
export interface NoticeFetch {
  id: string
  identifier: string
  beganAt: Date
  from: Date
  to: Date
  cursor: string | null
  pages: number
  /** Everybody's notices that were gone through. */
  lookedAt: number
  /** The authority's own that were not here yet. */
  found: number
  failures: number
  problem: string | null
  notBefore: Date | null
  endedAt: Date | null
  importId: string | null
}

function fetches(tx: Tx) {
  return tx.selectFrom('notice_fetch').selectAll().where('authority_id', '=', tx.authority)
}

function fetchOf(
  row: Awaited<ReturnType<ReturnType<typeof fetches>['executeTakeFirstOrThrow']>>,
): NoticeFetch {
  return {
    id: row.fetch_id,
    identifier: row.identifier,
    beganAt: row.began_at,
    from: row.asked_from,
    to: row.asked_to,
    cursor: row.cursor,
    pages: row.pages,
    lookedAt: row.looked_at,
    found: row.found,
    failures: row.failures,
    problem: row.problem,
    notBefore: row.not_before,
    endedAt: row.ended_at,
    importId: row.import_id,
  }
}

/** The last fetches, the newest first. */
export async function noticeFetches(tx: Tx, limit = 20): Promise<NoticeFetch[]> {
  return (await fetches(tx).orderBy('fetch_id', 'desc').limit(limit).execute()).map(fetchOf)
}

/** Local times repeat for an hour in October, and notices may show late: so far back the next fetch looks again. */
const overlap = 3 * 3_600_000

/** Begins a fetch where none is open: of what changed since the last one for this identifier. False when one is. */
export async function beginFetch(tx: Tx, { identifier, beginsOn }: NoticeSource): Promise<boolean> {
  const last = await fetches(tx)
    .where('identifier', '=', identifier)
    .where('ended_at', 'is not', null)
    .where('asked_to', '>', startOf(beginsOn))
    .orderBy('fetch_id', 'desc')
    .executeTakeFirst()
  const from = last ? new Date(last.asked_to.getTime() - overlap) : startOf(beginsOn)
  const id = newId()
  const begun = await sql`
    insert into notice_fetch (authority_id, fetch_id, identifier, began_at, asked_from, asked_to)
    values (${tx.authority}::uuid, ${id}::uuid, ${identifier}, ${tx.at}, ${from}, ${tx.at})
    on conflict do nothing`.execute(tx)
  if (!begun.numAffectedRows) return false
  tx.note({
    action: 'notice-fetch-begun',
    subject: 'notice-fetch',
    id,
    words: `Began to fetch notices of ${identifier} from Find a Tender.`,
  })
  return true
}

/** An hour before the day begins in England, in summer: a few notices more do no harm. */
function startOf(day: Day): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 3_600_000)
}

/** Begins a fetch because a person said so; false when one is open, or nothing is turned on. */
export async function fetchNow(tx: Tx): Promise<boolean> {
  const source = await noticeSourceOf(tx)
  return source.isOn && beginFetch(tx, source)
}

/** Whether today’s fetch is still to begin. */
export async function isFetchDue(tx: Tx, identifier: string): Promise<boolean> {
  const last = await fetches(tx)
    .where('identifier', '=', identifier)
    .orderBy('fetch_id', 'desc')
    .executeTakeFirst()
  return !last || dayIn(last.began_at) < dayIn(tx.at)
}

/** Milliseconds after which whoever worked on a fetch and said no more has died: longer than a page may take. */
const lease = 180_000

/** Takes the open fetch, when its time has come and nobody works on it. */
export async function takeFetch(tx: Tx): Promise<NoticeFetch | undefined> {
  const row = await tx
    .updateTable('notice_fetch')
    .set({ worked_on_until: new Date(tx.at.getTime() + lease) })
    .where('authority_id', '=', tx.authority)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`coalesce(not_before, ${tx.at}) <= ${tx.at}`)
    .where(sql<boolean>`coalesce(worked_on_until, ${tx.at}) <= ${tx.at}`)
    .returningAll()
    .executeTakeFirst()
  return row && fetchOf(row)
}

/** Keeps a page with its cursor in one transaction, so that a fetch goes on after it. False when somebody was quicker. */
export async function keepPage(
  tx: Tx,
  fetch: NoticeFetch,
  { releases, next }: { releases: readonly unknown[]; next: string | null },
): Promise<boolean> {
  const ours = releases.filter((release) => isOf(release, fetch.identifier))
  const rows = ours.flatMap((release) => {
    const kept = originalOf(release)
    return kept ? [{ ocid: release.ocid, id: release.id, release: kept.release }] : []
  })
  const moved = await tx
    .updateTable('notice_fetch')
    .set({
      cursor: next,
      pages: fetch.pages + 1,
      looked_at: fetch.lookedAt + releases.length,
      failures: 0,
      problem: null,
      not_before: null,
      worked_on_until: new Date(tx.at.getTime() + lease),
    })
    .where('authority_id', '=', tx.authority)
    .where('fetch_id', '=', fetch.id)
    .where('pages', '=', fetch.pages)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!moved.numUpdatedRows) return false
  const added = await sql`
    insert into notice_found (authority_id, ocid, release_id, fetch_id, release)
    select ${tx.authority}::uuid, ocid, id, ${fetch.id}::uuid, release
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(ocid text, id text, release jsonb)
    where not exists (select from notice_release n
      where n.authority_id = ${tx.authority}::uuid and n.ocid = g.ocid and n.release_id = g.id)
    on conflict do nothing`.execute(tx)
  await tx
    .updateTable('notice_fetch')
    .set({ found: fetch.found + Number(added.numAffectedRows ?? 0) })
    .where('authority_id', '=', tx.authority)
    .where('fetch_id', '=', fetch.id)
    .execute()
  return true
}

const minute = 60_000
const longestPause = 12 * 60 * minute

/** Says why a fetch stopped for now, and when it goes on: when we were told to, or ever later the more often it failed. */
export async function pauseFetch(tx: Tx, { id, failures }: NoticeFetch, fault: PageFault): Promise<void> {
  const wait = fault.waitSeconds
    ? fault.waitSeconds * 1000
    : Math.min(10 * minute * 2 ** Math.min(failures, 10), longestPause)
  await tx
    .updateTable('notice_fetch')
    .set({
      failures: failures + 1,
      problem: fault.problem,
      not_before: new Date(tx.at.getTime() + wait),
      worked_on_until: null,
      ...(fault.isLost ? { cursor: null } : {}),
    })
    .where('authority_id', '=', tx.authority)
    .where('fetch_id', '=', id)
    .execute()
}

/** Somebody else, or the next turn, may go on. */
export async function letGo(tx: Tx, { id }: NoticeFetch): Promise<void> {
  await tx
    .updateTable('notice_fetch')
    .set({ worked_on_until: null })
    .where('authority_id', '=', tx.authority)
    .where('fetch_id', '=', id)
    .execute()
}
