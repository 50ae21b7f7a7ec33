import type { FastifyInstance } from 'fastify'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../bin/build.js'
import { api, pages } from '../src/app.ts'
import { type Role, roles, staffRoles } from '../src/parties/index.ts'
import { projectFolder } from '../src/platform/project.ts'
import { addressOf, namesARecord } from './address.ts'
import { addRecords, type Records } from './records.ts'
import {
  bodyOf,
  everyRole,
  isNobodyKnown,
  openUnchangingSite,
  type Outcome,
  outcomeOf,
  queryOf,
  returnLinkCookie,
  type Route,
  routes,
  tokensAt,
  type VisitorName,
  visitorNames,
} from './visitors.ts'
import { type AuthorityInTests, openWorld, type World } from './world.ts'

const table = join(projectFolder, 'docs', 'permissions.md')

let world: World
let site: Awaited<ReturnType<typeof openUnchangingSite>>
let server: FastifyInstance
let own: Records
let foreign: Records
const headersOf = new Map<VisitorName, Record<string, string>>()
const tokenOf = new Map<VisitorName, Record<string, string>>()

beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  world = await openWorld()
  own = await addRecords(world, world.authority)
  foreign = await addRecords(world, world.other, { outputs: 2 })
  site = await openUnchangingSite(world, join(projectFolder, 'dist', 'assets'))
  server = site.server
  headersOf.set('stranger', {})
  for (const role of everyRole) headersOf.set(role, { cookie: await world.signInAs(role) })
  headersOf.set('trial-link', { cookie: await returnLinkCookie(world, world.authority, own.trial, 'trial') })
  headersOf.set('return-link', { cookie: await returnLinkCookie(world, world.authority, own.return) })
  tokenOf.set('stranger', {})
  for (const [role, token] of await tokensAt(world, world.authority))
    tokenOf.set(role, { authorization: `Bearer ${token}` })
}, 120_000)
afterAll(async () => {
  await site?.close()
  await world?.close()
})

interface Asking {
  route: Route
  visitor: VisitorName
  records?: Records
  at?: AuthorityInTests
  origin?: string
}

const here = 'http://localhost:3000'

/** Asks for a route as the visitor would: with a token at the API, with a cookie at a page. */
async function ask({ route, visitor, records = own, at, origin = here }: Asking): Promise<Outcome> {
  const { method, path, isApi } = route
  const url = `${at ? `/a/${at.slug}` : ''}${addressOf(path, records)}${queryOf(route, records)}`
  const asked = { method, url }
  if (isApi) {
    const { payload, type } = bodyOf(route)
    const headers = { ...tokenOf.get(visitor), 'if-match': '"1"', ...type }
    return outcomeOf(await server.inject({ ...asked, headers, payload }))
  }
  const headers = { ...headersOf.get(visitor), origin }
  if (method === 'GET') return outcomeOf(await server.inject({ ...asked, headers }))
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const payload = 'typed=something'
  return outcomeOf(await server.inject({ ...asked, payload, headers: { ...headers, ...form } }))
}

function visitorsOf({ isApi }: Route): VisitorName[] {
  return isApi ? visitorNames.filter((name) => !name.endsWith('-link')) : visitorNames
}

/** What became of each visitor's request for each route; asked once. */
const outcomes = new Map<Route, Map<VisitorName, Outcome>>()

async function askAll(): Promise<void> {
  for (const route of routes) {
    const found = new Map<VisitorName, Outcome>()
    for (const visitor of visitorsOf(route)) found.set(visitor, await ask({ route, visitor }))
    outcomes.set(route, found)
  }
}

function whoMay(route: Route): VisitorName[] {
  return visitorsOf(route).filter((visitor) => outcomes.get(route)!.get(visitor) === 'allowed')
}

const isStaff = (name: VisitorName) => (staffRoles as VisitorName[]).includes(name)

/** Who may, in words. */
function inWords(may: VisitorName[], of: VisitorName[]): string {
  if (may.length === 0) return 'none of these'
  if (may.length === of.length) return 'anyone'
  const allStaff = staffRoles.every((role) => may.includes(role))
  const rest = allStaff ? may.filter((name) => !isStaff(name)) : may
  const names = rest.map((name) => alsoNamed[name as keyof typeof alsoNamed] ?? roles[name as Role].name)
  return [...(allStaff ? ['everyone at the council'] : []), ...names].join(', ').toLowerCase()
}

const alsoNamed = {
  stranger: 'somebody not signed in',
  'return-link': 'whoever opened the link of this return',
  'trial-link': 'whoever opened the link of this trial',
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`
}

function tableOf(chosen: Route[]): string {
  const rows = chosen.map(
    (route) =>
      `| ${route.method} | \`${route.path}\` | ${inWords(whoMay(route), visitorsOf(route))} | ${route.sentence} |`,
  )
  return ['| | address | who was let in | what the page says of it |', '|---|---|---|---|', ...rows].join(
    '\n',
  )
}

