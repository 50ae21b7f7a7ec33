import { type Database, installationChain, type Tx } from '../../platform/database.ts'
import type { CookieToSet, Visit } from '../../web/visit.ts'
import { sessionCookie } from '../doors.ts'
import { ownPath } from '../own-path.ts'
import { isAlive } from '../session-life.ts'
import { isRole } from '../role.ts'
import { isOrganisationRole } from '../invitation.ts'
import {
  completeSession,
  endSession,
  forgetFailures,
  holdsOn,
  membershipsOf,
  sessionBySecret,
  type SessionRecord,
} from '../store.ts'

/** Between the password and the code people have a quarter of an hour. */
const patience = 15 * 60_000

/** The session of somebody who gave their password and not yet their second factor. */
export async function halfSession({ tx, cookies, now }: Visit): Promise<SessionRecord | undefined> {
  const session = await sessionBySecret(tx, cookies[sessionCookie])
  if (!session || session.secondFactorAt || !isAlive(session, now)) return undefined
  return now.getTime() - session.began.getTime() < patience ? session : undefined
}

/** Ends whatever session this browser held, before another begins. */
export async function endSessionInHand({ tx, cookies, now }: Visit): Promise<void> {
  const session = await sessionBySecret(tx, cookies[sessionCookie])
  if (session) await endSession(tx, session.person.id, session.id, now)
}

export function sessionCookieOf(secret: string): CookieToSet {
  return { name: sessionCookie, value: secret }
}

/** From here on the transaction is this person's own act. */
export function actAs(tx: Tx, person: string): void {
  Object.assign(tx.actor, { kind: 'person', id: person })
}

export interface SignedIn {
  /** Where to go now. */
  to: string
  cookies: CookieToSet[]
  /** Notes the sign-in of somebody who doesn't belong to this authority, on the installation's chain. */
  afterwards?: () => Promise<void>
}

/** Completes the session under a new cookie, notes the sign-in, and says where the person was going. */
export async function finishSignIn(visit: Visit, session: SessionRecord, words: string): Promise<SignedIn> {
  const { tx, now, platform } = visit
  const { person } = session
  const secret = await completeSession(tx, session.id, now)
  await forgetFailures(tx, person.email)
  actAs(tx, person.id)
  const roles = await rolesHere(visit, person.id)
  const entry = { action: 'signed-in', subject: 'person', id: person.id, words }
  if (roles.length > 0) tx.note(entry)
  return {
    to: ownPath(session.returnTo ?? '') ?? startFor(visit, roles),
    cookies: [sessionCookieOf(secret)],
    ...(roles.length > 0
      ? {}
      : { afterwards: () => noteElsewhere(platform.database, person.id, now, words) }),
  }
}

async function rolesHere({ tx, today }: Visit, person: string): Promise<string[]> {
  return (await membershipsOf(tx, person)).filter((held) => holdsOn(held, today)).map(({ role }) => role)
}

/** Staff begin at their work, suppliers at theirs, everyone else at their account. */
function startFor({ urls }: Visit, roles: readonly string[]): string {
  if (roles.some((role) => isRole(role) && !isOrganisationRole(role))) return urls.staff()
  return roles.length > 0 ? urls.supplierHome() : urls.account()
}

async function noteElsewhere(database: Database, person: string, at: Date, words: string): Promise<void> {
  const actor = { kind: 'person', id: person } as const
  await database.withAuthority({ authority: installationChain, actor, at }, async (tx) => {
    tx.note({ action: 'signed-in', subject: 'person', id: person, words })
  })
}
