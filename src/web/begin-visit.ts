import type { FastifyRequest } from 'fastify'
import { dayIn } from '../language/day.ts'
import { trialFiles } from '../platform/files.ts'
import type { Platform } from '../platform/platform.ts'
import { installationChain, type Actor, type Tx } from '../platform/database.ts'
import { isId } from '../language/identifier.ts'
import { Form, type UploadedFile } from './form.ts'
import { prefixOf, type Site } from './site.ts'
import { urlsAt } from './urls.ts'
import type { AuthorityHere, TrialHere, Visit, Visitor } from './visit.ts'

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

/** The trial return that the address is a twin within; it may have ended, or never been. */
export function trialAsked(request: FastifyRequest): string | undefined {
  return (request.params as { within?: string } | undefined)?.within
}

/** Opens the authority's transaction, for the trial that is asked for if one is, finds out who asks, and hands the visit to the work. */
export async function withVisit<Answer>(
  site: Site,
  request: FastifyRequest,
  {
    authority,
    readOnly,
    trial: asked,
    form,
    files,
  }: {
    authority: AuthorityHere
    readOnly: boolean
    trial?: string
    form?: Form
    files?: UploadedFile[]
  },
  work: (visit: Visit) => Promise<Answer>,
): Promise<Answer> {
  const { platform, doors } = site
  const now = platform.clock()
  const actor: Actor = { kind: 'system' }
  return platform.database.withAuthority(
    { authority: authority.id, actor, at: now, readOnly, ...(isId(asked ?? '') ? { trial: asked } : {}) },
    async (tx) => {
      const visitor = await doors.visitorOf(tx, cookiesOf(site, request), now, platform.database)
      if (visitor.kind !== 'stranger')
        Object.assign(actor, { kind: visitor.kind, id: visitor.id ?? visitor.link?.id })
      const trial = tx.trial === undefined ? undefined : await doors.trialOf(tx)
      return work(visitOf(site, request, { authority, trial, visitor, tx, now, form, files }))
    },
  )
}

interface Parts {
  authority: AuthorityHere
  trial?: TrialHere
  visitor: Visitor
  tx: Tx
  now: Date
  form?: Form
  files?: UploadedFile[]
}

export function visitOf(
  site: Site,
  request: FastifyRequest,
  { form, files, now, trial, ...parts }: Parts,
): Visit {
  const slug = prefixOf(request.originalUrl)
  const query = request.originalUrl.split('?')[1] ?? ''
  return {
    ...parts,
    ...(trial ? { trial } : {}),
    now,
    platform: trial ? keepingApart(site.platform, trial) : site.platform,
    today: dayIn(now),
    params: (request.params ?? {}) as Record<string, string>,
    query: new URLSearchParams(query),
    form: form ?? new Form(),
    files: files ?? [],
    cookies: cookiesOf(site, request),
    from: { address: request.ip, device: (request.headers['user-agent'] ?? '').slice(0, 200) },
    urls: urlsAt(slug ? `/a/${slug}` : '', trial?.id),
    path: request.originalUrl,
  }
}

/** What is uploaded in a trial is kept apart, and goes with it. */
function keepingApart(platform: Platform, { id }: TrialHere): Platform {
  return { ...platform, files: platform.files.apart(trialFiles(id)) }
}

/** Cookies by the names the rooms know; under https only those bound to this very host count. */
function cookiesOf({ platform }: Site, request: FastifyRequest): Record<string, string | undefined> {
  if (!platform.settings.baseUrl.startsWith('https:')) return request.cookies
  const own = Object.entries(request.cookies).filter(([name]) => name.startsWith('__Host-'))
  return Object.fromEntries(own.map(([name, value]) => [name.slice('__Host-'.length), value]))
}
