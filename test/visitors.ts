import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { TSchema } from 'typebox'
import { api, doors, pages } from '../src/app.ts'
import { type Role, roles } from '../src/parties/index.ts'
import { addToken, linkOf, makeLink, openLink } from '../src/parties/store.ts'
import { Database, RolledBack, type Scope, type Tx } from '../src/platform/database.ts'
import type { ApiRoute } from '../src/web/api.ts'
import { addressesOf, type Page, trialSentences } from '../src/web/page.ts'
import { createServer } from '../src/web/server.ts'
import type { Records } from './records.ts'
import { sampleOf } from './sample.ts'
import type { AuthorityInTests, World } from './world.ts'

/** One thing that may be asked of the site: a page or an API route, by one method. */
export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  isApi: boolean
  /** What is said of who may. */
  sentence: string
  /** Of an API route that takes them. */
  query?: TSchema
  body?: TSchema
  takesFiles?: boolean
  /** Only works something out: it may be asked from any page. */
  keepsNothing?: boolean
}

/** Every route of the site, in the order of its addresses. */
export const routes: Route[] = [...pages.flatMap(routesOfPage), ...api.map(routeOfApi)].sort(
  (one, other) => compare(one.path, other.path) || compare(one.method, other.method),
)

function routesOfPage(page: Page): Route[] {
  return addressesOf(page).flatMap((path) => routesAt(path, page))
}

function routesAt(path: string, { allow, allowPost = allow, get, post, inTrials }: Page): Route[] {
  const route = (method: 'GET' | 'POST', { sentence }: Page['allow']) => ({
    method,
    path,
    isApi: false,
    sentence: path.startsWith('/t/') ? trialSentences[inTrials!] : sentence,
  })
  return [...(get ? [route('GET', allow)] : []), ...(post ? [route('POST', allowPost)] : [])]
}

function routeOfApi({ multipart: takesFiles, ...route }: ApiRoute): Route {
  const { method, path, allow, query, body, keepsNothing } = route
  const sentence = allow.sentence
  return { method, path: `/api/v1${path}`, isApi: true, sentence, query, body, takesFiles, keepsNothing }
}

/** What a route can't do without in its query. */
export function queryOf({ query }: Route, records: Records): string {
  const needed = (query as { required?: string[] } | undefined)?.required ?? []
  const pairs = needed.map((name) => [name, records[name as keyof Records] ?? ''])
  return pairs.length > 0 ? `?${new URLSearchParams(Object.fromEntries(pairs))}` : ''
}

/** One small file, for routes that take files; else the least that the route's schema takes. */
export function bodyOf({ body, takesFiles }: Route): {
  payload?: object | string
  type?: Record<string, string>
} {
  if (!takesFiles) return body ? { payload: sampleOf(body) as object } : {}
  const part =
    'content-disposition: form-data; name="file"; filename="contracts.csv"\r\ncontent-type: text/csv'
  const payload = `--part\r\n${part}\r\n\r\nTitle,Supplier\r\n--part--\r\n`
  return { payload, type: { 'content-type': 'multipart/form-data; boundary=part' } }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

export const everyRole = Object.keys(roles) as Role[]

/** Nobody known, somebody in a role, or whoever opened the link of a return or of a trial return. */
export type VisitorName = 'stranger' | Role | 'return-link' | 'trial-link'

export const visitorNames: VisitorName[] = ['stranger', ...everyRole, 'return-link', 'trial-link']

/** Nobody signed in: at most with an e-mailed link. */
export function isNobodyKnown(name: VisitorName): boolean {
  return name === 'stranger' || name === 'return-link' || name === 'trial-link'
}

/** What became of a request, as far as the walls are concerned. */
export type Outcome =
  'allowed' | 'sign-in' | 'token-needed' | 'not-allowed' | 'not-found' | 'malformed' | 'failed'

export function outcomeOf({ statusCode, headers }: LightMyRequestResponse): Outcome {
  if (statusCode >= 500) return 'failed'
  if (statusCode === 400) return 'malformed'
  if (statusCode === 401) return 'token-needed'
  if (statusCode === 403) return 'not-allowed'
  if (statusCode === 404 || statusCode === 410) return 'not-found'
  const leadsTo = String(headers.location ?? '')
  return /^(\/a\/[a-z-]+)?\/sign-in(\?|$)/.test(leadsTo) ? 'sign-in' : 'allowed'
}

/** A database where nothing stays: each request meets the same world as the one before. */
class Unchanging extends Database {
  override withAuthority<Answer>(scope: Scope, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    return super.withAuthority(scope, async (tx) => {
      throw new RolledBack(await work(tx))
    })
  }
}

/** The world's own site, except that nothing it is told stays. */
export async function openUnchangingSite(
  { platform, connection }: World,
  assets: string,
): Promise<{ server: FastifyInstance; close(): Promise<void> }> {
  const database = new Unchanging({ ...connection, max: 3 })
  const site = { platform: { ...platform, database }, doors, pages, api, assets }
  const server = await createServer(site)
  return {
    server,
    async close() {
      await server.close()
      await database.close()
    },
  }
}

/** The cookie of somebody who opened the link to a return, or to a trial. */
export function returnLinkCookie(
  world: World,
  at: AuthorityInTests,
  subject: string,
  purpose: 'return' | 'trial' = 'return',
): Promise<string> {
  return world.tx(
    async (tx) => {
      const secret = await makeLink(tx, { purpose, subject, email: 'link@test.example', days: 30 })
      const link = await linkOf(tx, secret, tx.at)
      const [cookie] = await openLink(tx, link!, {})
      return `${cookie!.name}=${cookie!.value}`
    },
    { at },
  )
}

/** A token of each role at the authority; the supplier's is of the supplier that the records are of. */
export async function tokensAt(world: World, at: AuthorityInTests): Promise<Map<Role, string>> {
  return world.tx(
    async (tx) => {
      const made = new Map<Role, string>()
      for (const role of everyRole) {
        const supplier = role === 'supplier' ? at.suppliers.get('Ashdown Highways Ltd') : undefined
        const token = await addToken(tx, { name: `Of the tests: ${role}`, role, days: 1, supplier })
        made.set(role, token.text)
      }
      return made
    },
    { at },
  )
}
