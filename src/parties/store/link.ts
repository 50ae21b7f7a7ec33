import type { Kysely } from 'kysely'
import { newId } from '../../language/identifier.ts'
import { installationChain, type Tx } from '../../platform/database.ts'
import type { Tables } from '../../platform/tables.ts'
import type { CookieToSet, LinkHeld } from '../../web/visit.ts'
import { hashOf, newSecret } from '../secret.ts'

type Db = Kysely<Tables>

export type LinkPurpose =
  | 'set-up'
  | 'invitation'
  | 'reset'
  | 'return'
  | 'example'
  | 'trial'
  | 'monday-letter'
  | 'variation'
  | 'confirmation'
  | 'recovery-plan'
  | 'return-bundle'

/** A secret address that was sent to somebody. `state` says whether it still opens anything. */
export interface LinkRecord {
  id: string
  purpose: LinkPurpose
  authority: string | null
  /** The one record it opens: an invitation, a person, a return. */
  subject: string | null
  email: string | null
  state: 'open' | 'run-out' | 'ended'
  expires: Date
}

const aDay = 86_400_000

interface NewLink {
  purpose: LinkPurpose
  subject?: string | null
  email?: string | null
  /** Days it lives. */
  days: number
}

/** Makes a link and answers with the secret for its address; only the hash is kept. */
export async function makeLink(tx: Tx, link: NewLink): Promise<string> {
  const [secret] = await makeLinks(tx, [link])
  return secret!
}

/** The same for many at once; answers with their secrets, in order. At most a thousand. */
export async function makeLinks(tx: Tx, links: readonly NewLink[]): Promise<string[]> {
  if (links.length === 0) return []
  const secrets = links.map(() => newSecret())
  const rows = links.map(({ purpose, subject = null, email = null, days }, place) => ({
    link_id: newId(),
    token_hash: hashOf(secrets[place]!),
    purpose,
    authority_id: tx.authority === installationChain ? null : tx.authority,
    subject_id: subject,
    email,
    made_at: tx.at,
    expires_at: new Date(tx.at.getTime() + days * aDay),
    used_at: null,
    ended_at: null,
  }))
  await tx.insertInto('link').values(rows).execute()
  return secrets
}

/** The link of a secret, whatever its state; undefined when nobody made it. */
export async function linkOf(db: Db, secret: string, now: Date): Promise<LinkRecord | undefined> {
  const row = await db
    .selectFrom('link')
    .selectAll()
    .where('token_hash', '=', hashOf(secret))
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.link_id,
    purpose: row.purpose as LinkPurpose,
    authority: row.authority_id,
    subject: row.subject_id,
    email: row.email,
    state: row.ended_at ? 'ended' : row.expires_at <= now ? 'run-out' : 'open',
    expires: row.expires_at,
  }
}

/** The link by its id, locked, when it still opens something: for acts that use it up. */
export async function lockOpenLink(
  db: Db,
  id: string,
  now: Date,
): Promise<{ email: string | null } | undefined> {
  return db
    .selectFrom('link')
    .select('email')
    .where('link_id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()
}

export async function endLink(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('link').set({ ended_at: at, used_at: at }).where('link_id', '=', id).execute()
}

/** Ends the open links to one record, as when a new one is sent or an invitation withdrawn. */
export async function endLinks(db: Db, purpose: LinkPurpose, subject: string, at: Date): Promise<void> {
  await db
    .updateTable('link')
    .set({ ended_at: at })
    .where('subject_id', '=', subject)
    .where('purpose', '=', purpose)
    .where('ended_at', 'is', null)
    .execute()
}

export const linkCookie = 'gm-link'
/** A browser may hold so many opened links at once: a supplier with several returns opens several. */
const mostHeld = 6

/**
 * Opens a link in this browser: to be called by the POST of the page it leads to. Its secret never stands in an address
 * again: the visit is known by a cookie, for a day. The newest link comes first.
 */
export async function openLink(
  tx: Tx,
  link: LinkRecord,
  cookies: Record<string, string | undefined>,
): Promise<CookieToSet[]> {
  const secret = newSecret()
  const expires = new Date(Math.min(link.expires.getTime(), tx.at.getTime() + aDay))
  await tx
    .insertInto('link_visit')
    .values({ token_hash: hashOf(secret), link_id: link.id, began_at: tx.at, expires_at: expires })
    .execute()
  await tx.updateTable('link').set({ used_at: tx.at }).where('link_id', '=', link.id).execute()
  const value = [secret, ...secretsIn(cookies[linkCookie])].slice(0, mostHeld).join('.')
  return [{ name: linkCookie, value, maxAge: aDay / 1000 }]
}

function secretsIn(cookie: string | undefined): string[] {
  return (cookie ?? '')
    .split('.')
    .filter((secret) => /^[A-Za-z0-9_-]{43}$/.test(secret))
    .slice(0, mostHeld)
}

/** The links that a cookie holds open at the transaction's authority, the newest first. */
export async function linksHeld(tx: Tx, cookie: string | undefined, now: Date): Promise<LinkHeld[]> {
  const hashes = secretsIn(cookie).map(hashOf)
  if (hashes.length === 0) return []
  const rows = await tx
    .selectFrom('link_visit as v')
    .innerJoin('link as l', 'l.link_id', 'v.link_id')
    .select(['v.token_hash', 'l.link_id as id', 'l.purpose', 'l.subject_id', 'l.authority_id'])
    .where('v.token_hash', 'in', hashes)
    .where('v.expires_at', '>', now)
    .where('l.expires_at', '>', now)
    .where('l.ended_at', 'is', null)
    .execute()
  return rows
    .filter(({ authority_id }) => authority_id === null || authority_id === tx.authority)
    .sort((a, b) => hashes.indexOf(a.token_hash) - hashes.indexOf(b.token_hash))
    .map(({ id, purpose, subject_id }) => ({ id, purpose, subject: subject_id ?? '' }))
}

/** How many links to a new password were made for the e-mail address since then. */
export async function resetLinksSince(db: Db, email: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('link')
    .select((select) => select.fn.countAll<number>().as('made'))
    .where('purpose', '=', 'reset')
    .where('email', '=', email)
    .where('made_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.made)
}
