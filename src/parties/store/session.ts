import type { Kysely } from 'kysely'
import { newId } from '../../language/identifier.ts'
import type { Tables } from '../../platform/tables.ts'
import { hashOf, newSecret } from '../secret.ts'
import { absoluteLimit, idleLimit, isAlive } from '../session-life.ts'

type Db = Kysely<Tables>

/** Signed in on one device; `secondFactorAt` is empty between the password and the code. */
export interface SessionRecord {
  id: string
  person: { id: string; name: string; email: string }
  began: Date
  seen: Date
  ended: Date | null
  secondFactorAt: Date | null
  device: string
  returnTo: string | null
}

interface NewSession {
  person: string
  at: Date
  device: string
  returnTo?: string | undefined
  /** Signed in already, as by an example link. */
  complete?: boolean
}

/** Begins a session and answers with the cookie's secret. */
export async function beginSession(
  db: Db,
  { person, at, device, returnTo, complete }: NewSession,
): Promise<string> {
  const secret = newSecret()
  await db
    .insertInto('session')
    .values({
      session_id: newId(),
      token_hash: hashOf(secret),
      person_id: person,
      began_at: at,
      seen_at: at,
      second_factor_at: complete ? at : null,
      ended_at: null,
      device,
      return_to: returnTo ?? null,
    })
    .execute()
  return secret
}

/** The session of a cookie, also when it has ended: see `isAlive`. */
export async function sessionBySecret(
  db: Db,
  secret: string | undefined,
): Promise<SessionRecord | undefined> {
  if (!secret) return undefined
  const row = await sessions(db).where('s.token_hash', '=', hashOf(secret)).executeTakeFirst()
  return row && recordOf(row)
}

function sessions(db: Db) {
  return db
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.person_id', 's.person_id')
    .select([
      's.session_id',
      's.began_at',
      's.seen_at',
      's.ended_at',
      's.second_factor_at',
      's.device',
      's.return_to',
    ])
    .select(['p.person_id', 'p.name', 'p.email'])
}

type SessionRow = Awaited<ReturnType<ReturnType<typeof sessions>['executeTakeFirstOrThrow']>>

function recordOf(row: SessionRow): SessionRecord {
  return {
    id: row.session_id,
    person: { id: row.person_id, name: row.name, email: row.email },
    began: row.began_at,
    seen: row.seen_at,
    ended: row.ended_at,
    secondFactorAt: row.second_factor_at,
    device: row.device,
    returnTo: row.return_to,
  }
}

/** Marks the second factor as given and changes the cookie's secret: one seen before it opens nothing. */
export async function completeSession(db: Db, id: string, at: Date): Promise<string> {
  const secret = newSecret()
  await db
    .updateTable('session')
    .set({ token_hash: hashOf(secret), second_factor_at: at, seen_at: at })
    .where('session_id', '=', id)
    .execute()
  return secret
}

export async function markSeen(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: at }).where('session_id', '=', id).execute()
}

/** Ends one of the person's own sessions; false when it isn't theirs or has ended. */
export async function endSession(db: Db, person: string, id: string, at: Date): Promise<boolean> {
  const ended = await db
    .updateTable('session')
    .set({ ended_at: at })
    .where('session_id', '=', id)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .returning('session_id')
    .executeTakeFirst()
  return ended !== undefined
}

/** Ends all sessions of the person, but for the one to keep. */
export async function endSessions(db: Db, person: string, at: Date, keep?: string): Promise<void> {
  let query = db
    .updateTable('session')
    .set({ ended_at: at })
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
  if (keep) query = query.where('session_id', '<>', keep)
  await query.execute()
}

/** The person's sessions that are alive, the last used first. */
export async function sessionsOf(db: Db, person: string, now: Date): Promise<SessionRecord[]> {
  const rows = await sessions(db)
    .where('s.person_id', '=', person)
    .where('s.ended_at', 'is', null)
    .where('s.second_factor_at', 'is not', null)
    .where('s.seen_at', '>', new Date(now.getTime() - idleLimit))
    .where('s.began_at', '>', new Date(now.getTime() - absoluteLimit))
    .orderBy('s.seen_at', 'desc')
    .execute()
  return rows.map(recordOf).filter((session) => isAlive(session, now))
}
