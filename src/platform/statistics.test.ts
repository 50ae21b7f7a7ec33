import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmptyWorld, openEmptyWorld } from '../../test/world.ts'
import { takeStatistics } from './statistics.ts'

let world: EmptyWorld

beforeAll(async () => {
  world = await openEmptyWorld()
})
afterAll(() => world.close())

/** Rows in tables, told to PostgreSQL's own counters at once. */
async function addPeople(count: number): Promise<void> {
  const client = new pg.Client(world.connection)
  await client.connect()
  await client.query(
    `insert into person (person_id, name, email, email_key, recorded_at)
     select gen_random_uuid(), 'Person ' || n, k, k, '2026-11-23'
     from (select n, gen_random_uuid() || '@wrenshire.example' as k from generate_series(1, $1::int) n) p`,
    [count],
  )
  await client.query('select pg_stat_force_next_flush()')
  await client.end()
}

async function counted(): Promise<number> {
  const { rows } = await world.database.pool.query<{ counted: number }>(
    `select reltuples::int as counted from pg_class where oid = 'person'::regclass`,
  )
  return rows[0]!.counted
}

test('a table that was filled at once is counted, and again only when much of it changed', async () => {
  await addPeople(2_000)
  await takeStatistics(world.database)
  expect(await counted()).toBe(2_000)
  await addPeople(600)
  await takeStatistics(world.database)
  expect(await counted()).toBe(2_000)
  await addPeople(600)
  await takeStatistics(world.database)
  expect(await counted()).toBe(3_200)
})
