import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder } from '../src/platform/project.ts'
import { describeSchema } from '../src/platform/schema.ts'
import { type EmptyWorld, openEmptyWorld } from './world.ts'

let world: EmptyWorld
let client: pg.Client

beforeAll(async () => {
  world = await openEmptyWorld()
  client = new pg.Client(world.connection)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await world.close()
})

const at = (...path: string[]) => readFileSync(join(projectFolder, ...path), 'utf8')

test('db/schema.sql and tables.ts say what the migrations make (npm run schema writes them)', async () => {
  const { tables, sql } = await describeSchema(client)
  expect(sql).toBe(at('db', 'schema.sql'))
  expect(tables).toBe(at('src', 'platform', 'tables.ts'))
})

/** Tables that belong to the installation and to no authority. */
const installation = [
  'answered_request',
  'authority',
  'backup',
  'backup_plan',
  'kept_form',
  'link',
  'link_visit',
  'mail',
  'migration',
  'password',
  'person',
  'recovery_code',
  'restoration',
  'second_factor',
  'session',
  'sign_in_failure',
  'token',
]

test('every table belongs to the installation or stands behind the wall, for its owner too', async () => {
  const found = await client.query<{ table: string; walled: boolean }>(
    `select relname as table, relrowsecurity and relforcerowsecurity as walled from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname collate "C"`,
  )
  expect(found.rows.filter(({ walled }) => !walled).map(({ table }) => table)).toEqual(installation)
})

test('every walled table has authority_id first in its keys', async () => {
  const found = await client.query<{ table: string; key: string; first: string }>(
    `select c.conrelid::regclass::text as table, c.conname as key, a.attname as first
     from pg_constraint c
     join pg_class t on t.oid = c.conrelid and t.relrowsecurity
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype in ('p', 'u', 'f') and c.connamespace = 'public'::regnamespace`,
  )
  expect(found.rows.length).toBeGreaterThan(30)
  expect(
    found.rows.filter(({ first, key }) => first !== 'authority_id' && !key.includes('person_id')),
  ).toEqual([])
})
