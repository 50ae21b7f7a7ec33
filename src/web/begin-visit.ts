import type { FastifyRequest } from 'fastify'
import { dayIn } from '../language/day.ts'
import { installationChain, type Actor, type Tx } from '../platform/database.ts'
import { Form, type UploadedFile } from './form.ts'
import { passesFor, type Permission } from './permission.ts'
import { prefixOf, type Site } from './site.ts'
import { urlsAt } from './urls.ts'
import type { AuthorityHere, Visit, Visitor } from './visit.ts'

const nowhere: AuthorityHere = {
  id: installationChain,
  slug: '',
  name: 'Good Measure',
  area: '',
  isExample: false,
}

export const stranger: Visitor = { kind: 'stranger', roles: new Set(), suppliers: [] }

/** The authority the request is at; undefined for a prefix that names none. Before the set-up it is nowhere. */
export async function authorityOf(site: Site, request: FastifyRequest): Promise<AuthorityHere | undefined> {
  const slug = prefixOf(request.originalUrl)
  const found = await site.doors.authorityAt(site.platform.database, { slug, host: request.hostname })
  return found ?? (slug ? undefined : nowhere)
}

export function isSetUp(authority: AuthorityHere): boolean {
  return authority.id !== installationChain
}

/** Opens the authority's transaction, finds out who asks, and hands the visit to the work. */
export async function withVisit<Answer>(
  site: Site,
  request: FastifyRequest,
  {
    authority,
    readOnly,
    form,
    files,
  }: { authority: AuthorityHere; readOnly: boolean; form?: Form; files?: UploadedFile[] },
  work: (visit: Visit) => Promise<Answer>,
): Promise<Answer> {
  const { platform, doors } = site
  const now = platform.clock()
  const actor: Actor = { kind: 'system' }
  return platform.database.withAuthority(
    { authority: authority.id, actor, at: now, readOnly },
    async (tx) => {
      const visitor = await doors.visitorOf(tx, cookiesOf(site, request), now, platform.database)
      if (visitor.kind !== 'stranger')
        Object.assign(actor, { kind: visitor.kind, id: visitor.id ?? visitor.link?.id })
      return work(visitOf(site, request, { authority, visitor, tx, now, form, files }))
    },
  )
}

interface Parts {
  authority: AuthorityHere
  visitor: Visitor
  tx: Tx
  now: Date
  form?: Form
  files?: UploadedFile[]
}

export function visitOf(site: Site, request: FastifyRequest, { form, files, now, ...parts }: Parts): Visit {
  const slug = prefixOf(request.originalUrl)
  const query = request.originalUrl.split('?')[1] ?? ''
  return {
    ...parts,
    now,
    platform: site.platform,
    today: dayIn(now),
    params: (request.params ?? {}) as Record<string, string>,
    query: new URLSearchParams(query),
    form: form ?? new Form(),
    files: files ?? [],
    cookies: cookiesOf(site, request),
    from: { address: request.ip, device: (request.headers['user-agent'] ?? '').slice(0, 200) },
    urls: urlsAt(slug ? `/a/${slug}` : ''),
    path: request.originalUrl,
  }
}

/** Cookies by the names the rooms know; under https only those bound to this very host count. */
function cookiesOf({ platform }: Site, request: FastifyRequest): Record<string, string | undefined> {
  if (!platform.settings.baseUrl.startsWith('https:')) return request.cookies
  const own = Object.entries(request.cookies).filter(([name]) => name.startsWith('__Host-'))
  return Object.fromEntries(own.map(([name, value]) => [name.slice('__Host-'.length), value]))
}

/** From here on the visit's acts are recorded in the name of those whose lent roles let it in, if its own do not. */
export function actWith(permission: Permission, { tx, visitor }: Visit): void {
  const lenders = passesFor(permission, visitor)
  if (lenders.length === 0) return
  Object.assign(tx.actor, { for: [...new Set([...(tx.actor.for ?? []), ...lenders])].sort() })
}
