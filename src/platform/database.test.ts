import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type EmptyWorld, openEmptyWorld } from '../../test/world.ts'
import { newId } from '../language/identifier.ts'
import { RolledBack, type Scope } from './database.ts'

let world: EmptyWorld
const scope: Scope = { authority: newId(), actor: { kind: 'system' }, at: new Date('2026-11-23T10:00:00Z') }

beforeAll(async () => {
  world = await openEmptyWorld()
})
afterAll(() => world.close())

const wallsNow = sql<{ authority: string; role: string; readOnly: string }>`
  select current_setting('app.authority') as authority, current_user as role,
    current_setting('transaction_read_only') as "readOnly"`

test('a transaction that reads stands inside the walls from its first question', async () => {
  const { rows } = await world.database.withAuthority({ ...scope, readOnly: true }, (tx) =>
    wallsNow.execute(tx),
  )
  expect(rows).toEqual([{ authority: scope.authority, role: 'goodmeasure_app', readOnly: 'on' }])
})

test('a transaction that reads can’t write, nor note an act', async () => {
  const place = { authority_id: scope.authority, code: 'E1', name: 'Eastmere', kind: 'district' }
  const writing = world.database.withAuthority({ ...scope, readOnly: true }, (tx) =>
    tx.insertInto('place').values(place).execute(),
  )
  await expect(writing).rejects.toThrow('read-only transaction')
  const noting = world.database.withAuthority({ ...scope, readOnly: true }, async (tx) =>
    tx.note({ action: 'looked', subject: 'place', id: newId(), words: 'Looked.' }),
  )
  await expect(noting).rejects.toThrow('only reads')
})

test('a connection is as new for the next one, however the last ended', async () => {
  const own = { ...scope, readOnly: true }
  const asked = Array.from({ length: 60 }, async (_, place) => {
    if (place % 3 === 0)
      return world.database.withAuthority(own, () => Promise.reject(new Error('fell'))).catch(() => 0)
    if (place % 3 === 1) return world.database.withAuthority(own, () => Promise.reject(new RolledBack(1)))
    const authority = newId()
    const { rows } = await world.database.withAuthority({ ...own, authority }, (tx) => wallsNow.execute(tx))
    return rows[0]!.authority === authority ? 2 : 'another’s walls'
  })
  expect(new Set(await Promise.all(asked))).toEqual(new Set([0, 1, 2]))
  const outside = await sql<{ authority: string | null; role: boolean }>`
    select nullif(current_setting('app.authority', true), '') as authority, current_user = session_user as role`.execute(
    world.database.installation,
  )
  expect(outside.rows).toEqual([{ authority: null, role: true }])
})

test('what names no authority is refused before a connection is taken', async () => {
  for (const readOnly of [true, false]) {
    const asked = world.database.withAuthority(
      { ...scope, authority: `' or 1=1`, readOnly },
      async () => 'in',
    )
    await expect(asked).rejects.toThrow('must be a uuid')
  }
  const taken = () => world.database.pool.totalCount - world.database.pool.idleCount
  await vi.waitFor(() => expect(taken()).toBe(0))
})

test('what can’t be put into the audit’s chain is not recorded either', async () => {
  const authority = newId()
  const record = (code: string) =>
    world.database.withAuthority({ ...scope, authority }, async (tx) => {
      await tx
        .insertInto('place')
        .values({ authority_id: authority, code, name: code, kind: 'district' })
        .execute()
      tx.note({ action: 'place-recorded', subject: 'place', id: newId(), words: `Recorded ${code}.` })
    })
  await record('E1')
  await world.database.installation.transaction().execute(async (db) => {
    await sql`select set_config('app.authority', ${authority}, true)`.execute(db)
    await sql`delete from audit_head where authority_id = ${authority}`.execute(db)
  })
  await expect(record('E2')).rejects.toThrow('null value')
  const places = await world.database.withAuthority({ ...scope, authority, readOnly: true }, (tx) =>
    tx.selectFrom('place').select('code').where('authority_id', '=', authority).execute(),
  )
  expect(places).toEqual([{ code: 'E1' }])
})
