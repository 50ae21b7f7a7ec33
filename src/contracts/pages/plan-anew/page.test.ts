import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContractTo } from '../../../../test/one-contract.ts'
import { addSentReturn, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { contractsNeeds } from '../../../app.ts'
import { newId } from '../../../language/identifier.ts'
import { day } from '../../../language/day.ts'
import { rollupsDiffer } from '../../../performance/store.ts'
import { changeContract, commitmentOf, commitmentsDiffer, contractOf, variationsOf } from '../../store.ts'
import { termsIn } from '../describe-contract/offered.ts'

let world: World
let manager: Visiting
let one: OneReturn
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addSentReturn(world)
})

const at = () => `/staff/contracts/${one.contract}/plan-anew`
const standing = (id: string) => world.tx(async (tx) => (await commitmentOf(tx, id))!)

/** The contract runs a year longer; before that it stood as a fact too. */
async function extend(): Promise<void> {
  const change = (ends: string, version: number) =>
    world.tx(async (tx) => {
      const contract = (await contractOf(tx, one.contract))!
      const terms = { ...termsIn(contract), ends: day(ends) }
      const changed = { terms, version, reason: 'The option was used.' }
      expect(await changeContract(tx, one.contract, changed, contractsNeeds.afterDisclosure)).toBe(true)
    })
  await change('2027-03-31', 1)
  await change('2028-03-31', 2)
}

const chosen = (more: Record<string, string | string[]> = {}) => ({
  chosen: [one.days],
  [`version-${one.days}`]: '1',
  [`quantity-${one.days}`]: '24',
  [`due-${one.days}-day`]: '31',
  [`due-${one.days}-month`]: '3',
  [`due-${one.days}-year`]: '2028',
  how: 'agreed',
  reason: 'A year more.',
  ...more,
})

test('after an extension the contract says so, with what each commitment would be in proportion to the time', async () => {
  await extend()
  const contract = await manager.get(`/staff/contracts/${one.contract}`)
  expect(contract.words).toContain('The contract now runs until 31 March 2028, not 31 March 2027')
  const page = await manager.get(at())
  expect(page.words).toContain('The contract runs on: what of its commitments?')
  expect(page.field(`quantity-${one.days}`)).toBe('24')
  expect(page.field(`due-${one.days}-year`)).toBe('2028')
})

test('a person confirms some, and leaves others; then nothing more is wanted', async () => {
  await extend()
  const done = await manager.post(at(), chosen())
  expect(done.location).toBe(`/staff/contracts/${one.contract}/progress`)
  expect(await standing(one.days)).toMatchObject({ version: 2, due: '2028-03-31' })
  expect(await standing(one.help)).toMatchObject({ version: 1, due: '2027-03-31' })
  expect((await manager.get(`/staff/contracts/${one.contract}`)).words).not.toContain('now runs until')
  const differ = await world.tx(async (tx) => [
    ...(await rollupsDiffer(tx)),
    ...(await commitmentsDiffer(tx)).filter((words) => words.includes(one.days)),
  ])
  expect(differ).toEqual([])
})

test('to leave all as they are is an answer too', async () => {
  await extend()
  await manager.post(at(), { chosen: [] })
  expect((await manager.get(`/staff/contracts/${one.contract}`)).words).not.toContain('now runs until')
  expect((await standing(one.days)).version).toBe(1)
})

test('or the supplier is asked about each, and nothing changes before it agrees', async () => {
  await extend()
  await manager.post(at(), chosen({ how: 'ask' }))
  expect((await standing(one.days)).version).toBe(1)
  const [variation] = await world.tx((tx) => variationsOf(tx, one.days))
  expect(variation).toMatchObject({ state: 'open', side: 'council' })
})

test('one that can’t be is told at its field, and none of the others stays changed', async () => {
  await extend()
  const wrong = {
    [`version-${one.help}`]: '1',
    [`quantity-${one.help}`]: '5',
    [`due-${one.help}-day`]: '31',
    [`due-${one.help}-month`]: '3',
    [`due-${one.help}-year`]: '2028',
  }
  const page = await manager.post(at(), chosen({ chosen: [one.days, one.help], ...wrong }))
  expect(page.status).toBe(422)
  expect(page.words).toContain(
    'Bid-writing help: less would be left than was planned for the time that is over',
  )
  expect(page.html).toContain(`href="#quantity-${one.help}"`)
  expect((await standing(one.days)).version).toBe(1)
})

test.each([
  [{ chosen: [] }, 'Choose at least one commitment'],
  [{ how: '' }, 'Choose how it is agreed'],
  [{ reason: ' ' }, 'Say why'],
])('without an extension something must be chosen and said: %j', async (wrong, words) => {
  const page = await manager.post(at(), chosen(wrong as Record<string, string>))
  expect([page.status, page.words.includes(words)]).toEqual([422, true])
})

test('a stale version is told; who may not is told; what is not there is not found', async () => {
  await extend()
  expect((await manager.post(at(), chosen({ [`version-${one.days}`]: '9' }))).status).toBe(409)
  const reader = new Visiting(world, await world.signInAs('publisher'))
  expect((await reader.get(at())).status).toBe(403)
  expect((await manager.get(`/staff/contracts/${newId()}/plan-anew`)).status).toBe(404)
  const { contract } = await addContractTo(world)
  expect((await manager.get(`/staff/contracts/${contract}/plan-anew`)).words).toContain(
    'Nothing is promised yet',
  )
})