function documentOf(): string {
  return `# Who may do what

Made by \`test/permissions.test.ts\` with \`UPDATE_PERMISSIONS=1\`: it asks for every address as somebody not signed in, in every role,
and with the e-mailed link of one return (at the API with a token of every role), and writes down who was let in. A record of
another council is not there, for anybody.

## Pages

${tableOf(routes.filter(({ isApi }) => !isApi))}

## API

${tableOf(routes.filter(({ isApi }) => isApi))}
`
}

beforeAll(askAll, 300_000)

test('who may do what is what docs/permissions.md says', () => {
  const found = documentOf()
  if (process.env.UPDATE_PERMISSIONS) writeFileSync(table, found)
  expect(found).toBe(readFileSync(table, 'utf8'))
})

test('every permission is a sentence, and names roles that there are', () => {
  for (const { sentence, allows } of [...pages, ...api].map(({ allow }) => allow)) {
    expect(sentence).toMatch(/^[A-Z].+\.$/)
    if (typeof allows !== 'string') {
      expect(allows.length).toBeGreaterThan(0)
      expect(everyRole).toEqual(expect.arrayContaining([...allows]))
    }
  }
})

test('everything asked for could be read, and nothing fails', () => {
  const failed = routes.flatMap((route) =>
    [...outcomes.get(route)!].flatMap(([visitor, outcome]) =>
      outcome === 'failed' || outcome === 'malformed' ? [`${nameOf(route)} for ${visitor}: ${outcome}`] : [],
    ),
  )
  expect(failed).toEqual([])
})

test('somebody not signed in is led to signing in, or at the API to a token; others are told that they may not', () => {
  const odd = routes.flatMap((route) => {
    const stopped = route.isApi ? 'token-needed' : 'sign-in'
    return [...outcomes.get(route)!].flatMap(([visitor, outcome]) => {
      if (outcome === 'allowed') return []
      const isStep = outcome === 'sign-in' && route.path.startsWith('/sign-in/')
      const right = isNobodyKnown(visitor) ? stopped : 'not-allowed'
      return outcome === right || outcome === 'not-found' || isStep
        ? []
        : [`${nameOf(route)} for ${visitor}: ${outcome}`]
    })
  })
  expect(odd).toEqual([])
})

test("another council's record is not there, for anybody who may open one of their own", async () => {
  const found: string[] = []
  const saysNothingOfStrangeIds = '/staff/history/:subject/:id'
  for (const route of routes.filter(({ path }) => namesARecord(path) && path !== saysNothingOfStrangeIds)) {
    for (const visitor of whoMay(route)) {
      const outcome = await ask({ route, visitor, records: foreign })
      if (outcome !== 'not-found') found.push(`${nameOf(route)} for ${visitor}: ${outcome}`)
    }
  }
  expect(found).toEqual([])
}, 120_000)

