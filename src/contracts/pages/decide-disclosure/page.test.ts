import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { contractOf } from '../../store.ts'

let world: World
let publisher: Visiting
let one: OneContract
beforeAll(async () => {
  world = await openWorld()
  publisher = new Visiting(world, await world.signInAs('publisher'))
})
afterAll(() => world.close())
beforeEach(async () => void (one = await addContractTo(world)))

const at = () => `/staff/contracts/${one.contract}/disclosure`
const contract = () => one.tx((tx) => contractOf(tx, one.contract))
const heldBack = { version: '1', disclosure: 'held-back', reason: 'A court case is running.' }

test('the page says in words what each choice does, and shows how it stands', async () => {
  const page = await publisher.get(at())
  expect(page.status).toBe(200)
  expect(page.words).toContain('its entries leave the register, and it counts in no published total')
  expect(page.html).toMatch(/value="published" checked/)
})

test('a contract is held back with a reason, and published again without one', async () => {
  const went = await publisher.post(at(), heldBack)
  expect([went.status, went.location]).toEqual([303, `/staff/contracts/${one.contract}`])
  expect(await contract()).toMatchObject({ disclosure: 'held-back', reason: 'A court case is running.' })
  await publisher.post(at(), { version: '2', disclosure: 'published', reason: 'left over' })
  expect(await contract()).toMatchObject({ disclosure: 'published', reason: null, version: 3 })
})

test.each([
  [{ disclosure: '' }, 'Choose what the public sees'],
  [{ reason: ' ' }, 'Say why it is held back. Whoever asks is told'],
  [{ reason: 'x'.repeat(2001) }, 'The reason must be 2,000 characters or fewer'],
  [{ disclosure: 'published' }, 'It stands like this already. Change it, or go back'],
])('%j is refused in words', async (typed, words) => {
  const page = await publisher.post(at(), { ...heldBack, ...typed })
  expect([page.status, page.words.includes(words)]).toEqual([422, true])
  expect((await contract())!.version).toBe(1)
})

test('whoever comes second sees how it stands now, and what they chose', async () => {
  await publisher.post(at(), heldBack)
  const page = await publisher.post(at(), { ...heldBack, reason: 'The supplier asked for it.' })
  expect(page.status).toBe(409)
  expect(page.words).toContain('held back, because: A court case is running.')
  expect(page.field('reason')).toBe('The supplier asked for it.')
  expect(page.field('version')).toBe('2')
})

test('not everybody may decide it, and not of what is not there', async () => {
  const officer = new Visiting(world, await world.signInAs('procurement-officer'))
  expect((await officer.post(at(), heldBack)).status).toBe(403)
  expect((await publisher.get(`/staff/contracts/${newId()}/disclosure`)).status).toBe(404)
})
