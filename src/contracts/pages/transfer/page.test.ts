import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addSentReturn, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { deliveriesIn, owedIn } from '../../../delivery/store.ts'
import { newId } from '../../../language/identifier.ts'
import type { Quarter } from '../../../language/quarter.ts'
import { rollupsDiffer } from '../../../performance/store.ts'
import { commitmentOf, commitmentsDiffer, contractOf, transfersOn } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneReturn
let other: { id: string; name: string }
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
  const [name, id] = [...world.authority.suppliers].find(([each]) => each !== 'Ashdown Highways Ltd')!
  other = { id, name }
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addSentReturn(world)
})

const whole = () => `/staff/contracts/${one.contract}/novate`
const single = () => `/staff/contracts/${one.contract}/commitments/${one.help}/transfer`
const day = { 'on-day': '1', 'on-month': '11', 'on-year': '2026' }
const passing = (more: Record<string, string> = {}) => ({
  from: one.supplier,
  to: other.name,
  ...day,
  reason: 'The business was sold.',
  version: '1',
  ...more,
})
const standing = (id: string) => world.tx(async (tx) => (await commitmentOf(tx, id))!)
const owedBy = (supplier: string, quarter: string) =>
  world.tx(async (tx) =>
    (await owedIn(tx, { id: newId(), contract: one.contract, supplier, quarter: quarter as Quarter }))
      .map(({ title }) => title)
      .sort(),
  )

test('a whole contract passes on with every promise; what was delivered before stays the old supplier’s', async () => {
  expect((await manager.get(whole())).words).toContain('Every promise of the old supplier that stands passes')
  const passed = await manager.post(whole(), passing({ to: other.name.toUpperCase() }))
  expect(passed.location).toBe(`/staff/contracts/${one.contract}/timeline`)
  const contract = await world.tx(async (tx) => (await contractOf(tx, one.contract))!)
  expect(contract.suppliers).toEqual([other.id])
  for (const id of [one.help, one.days]) expect((await standing(id)).supplier).toBe(other.id)
  const [delivery] = await world.tx((tx) => deliveriesIn(tx, { returnId: one.id }))
  expect(delivery!.supplierName).toBe('Ashdown Highways Ltd')
  expect(await world.tx((tx) => transfersOn(tx, one.contract))).toHaveLength(2)
  const differ = await world.tx(async (tx) => [
    ...(await rollupsDiffer(tx)),
    ...(await commitmentsDiffer(tx)).filter((words) => words.includes(one.help)),
  ])
  expect(differ).toEqual([])
})

test('each answers for the quarters it kept the promise in; both for the quarter of the day', async () => {
  await manager.post(whole(), passing())
  const both = ['Bid-writing help', 'Volunteer days']
  expect(await owedBy(one.supplier, '2026-27Q2')).toEqual(both)
  expect(await owedBy(other.id, '2026-27Q2')).toEqual([])
  expect(await owedBy(one.supplier, '2026-27Q3')).toEqual(both)
  expect(await owedBy(other.id, '2026-27Q3')).toEqual(both)
  expect(await owedBy(one.supplier, '2026-27Q4')).toEqual([])
  expect(await owedBy(other.id, '2026-27Q4')).toEqual(both)
})

test('one promise passes to another supplier of the contract, the rest stays', async () => {
  expect((await manager.get(single())).words).toContain('No other supplier is on this contract')
  await one.tx((tx) =>
    tx
      .insertInto('contract_supplier')
      .values({ authority_id: tx.authority, contract_id: one.contract, supplier_id: other.id, position: 1 })
      .execute(),
  )
  expect((await manager.get(single())).words).toContain(other.name)
  await manager.post(single(), passing({ to: other.id }))
  expect((await standing(one.help)).supplier).toBe(other.id)
  expect((await standing(one.days)).supplier).toBe(one.supplier)
  const stale = await manager.post(single(), passing({ to: one.supplier }))
  expect(stale.status).toBe(409)
})

test.each([
  ['to', { to: 'Nobody of that name' }, 'Enter the full name of a supplier'],
  ['to', { to: 'Ashdown Highways Ltd' }, 'That is the supplier who keeps it now'],
  ['on-day', { 'on-year': '' }, 'Enter a day'],
  ['on-day', { 'on-year': '2030' }, 'The day must be today or before'],
  ['on-day', { 'on-year': '2020' }, 'The day must not be before the contract begins'],
  ['reason', { reason: '' }, 'Say why'],
])('a fault is told at %s: %j', async (field, wrong, words) => {
  const page = await manager.post(whole(), passing(wrong))
  expect([page.status, page.words.includes(words)]).toEqual([422, true])
  expect(page.html).toContain(`href="#${field}"`)
  expect((await standing(one.help)).version).toBe(1)
})

test('who may not is told; what is not there is not found', async () => {
  const reader = new Visiting(world, await world.signInAs('publisher'))
  for (const path of [whole(), single()]) expect((await reader.get(path)).status).toBe(403)
  expect((await manager.get(`/staff/contracts/${newId()}/novate`)).status).toBe(404)
  expect((await manager.get(single().replace(one.help, newId()))).status).toBe(404)
})
