import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticesOfTheCounty } from '../src/example/notices.ts'
import { supplierPerson } from '../src/example/people.ts'
import { planOfTheCounty } from '../src/example/plan.ts'
import { promises } from '../src/example/promises.ts'
import { rollupsDiffer } from '../src/performance/store.ts'
import { verifyChain } from '../src/platform/verify.ts'
import { totalsDiffer } from '../src/register/store.ts'
import { draftsIn } from '../src/contracts/store.ts'
import { BringingIn } from './bringing-in.ts'
import { openFilledWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openFilledWorld()
}, 120_000)
afterAll(() => world.close())

test('the filled county has the contracts, suppliers and commitments it is known for', async () => {
  const count = (table: 'contract' | 'supplier' | 'commitment' | 'delivery' | 'register_entry') =>
    world.tx(async (tx) => {
      const found = await tx
        .selectFrom(table)
        .select((all) => all.fn.countAll<number>().as('n'))
        .where('authority_id', '=', tx.authority)
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
  expect(await world.tx(rollupsDiffer)).toEqual([])
  expect(await world.tx(totalsDiffer)).toEqual([])
  expect((await verifyChain(world.database, world.authority.id)).problems).toEqual([])
})

test('the worked example adds up: 40 promised, 6 and 8 reported, 12 verified, 28 left', async () => {
  const commitment = await world.tx((tx) =>
    tx
      .selectFrom('commitment as c')
      .innerJoin('commitment_progress as p', 'p.commitment_id', 'c.commitment_id')
      .select(['c.quantity', 'p.reported', 'p.verified', 'p.waiting'])
      .where('c.title', '=', 'Bid-writing help for small charities')
      .where('c.quantity', '=', '40')
      .where('c.due', '=', '2027-03-31')
      .executeTakeFirstOrThrow(),
  )
  expect(commitment).toMatchObject({ quantity: '40', reported: '14', verified: '12', waiting: 0 })
})

test('a supplier never tells the same story of one promise twice running, where there is another to tell', () => {
  const told = planOfTheCounty()
    .flatMap(({ commitments }) => commitments)
    .filter(({ measure }) => promises.find((promise) => promise.measure === measure)!.stories.length > 1)
  const again = told.filter(({ deliveries }) =>
    deliveries.some(({ story }, position) => position > 0 && story === deliveries[position - 1]!.story),
  )
  expect(again).toEqual([])
})

test('the supplier who can sign in has a return of the last quarter to answer', async () => {
  const supplier = world.authority.suppliers.get(supplierPerson.supplier)!
  const awaited = await world.tx((tx) =>
    tx
      .selectFrom('return')
      .select(['quarter', 'asked_of'])
      .where('authority_id', '=', tx.authority)
      .where('supplier_id', '=', supplier)
      .where('state', '=', 'awaited')
      .execute(),
  )
  expect(awaited).toEqual([{ quarter: '2026-27Q2', asked_of: 'social.value@ashdown-highways-ltd.example' }])
})

test('its notices bring two contracts in, with the promises they name still to be decided', async () => {
  const { outcome, record } = await new BringingIn(world).brought(JSON.stringify(noticesOfTheCounty()), {
    name: 'notices.json',
  })
  expect(outcome.done).toBe(true)
  expect(record).toMatchObject({ added: 2, refused: 0 })
  const drafts = await world.tx((tx) => draftsIn(tx, { state: 'open' }))
  expect(drafts.drafts.map(({ title }) => title).toSorted()).toEqual([
    'Apprenticeships',
    'Carbon savings',
    'Careers visits',
    'Lamps working',
    'Meals on time',
    'Volunteer hours',
  ])
})

test('the plan is the same every time', () => {
  expect(JSON.stringify(planOfTheCounty())).toBe(JSON.stringify(planOfTheCounty()))
})
