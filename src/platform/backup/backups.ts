import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** When a back-up was made: from the terminal, by the schedule, or by somebody's press on the settings page. */
export type BackupOccasion = 'command' | 'schedule' | 'page'

export interface BackupRecord {
  id: string
  beganAt: Date
  endedAt: Date | null
  state: 'making' | 'done' | 'failed'
  occasion: BackupOccasion
  place: string
  bytes: number | null
  rows: number | null
  files: number | null
  /** Files that the records name and that were not there. */
  missing: number | null
  isEncrypted: boolean
  problem: string | null
  removedAt: Date | null
}

type Db = Kysely<Tables>

const columns = [
  'backup_id as id',
  'began_at as beganAt',
  'ended_at as endedAt',
  'state',
  'occasion',
  'place',
  'bytes',
  'row_count as rows',
  'file_count as files',
  'missing_count as missing',
  'is_encrypted as isEncrypted',
  'problem',
  'removed_at as removedAt',
] as const

/** The newest back-ups first. */
export async function backupsIn(db: Db, limit: number): Promise<BackupRecord[]> {
  const rows = await db
    .selectFrom('backup')
    .select(columns)
    .orderBy('began_at', 'desc')
    .limit(limit)
    .execute()
  return rows as BackupRecord[]
}

/** The last that was made whole. */
export async function lastGoodBackup(db: Db, occasion?: BackupOccasion): Promise<BackupRecord | undefined> {
  const found = await db
    .selectFrom('backup')
    .select(columns)
    .where('state', '=', 'done')
    .$if(occasion !== undefined, (query) => query.where('occasion', '=', occasion!))
    .orderBy('began_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found as BackupRecord | undefined
}

export interface BackupBegun {
  id: string
  at: Date
  occasion: BackupOccasion
  place: string
  isEncrypted: boolean
}

/** Whether the schema has room for it: an older one, backed up before it is brought up to date, has not. */
export async function keepsBackups(db: Db): Promise<boolean> {
  const found = await sql<{
    there: boolean
  }>`select to_regclass('public.backup') is not null as there`.execute(db)
  return found.rows[0]!.there
}

export async function addBackup(
  db: Db,
  { id, at, occasion, place, isEncrypted }: BackupBegun,
): Promise<void> {
  await db
    .insertInto('backup')
    .values({ backup_id: id, began_at: at, state: 'making', occasion, place, is_encrypted: isEncrypted })
    .execute()
}

/** Those that say they are being made when nobody holds the lock: whoever made them died. */
export async function settleBackups(db: Db, at: Date): Promise<void> {
  await db
    .updateTable('backup')
    .set({
      state: 'failed',
      ended_at: at,
      problem: 'The application stopped while this back-up was being made.',
    })
    .where('state', '=', 'making')
    .execute()
}

export interface BackupEnded {
  at: Date
  bytes: number
  digest: string
  rows: number
  files: number
  missing: number
}

export async function markDone(db: Db, id: string, ended: BackupEnded): Promise<void> {
  const { at, bytes, digest, rows, files, missing } = ended
  const counts = { row_count: rows, file_count: files, missing_count: missing }
  await db
    .updateTable('backup')
    .set({ state: 'done', ended_at: at, bytes, digest, ...counts })
    .where('backup_id', '=', id)
    .execute()
}

export async function markFailed(db: Db, id: string, at: Date, problem: string): Promise<void> {
  await db
    .updateTable('backup')
    .set({ state: 'failed', ended_at: at, problem: problem.slice(0, 500) })
    .where('backup_id', '=', id)
    .execute()
}

/** Back-ups of the schedule and the page, which stand in the folder of back-ups: newest first. */
export async function keptBackups(db: Db): Promise<{ id: string; place: string; bytes: number }[]> {
  const rows = await db
    .selectFrom('backup')
    .select(['backup_id as id', 'place', 'bytes'])
    .where('state', '=', 'done')
    .where('occasion', '<>', 'command')
    .where('removed_at', 'is', null)
    .orderBy('began_at', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, bytes: row.bytes ?? 0 }))
}

export async function markRemoved(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('backup').set({ removed_at: at }).where('backup_id', '=', id).execute()
}

export async function restorationsIn(db: Db): Promise<{ at: Date; madeAt: Date; place: string }[]> {
  return db
    .selectFrom('restoration')
    .select(['restored_at as at', 'made_at as madeAt', 'place'])
    .orderBy('restored_at', 'desc')
    .limit(5)
    .execute()
}
