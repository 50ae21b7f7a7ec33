import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('without a where, a transaction still reads only its own authority', async () => {
  const read = (at: World['authority']) =>
    world.tx((tx) => tx.selectFrom('supplier').select('authority_id').execute(), { at })
  for (const at of [world.authority, world.other]) {
    const rows = await read(at)
    expect(rows.length).toBeGreaterThan(50)
    expect(new Set(rows.map(({ authority_id }) => authority_id))).toEqual(new Set([at.id]))
  }
})

test('a row for another authority cannot be written', async () => {
  const write = world.tx((tx) =>
    tx
      .insertInto('place')
      .values({
        authority_id: world.other.id,
        code: 'E07990099',
        name: 'Elsewhere',
        kind: 'district',
        parent: null,
      })
      .execute(),
  )
  await expect(write).rejects.toThrow('row-level security')
})

test('a row of another authority cannot be changed', async () => {
  const changed = await world.tx((tx) =>
    tx
      .updateTable('supplier')
      .set({ name: 'Ours now' })
      .where('authority_id', '=', world.other.id)
      .executeTakeFirst(),
  )
  expect(changed.numUpdatedRows).toBe(0n)
})

test('a fact row cannot be changed or removed by the application', async () => {
  await expect(world.tx((tx) => tx.updateTable('audit_link').set({ body: '' }).execute())).rejects.toThrow(
    'permission denied',
  )
  await expect(world.tx((tx) => tx.deleteFrom('audit_link').execute())).rejects.toThrow('permission denied')
})
