import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addSentReturn, type OneReturn } from '../../../../test/one-return.ts'
import { addContractTo } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'

let world: World
let manager: Visiting
let one: OneReturn & { delivery: string }
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addSentReturn(world)
})

const base = () => `/staff/contracts/${one.contract}/commitments/${one.days}`

test('what was recorded, changed, paused, varied, reported and verified stands in one line of time, with who and why', async () => {
  await manager.post(`/staff/verify/${one.delivery}`, { decision: 'accepted' })
  await manager.post(`${base()}/pause`, {
    'from-day': '1',
    'from-month': '12',
    'from-year': '2026',
    'until-day': '31',
    'until-month': '12',
    'until-year': '2026',
    moves: 'stay',
    reason: 'The hall is closed.',
    version: '1',
    act: 'pause',
  })
  await manager.post(`${base()}/vary`, {
    title: 'Volunteer days',
    quantity: '16',
    'due-day': '31',
    'due-month': '3',
    'due-year': '2027',
    profile: 'once',
    'from-day': '23',
    'from-month': '11',
    'from-year': '2026',
    reason: 'Four more were offered.',
    email: 'reports@ashdown.example',
    version: '2',
    act: 'save',
  })
  const ofContract = await manager.get(`/staff/contracts/${one.contract}/timeline`)
  expect(ofContract.status).toBe(200)
  for (const words of [
    'Change asked for',
    'To 16 hours by 31 March 2027, from 23 November 2026. Four more were offered.',
    'Paused',
    'From 1 December 2026 to 31 December 2026. The hall is closed.',
    'Verified: 8 hours',
    'Reported: 8 hours 23 November 2026, Ashdown Highways Ltd',
    'For Q2 2026/27.',
  ])
    expect(ofContract.words).toContain(words)
  const ofCommitment = await manager.get(base())
  expect(ofCommitment.words).toContain('Ashdown Highways Ltd was asked to agree to a change')
  expect(ofCommitment.words).toContain('The hall is closed.')
  expect(ofCommitment.words).not.toContain('Verified: 8 hours')
})

test('the contract stands on two pages: figures, what to talk about, what happened', async () => {
  const page = await manager.get(`/staff/contracts/${one.contract}/on-paper`)
  expect(page.status).toBe(200)
  expect(page.words).toMatch(/Bid-writing help 40 hours 20 hours 8 hours 0 hours 16 hours/)
  expect(page.words).toContain('To talk about Bid-writing help: 20 hours of the plan not verified by now')
  expect(page.words).toContain('Reported: 8 hours Bid-writing help')
  expect(page.html).not.toContain('style=')
  const { contract } = await addContractTo(world)
  const empty = await manager.get(`/staff/contracts/${contract}/on-paper`)
  expect(empty.words).toContain('Nothing is promised on this contract yet')
})

test('what is not there is not found; a supplier doesn’t come here', async () => {
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  const elsewhere = await addContractTo(world, world.other)
  for (const page of ['timeline', 'on-paper']) {
    expect((await manager.get(`/staff/contracts/${newId()}/${page}`)).status).toBe(404)
    expect((await manager.get(`/staff/contracts/${elsewhere.contract}/${page}`)).status).toBe(404)
    expect((await supplier.get(`/staff/contracts/${one.contract}/${page}`)).status).toBe(403)
  }
})
