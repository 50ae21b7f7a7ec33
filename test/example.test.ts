import { afterAll, beforeAll, expect, test } from 'vitest'
import { county } from '../src/example/county.ts'
import { fillCounty } from '../src/example/fill.ts'
import { newId } from '../src/language/identifier.ts'
import { rollupsDiffer } from '../src/performance/store.ts'
import { verifyChain } from '../src/platform/verify.ts'
import { totalsDiffer } from '../src/register/store.ts'
import { type EmptyWorld, openEmptyWorld, testNow } from './world.ts'

let world: EmptyWorld
const authority = newId()
const scope = { authority, actor: { kind: 'system' }, at: testNow } as const

beforeAll(async () => {
  world = await openEmptyWorld()
  const began = performance.now()
  await world.database.withAuthority(scope, (tx) => fillCounty(tx, county))
  console.log(`The county was filled in ${Math.round(performance.now() - began)} ms.`)
})
afterAll(() => world.close())

test('the filled county has the contracts, suppliers and commitments it is known for', async () => {
  const count = (table: 'contract' | 'supplier' | 'commitment' | 'delivery' | 'register_entry') =>
    world.database.withAuthority(scope, async (tx) => {
      const found = await tx
        .selectFrom(table)
        .select((all) => all.fn.countAll<number>().as('n'))
        .where('authority_id', '=', authority)
        .executeTakeFirstOrThrow()
      return Number(found.n)
    })
  expect(await count('contract')).toBe(120)
  expect(await count('supplier')).toBe(60)
  expect(await count('commitment')).toBeGreaterThan(500)
  expect(await count('delivery')).toBeGreaterThan(1500)
  expect(await count('register_entry')).toBeGreaterThan(1000)
})

test('its totals equal their rows, and its chain holds', async () => {
  expect(await world.database.withAuthority(scope, rollupsDiffer)).toEqual([])
  expect(await world.database.withAuthority(scope, totalsDiffer)).toEqual([])
  expect((await verifyChain(world.database, authority)).problems).toEqual([])
})
