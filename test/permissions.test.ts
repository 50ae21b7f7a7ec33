import type { FastifyInstance } from 'fastify'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, pages } from '../src/app.ts'
import { type Role, roles, staffRoles } from '../src/parties/index.ts'
import { projectFolder } from '../src/platform/project.ts'
import { addressOf, namesARecord } from './address.ts'
import { addRecords, type Records } from './records.ts'
import {
  everyRole,
  openUnchangingSite,
  type Outcome,
  outcomeOf,
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
  world = await openWorld()
  own = await addRecords(world, world.authority)
  foreign = await addRecords(world, world.other)
  site = await openUnchangingSite(world, join(projectFolder, 'dist', 'assets'))
  server = site.server
  headersOf.set('stranger', {})
  for (const role of everyRole) headersOf.set(role, { cookie: await world.signInAs(role) })
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
  records: Records
  at?: AuthorityInTests
  origin?: string
}

/** Asks for a route as the visitor would: with a token at the API, with a cookie at a page. */
async function ask({ route, visitor, records, at, origin = 'http://localhost:3000' }: Asking): Promise<Outcome> {
  const { method, isApi } = route
  const prefix = at ? `/a/${at.slug}` : ''
  const headers = (isApi ? tokenOf : headersOf).get(visitor)!
  const changes = method !== 'GET'
  const answer = await server.inject({
    method,
    url: prefix + addressOf(route.path, records),
    headers: { ...headers, ...(changes ? { origin } : {}), ...(changes && isApi ? { 'if-match': '"1"' } : {}) },
    ...(changes ? bodyOf(route) : {}),
  })
  return outcomeOf(answer)
}

function bodyOf({ isApi }: Route) {
  return isApi ? { payload: {} } : { payload: 'typed=something', headers: {} }
}

function visitorsOf({ isApi }: Route): VisitorName[] {
  return isApi ? visitorNames.filter((name) => name !== 'return-link') : visitorNames
}

test('x', () => undefined)
