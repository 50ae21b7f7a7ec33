import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmptyWorld, openEmptyWorld, testNow } from '../../test/world.ts'
import { newId } from '../language/identifier.ts'
import type { CopyFormat } from './copy-out.ts'
import type { Tx } from './tx.ts'

let world: EmptyWorld
beforeAll(async () => void (world = await openEmptyWorld()))
afterAll(() => world.close())

const inTransaction = <Answer>(work: (tx: Tx) => Promise<Answer>) =>
  world.database.withAuthority({ authority: newId(), actor: { kind: 'system' }, at: testNow }, work)

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

test('after a reader who left early the transaction goes on', async () => {
  const left = await inTransaction(async (tx) => {
    for await (const _ of tx.copyOut(sql`select generate_series(1, 200000)`, 'csv')) break
    return (await sql<{ one: number }>`select 1 as one`.execute(tx)).rows[0]!.one
  })
  expect(left).toBe(1)
})

test('a query that fails says so, and the connection is good for the next', async () => {
  await expect(inTransaction((tx) => copied(tx, sql`select 1 / 0`, 'csv'))).rejects.toThrow(
    'division by zero',
  )
  expect(await inTransaction((tx) => copied(tx, sql`select 1 as a`, 'csv'))).toBe('a\n1\n')
})
