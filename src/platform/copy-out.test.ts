import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmptyWorld, openEmptyWorld, testNow } from '../../test/world.ts'
import { newId } from '../language/identifier.ts'
import type { CopyFormat } from './copy-out.ts'
import { DownloadsBusy } from './database.ts'
import type { Tx } from './tx.ts'

let world: EmptyWorld
beforeAll(async () => void (world = await openEmptyWorld()))
afterAll(() => world.close())

const inTransaction = <Answer>(work: (tx: Tx) => Promise<Answer>) =>
  world.database.withAuthority(
    { authority: newId(), actor: { kind: 'system' }, at: testNow, isDownload: true },
    work,
  )

async function copied(tx: Tx, query: ReturnType<typeof sql>, format: CopyFormat): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const piece of tx.copyOut(query, format)) text += decoder.decode(piece, { stream: true })
  return text
}

test('a query comes out as CSV with the names of its columns', async () => {
  const text = await inTransaction((tx) => copied(tx, sql`select 1 as "one", 'a,b' as "twoWords"`, 'csv'))
  expect(text).toBe('one,twoWords\n1,"a,b"\n')
})

test('values stay values, whatever they hold', async () => {
  const nasty = [`it's`, `\\'; drop table authority; --`, '$1', 'two\nlines', '“é”']
  const text = await inTransaction((tx) =>
    copied(
      tx,
      sql`select to_json(${nasty}::text[]), ${1.5}::numeric, ${null}::text is null, ${true}::boolean`,
      'csv',
    ),
  )
  const [, json] = /^"(.*)",1\.5,t,t$/m.exec(text.split('\n').slice(1).join('\n'))!
  expect(JSON.parse(json!.replaceAll('""', '"'))).toEqual(nasty)
})

test('lines are the text of the one column as it is', async () => {
  const text = await inTransaction((tx) =>
    copied(tx, sql`select json_build_object('a', 'x"y' || chr(10) || chr(9) || '\\')::text`, 'lines'),
  )
  expect(JSON.parse(text)).toEqual({ a: 'x"y\n\t\\' })
})

test('a reader who leaves early ends the query and the connection, and no other', async () => {
  const leaving = inTransaction(async (tx) => {
    for await (const _ of tx.copyOut(sql`select generate_series(1, 100000000)`, 'csv')) break
  })
  await expect(leaving).rejects.toThrow(/closed|terminated|queryable/)
  expect(await inTransaction((tx) => copied(tx, sql`select 1 as a`, 'csv'))).toBe('a\n1\n')
  const running = async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and query like '%100000000%' and pid <> pg_backend_pid() and state = 'active'`.execute(
      world.database.installation,
    )
    return rows[0]!.count
  }
  await expect.poll(running).toBe(0)
})

test('those who download wait for each other and never for pages, and are told when it takes too long', async () => {
  const scope = { authority: newId(), actor: { kind: 'system' } as const, at: testNow, readOnly: true }
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const taking = Array.from({ length: 4 }, () =>
    world.database.withAuthority({ ...scope, isDownload: true }, () => held),
  )
  expect(await world.database.withAuthority(scope, async () => 'a page')).toBe('a page')
  const fifth = world.database.withAuthority({ ...scope, isDownload: true }, async () => 'mine')
  await expect(fifth).rejects.toThrow(DownloadsBusy)
  release()
  await Promise.all(taking)
  expect(await world.database.withAuthority({ ...scope, isDownload: true }, async () => 'mine')).toBe('mine')
})

test('a query that fails says so, and the connection is good for the next', async () => {
  await expect(inTransaction((tx) => copied(tx, sql`select 1 / 0`, 'csv'))).rejects.toThrow(
    'division by zero',
  )
  expect(await inTransaction((tx) => copied(tx, sql`select 1 as a`, 'csv'))).toBe('a\n1\n')
})
