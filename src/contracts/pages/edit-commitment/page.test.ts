import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { measuresOf } from '../../../measurement/store.ts'
import { commitmentOf, commitmentsDiffer, commitmentsOf } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneContract
let id: string
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addContractTo(world)
  await manager.post(`/staff/contracts/${one.contract}/commitments/new`, typed())
  id = (await one.tx((tx) => commitmentsOf(tx, one.contract)))[0]!.id
})

const at = () => `/staff/contracts/${one.contract}/commitments/${id}/edit`
const typed = () => ({
  act: 'save',
  version: '1',
  title: 'Bid-writing help',
  supplier: one.supplier,
  measure: one.measure,
  outcome: '',
  quantity: '40',
  'due-day': '31',
  'due-month': '3',
  'due-year': '2027',
  profile: 'once',
  origin: 'tender',
  standing: 'contractual',
  reason: 'Agreed at the review.',
  'from-day': '20',
  'from-month': '11',
  'from-year': '2026',
})
const commitment = () => one.tx((tx) => commitmentOf(tx, id))

test('a change is kept beside what was before, with its reason and the day it was agreed', async () => {
  const page = await manager.get(at())
  expect([page.status, page.field('quantity'), page.field('version')]).toEqual([200, '40', '1'])
  const went = await manager.post(at(), { ...typed(), quantity: '50' })
  expect(went.location).toBe(`/staff/contracts/${one.contract}/commitments/${id}`)
  expect((await commitment())!.quantity.toFixed()).toBe('50')
  expect(await one.tx((tx) => commitmentsDiffer(tx))).toEqual([])
  const read = await manager.get(went.location!)
  expect(read.words).toMatch(
    /Changed 20 November 2026, recorded on 23 November 2026, .* 50 hours by 31 March 2027\. Agreed at the review\. Recorded 23 November 2026, .* 40 hours/,
  )
})

test.each([
  ['reason', { quantity: '50', reason: '' }, 'Say why'],
  ['from-day', { quantity: '50', 'from-day': '' }, 'Enter the day from which it holds, like 31 3 2027'],
  ['from-day', { quantity: '50', 'from-year': '2027' }, 'The day must be today or before'],
  ['title', {}, 'Nothing has changed. Change something, or cancel'],
  ['quantity', { quantity: '-1' }, 'The quantity must be more than nought'],
])('a fault is told at %s: %j', async (field, wrong, words) => {
  const page = await manager.post(at(), { ...typed(), ...wrong })
  expect([page.status, page.words.includes(words)]).toEqual([422, true])
  expect(page.html).toContain(`href="#${field}"`)
  expect((await commitment())!.version).toBe(1)
})

test('whoever comes second sees what was saved and what they typed, and may save theirs', async () => {
  await manager.post(at(), { ...typed(), quantity: '50' })
  const page = await manager.post(at(), { ...typed(), quantity: '60' })
  expect([page.status, page.field('quantity'), page.field('version')]).toEqual([409, '60', '2'])
  expect(page.words).toContain('How much 50 hours')
  await manager.post(at(), { ...typed(), quantity: '60', version: '2' })
  expect((await commitment())!.quantity.toFixed()).toBe('60')
})

test('once something is reported its measure stays', async () => {
  const other = await one.tx(
    async (tx) => (await measuresOf(tx)).find((measure) => measure.id !== one.measure)!.id,
  )
  await one.tx((tx) =>
    tx
      .updateTable('commitment_progress')
      .set({ reported: '8' })
      .where('authority_id', '=', tx.authority)
      .where('commitment_id', '=', id)
      .execute(),
  )
  const page = await manager.post(at(), { ...typed(), measure: other })
  expect(page.status).toBe(422)
  expect(page.words).toContain('Something was reported under this measure already')
})

test('who may not change it is told, and a commitment of another contract is not found', async () => {
  const publisher = new Visiting(world, await world.signInAs('publisher'))
  expect((await publisher.post(at(), typed())).status).toBe(403)
  const elsewhere = await addContractTo(world)
  expect((await manager.get(`/staff/contracts/${elsewhere.contract}/commitments/${id}/edit`)).status).toBe(
    404,
  )
  expect((await manager.get(`/staff/contracts/${one.contract}/commitments/${newId()}/edit`)).status).toBe(404)
})

const withdrawal = () => at().replace(/edit$/, 'withdraw')
const withdrawn = {
  version: '1',
  reason: 'The service is taken back.',
  'on-day': '23',
  'on-month': '11',
  'on-year': '2026',
}

test('a commitment is withdrawn after it is said what that does, and then it stands so', async () => {
  expect((await manager.get(withdrawal())).words).toContain('It then counts in no total')
  const went = await manager.post(withdrawal(), withdrawn)
  const page = await manager.get(went.location!)
  expect(page.words).toContain('Withdrawn on 23 November 2026: The service is taken back.')
  expect(page.html).not.toContain(at())
  expect((await manager.get(at())).location).toBe(went.location)
  expect((await manager.get(withdrawal())).location).toBe(went.location)
  expect((await manager.post(at(), { ...typed(), version: '2', quantity: '50' })).status).toBe(422)
})

test.each([
  ['reason', { reason: '' }, 'Say why', 422],
  ['on-day', { 'on-day': '' }, 'Enter the day from which it no longer stands', 422],
  ['on-day', { 'on-year': '2027' }, 'The day must be today or before', 422],
  ['reason', { version: '7' }, 'Somebody else changed this commitment while you had it open', 409],
])('a withdrawal is refused at %s: %j', async (field, wrong, words, status) => {
  const page = await manager.post(withdrawal(), { ...withdrawn, ...wrong })
  expect([page.status, page.words.includes(words)]).toEqual([status, true])
  expect(page.html).toContain(`href="#${field}"`)
  expect((await commitment())!.withdrawnOn).toBeNull()
})
