import type { FastifyInstance } from 'fastify'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../bin/build.js'
import { addDays, dayIn } from '../src/language/day.ts'
import { newId } from '../src/language/identifier.ts'
import { type Role, staffRoles } from '../src/parties/index.ts'
import { addCover, addMemberships, addPerson, beginSession } from '../src/parties/store.ts'
import { projectFolder } from '../src/platform/project.ts'
import { addressOf } from './address.ts'
import { addRecords, type Records } from './records.ts'
import {
  bodyOf,
  openUnchangingSite,
  type Outcome,
  outcomeOf,
  queryOf,
  type Route,
  routes,
} from './visitors.ts'
import { openWorld, testNow, type World } from './world.ts'

let world: World
let site: Awaited<ReturnType<typeof openUnchangingSite>>
let server: FastifyInstance
let own: Records

beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  world = await openWorld()
  own = await addRecords(world, world.authority)
  site = await openUnchangingSite(world, join(projectFolder, 'dist', 'assets'))
  server = site.server
}, 120_000)
afterAll(async () => {
  await site?.close()
  await world?.close()
})

/** Their own account opens to everybody alike; what stands there is theirs alone. */
const walked = routes.filter(({ path }) => !/^\/(account|kept-form|sign-in|sign-out)(\/|$)/.test(path))

async function outcomesFor(cookie: string): Promise<Map<Route, Outcome>> {
  const found = new Map<Route, Outcome>()
  for (const route of walked) {
    const { method, path, isApi } = route
    const url = addressOf(path, own) + queryOf(route, own)
    const headers = { cookie, origin: 'http://localhost:3000', 'if-match': '"1"' }
    const { payload, type } = isApi
      ? bodyOf(route)
      : { payload: method === 'GET' ? undefined : 'typed=something' }
    const form = isApi || method === 'GET' ? type : { 'content-type': 'application/x-www-form-urlencoded' }
    found.set(
      route,
      outcomeOf(await server.inject({ method, url, payload, headers: { ...headers, ...form } })),
    )
  }
  return found
}

const today = dayIn(testNow)
const ownRole: Role = 'equalities'

/** Somebody with one small role of their own, to whom the holder of the role lends it on those days. */
async function acting(role: Role, starts: number, ends: number): Promise<string> {
  const person = await world.tx(async (tx) => {
    const id = await addPerson(tx, { name: 'Sam Hill', email: `${newId()}@test.example`, at: tx.at })
    await addMemberships(tx, id, [ownRole])
    const days = { starts: addDays(today, starts), ends: addDays(today, ends) }
    const away = world.authority.people.get(role)![0]!
    await addCover(tx, { away, covering: id, ...days, roles: [role], reason: null })
    return id
  })
  const session = { person, at: testNow, device: 'test', complete: true }
  return `gm-session=${await beginSession(world.database.installation, session)}`
}

/** Where what somebody who acts gets is not what they should. */
function differing(found: Map<Route, Outcome>, expected: (route: Route) => boolean): string[] {
  return walked.flatMap((route) => {
    const outcome = found.get(route)!
    if (outcome === 'failed') return [`${route.method} ${route.path}: failed`]
    const isIn = outcome === 'allowed' || outcome === 'not-found' || outcome === 'malformed'
    return isIn === expected(route) ? [] : [`${route.method} ${route.path}: ${outcome}`]
  })
}

const isIn = (outcome: Outcome) =>
  outcome !== 'not-allowed' && outcome !== 'sign-in' && outcome !== 'token-needed'

test('whoever acts for somebody gets in where their own role or the lent one does, and nowhere else; an administrator’s role is not lent', async () => {
  const withOwn = await outcomesFor(await world.signInAs(ownRole))
  const odd: string[] = []
  for (const role of staffRoles.filter((each) => each !== ownRole)) {
    const withRole = await outcomesFor(await world.signInAs(role))
    const lends = role !== 'administrator'
    const found = await outcomesFor(await acting(role, 0, 1))
    const expected = (route: Route) => isIn(withOwn.get(route)!) || (lends && isIn(withRole.get(route)!))
    odd.push(...differing(found, expected).map((words) => `${role}: ${words}`))
  }
  expect(odd).toEqual([])
}, 300_000)

test('before the first day and after the last a lent role opens nothing', async () => {
  const withOwn = await outcomesFor(await world.signInAs(ownRole))
  const expected = (route: Route) => isIn(withOwn.get(route)!)
  for (const [starts, ends] of [
    [1, 8],
    [-8, 0],
  ] as const) {
    const found = await outcomesFor(await acting('contract-manager', starts, ends))
    expect(differing(found, expected)).toEqual([])
  }
}, 120_000)

test('what a lent role opens is walked at all', async () => {
  const found = await outcomesFor(await acting('contract-manager', 0, 1))
  const withOwn = await outcomesFor(await world.signInAs(ownRole))
  const more = walked.filter((route) => isIn(found.get(route)!) && !isIn(withOwn.get(route)!))
  expect(more.map(({ method, path }) => `${method} ${path}`)).toContain('POST /staff/verify/:delivery')
  expect(more.length).toBeGreaterThan(20)
}, 120_000)
