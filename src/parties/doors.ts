import { type Day, dayIn } from '../language/day.ts'
import type { Database, Tx } from '../platform/database.ts'
import type { Doors, TokenHolder } from '../web/doors.ts'
import { type AuthorityHere, goTo, type Redirect, type Visit, type Visitor } from '../web/visit.ts'
import { isAlive, seenEvery } from './session-life.ts'
import {
  authoritiesIn,
  type AuthorityRecord,
  keepFormSealed,
  keptFormCookie,
  keptFormHours,
  linkCookie,
  linksHeld,
  markSeen,
  markTokenUsed,
  sessionBySecret,
  type SessionRecord,
  standingOf,
  tokenByText,
} from './store.ts'

export const sessionCookie = 'gm-session'

/** What the web asks of the parties: which authority, who visits, what a token opens, a form that came too late. */
export const doors: Omit<Doors, 'trialOf'> = { authorityAt, visitorOf, tokenHolder, keepForm }

const cacheFor = 5_000
const cached = new WeakMap<Database, { read: number; authorities: AuthorityRecord[] }>()

async function authoritiesOf(database: Database, { fresh }: { fresh: boolean }): Promise<AuthorityRecord[]> {
  const before = cached.get(database)
  if (!fresh && before && performance.now() - before.read < cacheFor) return before.authorities
  const authorities = await authoritiesIn(database.installation)
  cached.set(database, { read: performance.now(), authorities })
  return authorities
}

async function authorityAt(
  database: Database,
  where: { slug?: string; host: string },
): Promise<AuthorityHere | undefined> {
  const known = choose(await authoritiesOf(database, { fresh: false }), where)
  return known ?? choose(await authoritiesOf(database, { fresh: true }), where)
}

/** By the host name registered to it; else by the prefix of the address; else the installation's first. */
function choose(
  authorities: readonly AuthorityRecord[],
  { slug, host }: { slug?: string; host: string },
): AuthorityHere | undefined {
  const found = slug
    ? authorities.find((authority) => authority.slug === slug)
    : (authorities.find((authority) => authority.host === host) ?? authorities[0])
  if (!found) return undefined
  const { id, name, area, isExample } = found
  return { id, slug: found.slug, name, area, isExample, ...(found.host ? { host: found.host } : {}) }
}

async function visitorOf(
  tx: Tx,
  cookies: Record<string, string | undefined>,
  now: Date,
  database: Database,
): Promise<Visitor> {
  const links = await linksHeld(tx, cookies[linkCookie], now)
  const held = links[0] ? { link: links[0], links } : {}
  const session = await sessionBySecret(tx, cookies[sessionCookie])
  if (session && isAlive(session, now) && session.secondFactorAt) {
    noteSeen(database, session, now)
    return { ...(await personAt(tx, session, dayIn(now))), ...held }
  }
  return { kind: links[0] ? 'link' : 'stranger', roles: new Set(), suppliers: [], ...held }
}

async function personAt(tx: Tx, { id, person }: SessionRecord, today: Day): Promise<Visitor> {
  const { roles, suppliers, actsFor, coveredBy } = await standingOf(tx, person.id, today)
  const ownRoles = new Set<string>(roles)
  return {
    kind: 'person',
    id: person.id,
    name: person.name,
    email: person.email,
    sessionId: id,
    roles: new Set([...roles, ...actsFor.flatMap((lender) => lender.roles)]),
    ownRoles,
    suppliers,
    actsFor: actsFor.map((lender) => ({ ...lender, roles: new Set(lender.roles) })),
    coveredBy,
  }
}

/** Written beside the visit, which doesn't wait for it. A use that could not be written is only one that isn't known of. */
function noteSeen(database: Database, { id, seen }: SessionRecord, now: Date): void {
  if (now.getTime() - seen.getTime() < seenEvery) return
  markSeen(database.installation, id, now).catch(() => undefined)
}

async function tokenHolder(database: Database, text: string, now: Date): Promise<TokenHolder | undefined> {
  const token = await tokenByText(database.installation, text, now)
  if (!token) return undefined
  const authority = await authorityById(database, token.authority)
  if (!authority) return undefined
  if (!token.used || now.getTime() - token.used.getTime() >= seenEvery) {
    markTokenUsed(database.installation, token.id, now).catch(() => undefined)
  }
  const { id, name, role, supplier } = token
  const suppliers = supplier ? [supplier] : []
  return { authority, visitor: { kind: 'token', id, name, roles: new Set([role]), suppliers } }
}

async function authorityById(database: Database, id: string): Promise<AuthorityHere | undefined> {
  const of = (authorities: readonly AuthorityRecord[]) => authorities.find((authority) => authority.id === id)
  const found =
    of(await authoritiesOf(database, { fresh: false })) ?? of(await authoritiesOf(database, { fresh: true }))
  return found && choose([found], { slug: found.slug, host: '' })
}

/** Letters of all fields together: what people type into a form, and no more. */
const mostKept = 200_000

/**
 * Passwords and files are not kept: everything else that was typed is, until its sender has signed in. Only for somebody who
 * had signed in: strangers fill nobody's disk.
 */
async function keepForm(visit: Visit): Promise<Redirect> {
  const { tx, now, form, files, cookies, urls, path } = visit
  const session = await sessionBySecret(tx, cookies[sessionCookie])
  const fields = form.entries().filter(([name]) => !/password|code|secret/i.test(name))
  const letters = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  if (!session?.secondFactorAt || letters > mostKept) return goTo(urls.signIn(path))
  const kept = { path, person: session.person.id, fields, files: files.map(({ name }) => name) }
  const value = await keepFormSealed(tx, kept, now)
  return goTo(urls.signIn(urls.keptForm()), [{ name: keptFormCookie, value, maxAge: keptFormHours * 3600 }])
}