test('the link of one return opens no other', async () => {
  const other = { ...own, return: own.sentReturn }
  const found: string[] = []
  for (const route of routes.filter(({ path }) => /^\/s\/(returns|evidence)\//.test(path))) {
    const outcome = await ask({ route, visitor: 'return-link', records: other })
    if (outcome !== 'not-found') found.push(`${nameOf(route)}: ${outcome}`)
  }
  expect(found).toEqual([])
})

test('the link of a trial opens no return, that of a return no trial, and neither the desk', async () => {
  const found: string[] = []
  const ofTrials = routes.filter(({ path }) => path.startsWith('/t/') && !path.includes('/s/link/'))
  const ofReturns = routes.filter(({ path }) => /^\/s\/(returns|evidence)\//.test(path))
  const isOfDesk = ({ path }: Route) => path.includes('/staff/')
  const asked = [
    ...ofTrials.map((route) => ({ route, visitor: 'return-link' as const })),
    ...ofReturns.map((route) => ({ route, visitor: 'trial-link' as const })),
    ...ofTrials.filter(isOfDesk).map((route) => ({ route, visitor: 'trial-link' as const })),
  ]
  for (const { route, visitor } of asked) {
    for (const records of [own, { ...own, return: own.trial, evidence: own.trialEvidence }]) {
      const outcome = await ask({ route, visitor, records })
      if (outcome !== 'not-found' && outcome !== 'sign-in')
        found.push(`${nameOf(route)} for ${visitor}: ${outcome}`)
    }
  }
  expect(found).toEqual([])
})

test('within a trial nothing real is there, and the other way round', async () => {
  const found: string[] = []
  const real = { trial: own.return, trialDelivery: own.delivery, trialEvidence: own.evidence }
  const tried = {
    return: own.trial,
    sentReturn: own.trial,
    delivery: own.trialDelivery,
    evidence: own.trialEvidence,
  }
  for (const route of routes.filter(({ path }) => namesARecord(path))) {
    const isWithin = route.path.startsWith('/t/')
    const records = isWithin ? { ...own, ...real } : { ...own, ...tried }
    if (addressOf(route.path, records) === addressOf(route.path, own)) continue
    const address = addressOf(route.path, records).replace(/^\/t\/[^/]+/, `/t/${own.trial}`)
    if (address === addressOf(route.path, own)) continue
    for (const visitor of whoMay(route)) {
      const outcome = await ask({ route: { ...route, path: address }, visitor })
      if (outcome !== 'not-found') found.push(`${route.method} ${route.path} for ${visitor}: ${outcome}`)
    }
  }
  expect(found).toEqual([])
}, 120_000)

test('a role at one council is nothing at another', async () => {
  const found: string[] = []
  const worksForBoth = 'supplier'
  const isOfThePerson = ({ path }: Route) => /^\/(account|kept-form)(\/|$)/.test(path)
  const walled = routes.filter(
    (route) => !route.isApi && !whoMay(route).includes('stranger') && !isOfThePerson(route),
  )
  for (const route of walled) {
    for (const visitor of whoMay(route).filter((name) => name !== worksForBoth)) {
      const outcome = await ask({ route, visitor, records: foreign, at: world.other })
      if (outcome === 'allowed' || outcome === 'failed')
        found.push(`${nameOf(route)} for ${visitor}: ${outcome}`)
    }
  }
  expect(found).toEqual([])
}, 120_000)

test('at the API a cookie opens what a token of the same role does, and changes things from our own pages alone', async () => {
  const odd: string[] = []
  for (const route of routes.filter(({ isApi }) => isApi)) {
    for (const visitor of ['administrator', 'contract-manager', 'auditor'] as const) {
      const expected = outcomes.get(route)!.get(visitor)
      const asPage = await askApiByCookie(route, visitor, here)
      if (asPage !== expected) odd.push(`${nameOf(route)} for ${visitor}: ${asPage}, by token ${expected}`)
      if (route.method === 'GET' || route.keepsNothing || expected === 'not-allowed') continue
      const elsewhere = await askApiByCookie(route, visitor, 'https://elsewhere.example')
      if (elsewhere !== 'token-needed') odd.push(`${nameOf(route)} from elsewhere: ${elsewhere}`)
    }
  }
  expect(odd).toEqual([])
}, 120_000)

async function askApiByCookie(route: Route, visitor: VisitorName, origin: string): Promise<Outcome> {
  const { method, path } = route
  const { payload, type } = bodyOf(route)
  const url = `${addressOf(path, own)}${queryOf(route, own)}`
  const headers = { ...headersOf.get(visitor), origin, 'if-match': '"1"', ...type }
  return outcomeOf(await server.inject({ method, url, headers, payload }))
}

test('an auditor changes nothing but their own account', () => {
  const isOwn = ({ path }: Route) => /^\/(account|kept-form|sign-out)(\/|$)/.test(path)
  const may = routes.filter((route) => route.method !== 'GET' && whoMay(route).includes('auditor'))
  const strangersMay = (route: Route) => whoMay(route).includes('stranger')
  expect(may.filter((route) => !isOwn(route) && !strangersMay(route)).map(nameOf)).toEqual([])
})

test('a token opens the council it was made at, whatever other council the address names', async () => {
  const found: string[] = []
  const authorization = tokenOf.get('administrator')!.authorization!
  for (const route of routes.filter(({ isApi, method }) => isApi && method === 'GET')) {
    const address = `${addressOf(route.path, foreign)}${queryOf(route, foreign)}`
    const named = `${address}${address.includes('?') ? '&' : '?'}authority=${world.other.slug}`
    for (const url of [`/a/${world.other.slug}${address}`, named]) {
      const answer = await server.inject({ url, headers: { authorization } })
      const ids = Object.values(foreign).filter((id) => answer.body.includes(id))
      const isThere = answer.statusCode === 200 && (namesARecord(route.path) || ids.length > 0)
      if (isThere || answer.statusCode >= 500) found.push(`${url}: ${answer.statusCode}`)
    }
  }
  expect(found).toEqual([])
}, 120_000)

test('a form that was sent from another site is refused, whoever sends it', async () => {
  const found: string[] = []
  for (const route of routes.filter(({ isApi, method }) => !isApi && method === 'POST')) {
    for (const visitor of ['stranger', ...whoMay(route).slice(-1)] as const) {
      const outcome = await ask({ route, visitor, origin: 'https://elsewhere.example' })
      if (outcome !== 'not-allowed') found.push(`${nameOf(route)} for ${visitor}: ${outcome}`)
    }
  }
  expect(found).toEqual([])
})
