import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../../language/identifier.ts'
import type { Platform } from '../platform.ts'
import { BackupRefused } from './backup-refused.ts'
import {
  addBackup,
  backupsIn,
  type BackupRecord,
  keptBackups,
  lastGoodBackup,
  markFailed,
  markRemoved,
} from './backups.ts'
import { planOf } from './plan.ts'
import { runBackup } from './run-backup.ts'
import { sizeWords } from './size-words.ts'
import { unfinished } from './write-backup.ts'

const hour = 3_600_000

/** Hours after which the next is due: less than a night or a week, for no two take equally long. */
const dueAfter = { nightly: 20, weekly: 6.5 * 24, never: Infinity }

/** Hours after which a person should look: one may fail, two should not. */
const oldAfter = { nightly: 50, weekly: 9 * 24, never: Infinity }

/** The work of each night: a back-up where one is due, and those beyond the number that is kept are removed. */
export async function backUpByPlan(platform: Platform, at: Date): Promise<void> {
  const db = platform.database.installation
  const plan = await planOf(db, platform.settings)
  const last = await lastGoodBackup(db, 'schedule')
  const due = (last?.beganAt.getTime() ?? 0) + dueAfter[plan.often] * hour
  if (at.getTime() >= due) await backUpNow(platform, 'schedule')
}

/** Makes a back-up in the folder of back-ups, encrypted as the plan says. Throws BackupRefused. */
export async function backUpNow(
  platform: Platform,
  occasion: 'schedule' | 'page',
  stop?: AbortSignal,
): Promise<void> {
  const { database, settings, clock } = platform
  const db = database.installation
  const { publicKey, kept } = await planOf(db, settings)
  const at = clock()
  const folder = settings.backupDir
  const name = `good-measure-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.tar.gz`
  const path = join(folder, publicKey ? `${name}.age` : name)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await clearUnfinished(folder, at)
    await refuseWithoutRoom(folder, await lastGoodBackup(db))
  } catch (error) {
    const why = `Back-ups can't be written to ${folder}: ${(error as Error).message}`
    const id = newId()
    await addBackup(db, { id, at, occasion, place: path, isEncrypted: publicKey !== null })
    await markFailed(db, id, at, why)
    throw new BackupRefused(why, { cause: error })
  }
  await runBackup(platform, { path, occasion, publicKeys: publicKey ? [publicKey] : [], stop })
  await removeOld(platform, kept)
}

/** What somebody killed in the midst left there. */
async function clearUnfinished(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('good-measure-') || !name.endsWith(unfinished)) continue
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtime.getTime() < now.getTime() - 24 * hour) await rm(path, { force: true })
  }
}

/** A disk that a back-up would fill takes no evidence any more: better no back-up than that, and somebody is told. */
async function refuseWithoutRoom(folder: string, last: BackupRecord | undefined): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const needed = (last?.bytes ?? 0) * 1.2 + 200_000_000
  if (bavail * bsize < needed)
    throw new BackupRefused(
      `only ${sizeWords(bavail * bsize)} are free, and ${sizeWords(needed)} are needed, so that the disk doesn't fill up.`,
    )
}

/** Removes what is beyond the newest `kept` that are there. The newest is always one of them. */
async function removeOld({ database, clock }: Platform, kept: number): Promise<void> {
  const db = database.installation
  let there = 0
  for (const { id, place, bytes } of await keptBackups(db)) {
    const found = await stat(place).catch(() => undefined)
    if (found?.size === bytes && there < kept) {
      there += 1
      continue
    }
    if (there === 0) continue // damaged since, and no good one is newer: for a person to look at
    await rm(place, { force: true })
    await markRemoved(db, id, clock())
  }
}

export interface BackupStanding {
  last: BackupRecord | undefined
  newest: BackupRecord | undefined
  /** It should have been made by now: somebody should look. */
  isOld: boolean
}

/** How back-ups stand: the last good one, the last try, and whether somebody should look. */
export async function backupStanding(
  db: Platform['database']['installation'],
  settings: Platform['settings'],
  now: Date,
): Promise<BackupStanding> {
  const plan = await planOf(db, settings)
  const last = await lastGoodBackup(db)
  const [newest] = await backupsIn(db, 1)
  const began = last?.beganAt ?? (await firstDay(db))
  const isOld = began !== undefined && now.getTime() - began.getTime() > oldAfter[plan.often] * hour
  return { last, newest, isOld }
}

/** Where none was made yet, it counts from the first authority's beginning. */
async function firstDay(db: Platform['database']['installation']): Promise<Date | undefined> {
  const found = await db
    .selectFrom('authority')
    .select((of) => of.fn.min('recorded_at').as('at'))
    .where('is_example', '=', false)
    .executeTakeFirst()
  return found?.at ?? undefined
}

const underWay = new WeakMap<object, { stop: AbortController; ended: Promise<void> }>()

/** Begins a back-up beside what is going on; how it went stands in its record. */
export function beginBackUpNow(platform: Platform): void {
  if (underWay.has(platform.database)) return
  const stop = new AbortController()
  const ended = backUpNow(platform, 'page', stop.signal)
    .catch(() => undefined)
    .finally(() => void underWay.delete(platform.database))
  underWay.set(platform.database, { stop, ended })
}

/** When the program ends: whoever began one begins it again. */
export async function backupsEnded(platform: Platform): Promise<void> {
  const found = underWay.get(platform.database)
  found?.stop.abort()
  await found?.ended
}

/** Lines for `/metrics`. */
export async function backupFigures({ database, settings, clock }: Platform): Promise<string[]> {
  const { last, isOld } = await backupStanding(database.installation, settings, clock())
  return [
    '# TYPE goodmeasure_backup_is_old gauge',
    `goodmeasure_backup_is_old ${isOld ? 1 : 0}`,
    ...(last
      ? [
          '# TYPE goodmeasure_backup_last_good_seconds gauge',
          `goodmeasure_backup_last_good_seconds ${last.beganAt.getTime() / 1000}`,
        ]
      : []),
  ]
}
