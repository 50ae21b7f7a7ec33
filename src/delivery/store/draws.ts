import { randomBytes } from 'node:crypto'
import { addDays, type Day, dayIn } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { lastDayOf, quarterOf } from '../../language/quarter.ts'
import { authoritiesIn } from '../../parties/store.ts'
import type { Database } from '../../platform/database.ts'
import { recordedNow, type Tx } from '../../platform/tx.ts'
import type { Checking } from '../checking.ts'
import type { Draw } from '../draw.ts'
import { setChecking } from './checking.ts'

/** A draw as it was fixed. */
export interface DrawKept extends Draw {
  starts: Day
  fixedAt: Date
}

const columns = ['draw_id as id', 'starts', 'percent', 'seed', 'recorded_at as fixedAt'] as const

/** Every draw, the latest first: each holds from its first day to the next one's. */
export async function drawsOf(tx: Tx): Promise<DrawKept[]> {
  const rows = await tx
    .selectFrom('check_draw')
    .select(columns)
    .where('authority_id', '=', tx.authority)
    .orderBy('starts', 'desc')
    .orderBy('draw_id', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, starts: row.starts as Day }))
}

/** The draw that deliveries which come on a day are drawn by. */
export async function drawOn(tx: Tx, on: Day): Promise<DrawKept | undefined> {
  const row = await tx
    .selectFrom('check_draw')
    .select(columns)
    .where('authority_id', '=', tx.authority)
    .where('starts', '<=', on)
    .orderBy('starts', 'desc')
    .orderBy('draw_id', 'desc')
    .executeTakeFirst()
  return row && { ...row, starts: row.starts as Day }
}

/** Fixes a new draw with a new seed, from tomorrow at the earliest: nothing that has come yet is drawn by it. */
export async function fixDraw(tx: Tx, percent: number, starts: Day = tomorrow(tx)): Promise<string> {
  const draw_id = newId()
  const seed = randomBytes(32).toString('hex')
  await tx
    .insertInto('check_draw')
    .values({ authority_id: tx.authority, draw_id, starts, percent, seed, ...recordedNow(tx) })
    .execute()
  tx.note({
    action: 'draw-fixed',
    subject: 'authority',
    id: tx.authority,
    words: `Fixed the draw of full checks from ${starts}: ${percent} of 100, with the seed ${seed}.`,
    facts: [{ table: 'check_draw', key: { draw_id } }],
  })
  return draw_id
}

const tomorrow = (tx: Tx) => addDays(dayIn(tx.at), 1)

/** Days before a quarter in which its seed is fixed. */
const daysAhead = 14

/** Fixes a new seed for the coming quarter, with the same share, once it is near; where an authority draws at all. */
export async function fixDrawAhead(tx: Tx): Promise<boolean> {
  const today = dayIn(tx.at)
  const starts = addDays(lastDayOf(quarterOf(today)), 1)
  if (starts > addDays(today, daysAhead)) return false
  const latest = await drawOn(tx, starts)
  if (!latest || latest.percent === 0 || latest.starts === starts) return false
  await fixDraw(tx, latest.percent, starts)
  return true
}

/** Keeps how deliveries are checked and, where the share changed, fixes a draw from tomorrow; false for a stale version. */
export async function keepCheckingAndShare(
  tx: Tx,
  checking: Checking,
  percent: number,
  version: number,
): Promise<boolean> {
  if (!(await setChecking(tx, checking, version))) return false
  const tomorrows = await drawOn(tx, tomorrow(tx))
  if ((tomorrows?.percent ?? 0) !== percent) await fixDraw(tx, percent)
  return true
}

/** Fixes the coming quarter's seed for every authority that draws. */
export async function fixDrawsAhead(database: Database, at: Date): Promise<void> {
  for (const { id } of await authoritiesIn(database.installation))
    await database.withAuthority({ authority: id, actor: { kind: 'system' }, at }, async (tx) => {
      await fixDrawAhead(tx)
    })
}
