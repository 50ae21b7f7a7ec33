import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doors } from '../app.ts'
import { openWorld, type World } from '../../test/world.ts'
import { build } from '../../bin/build.js'
import { projectFolder } from '../platform/project.ts'
import { definePage } from './page.ts'
import { anyone } from './permission.ts'
import { createServer } from './server.ts'
import { notFound } from './visit.ts'

let world: World
let server: FastifyInstance

/** A page that hands what it is asked for to the database as it came. */
const careless = definePage({
  path: '/careless/:kind/:text',
  allow: anyone,
  async get({ tx, params }) {
    await sql`select ${params.text}::${sql.raw(params.kind!)}`.execute(tx)
    return notFound()
  },
})

beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  world = await openWorld()
  const { platform } = world
  const assets = join(projectFolder, 'dist', 'assets')
  server = await createServer({ platform, doors, pages: [careless], api: [], assets })
})
afterAll(async () => {
  await server.close()
  await world.close()
})

test.each([
  ['a day that no calendar has', 'date', '2026-02-31'],
  ['a word for a day', 'date', 'Thursday'],
  ['a moment that is none', 'timestamptz', '2026-02-01T25:61'],
  ['a word for a number', 'int', 'many'],
  ['a number that is too large', 'int', '99999999999999'],
  ['what is no id', 'uuid', 'nonsense'],
])('%s is told in a sentence, and is no fault of ours', async (_, kind, text) => {
  const answer = await server.inject({ url: `/careless/${kind}/${encodeURIComponent(text)}` })
  expect(answer.statusCode).toBe(400)
  expect(answer.body).toContain('Some of what was sent cannot be read.')
})
