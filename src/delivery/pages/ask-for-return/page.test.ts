import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { addReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, testNow, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'

let world: World
let manager: Visiting
let one: OneContract
let now = testNow
beforeAll(async () => {
  world = await openWorld({ now: () => now })
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => void (one = await addContractTo(world)))

const at = () => `/staff/contracts/${one.contract}/returns/ask`
const asked = () => ({
  supplier: one.supplier,
  quarter: '2026-27Q2',
  email: 'reports@ashdown.example',
  'due-day': '7',
  'due-month': '12',
  'due-year': '2026',
})
const promise = () => one.tx((tx) => addCommitment(tx, one))

test('without a commitment there is nothing to ask, and the way to one', async () => {
  const page = await manager.get(at())
  expect(page.words).toContain('There is nothing to ask for yet')
  expect(page.html).toContain(`href="/staff/contracts/${one.contract}/commitments/new"`)
})

test('the form offers the quarter that ended last, and two weeks to answer', async () => {
  await promise()
  const page = await manager.get(at())
  expect(page.html).toMatch(/<option value="2026-27Q2" selected/)
  expect([page.field('due-day'), page.field('due-month'), page.field('due-year')]).toEqual([
    '7',
    '12',
    '2026',
  ])
})

test('a return is asked for, and its letter waits in the outbox where no mail goes out', async () => {
  await promise()
  const went = await manager.post(at(), asked())
  expect(went.location).toMatch(/^\/staff\/returns\/[0-9a-f-]{36}\?asked=yes$/)
  const page = await manager.get(went.location!)
  expect(page.words).toContain('Return for Q2 2026/27 (July to September 2026)')
  expect(page.words).toContain('The letter with the link is in the outbox.')
  expect(page.words).toContain('It is due on 7 December 2026.')
})

test.each([
  ['quarter', { quarter: '2029-30Q1' }, 'Choose a quarter that has begun'],
  ['due-day', { 'due-day': '31', 'due-month': '2' }, 'Say by which day, such as 14 10 2026'],
  ['due-day', { 'due-month': '10' }, 'Choose a day after today'],
  ['email', { email: '' }, 'Type the e-mail address to ask at'],
  ['email', { email: 'reports' }, 'Type one e-mail address, such as name@example.org'],
  ['supplier', { supplier: newId() }, 'Choose a supplier'],
])('a fault is told at %s, and what was typed stays', async (field, typed, words) => {
  await promise()
  const page = await manager.post(at(), { ...asked(), ...typed })
  expect([page.status, page.words.includes(words)]).toEqual([422, true])
  expect(page.html).toContain(`href="#${field}"`)
  expect(page.field('due-year')).toBe('2026')
})

test('many are asked at once, but none twice', async () => {
  await promise()
  const address = '/staff/returns/ask?quarter=2026-27Q2'
  const writeTo = (contact_email: string | null) =>
    one.tx((tx) =>
      tx
        .updateTable('supplier')
        .set({ contact_email })
        .where('authority_id', '=', tx.authority)
        .where('supplier_id', '=', one.supplier)
        .execute(),
    )
  await writeTo(null)
  const page = await manager.get(address)
  const key = `${one.contract}.${one.supplier}`
  expect(page.html.includes(key)).toBe(false)
  expect(page.words).toContain('No address yet: ask on its own')
  await writeTo('reports@ashdown.example')
  expect((await manager.get(address)).html).toContain(key)
  const went = await manager.post('/staff/returns/ask', {
    quarter: '2026-27Q2',
    contract: [key, `${newId()}.${newId()}`],
  })
  expect(went.location).toBe('/staff/returns/ask?quarter=2026-27Q2&asked=1')
  expect((await manager.get(went.location!)).html).not.toContain(key)
})

test('a new link can be sent from the return, and ends the one before', async () => {
  const sent = await addReturn(world)
  const went = await manager.post(`/staff/returns/${sent.id}`)
  expect(went.location).toBe(`/staff/returns/${sent.id}?link=sent`)
  expect((await new Visiting(world).get(sent.link)).words).toContain('This link has run out')
})

test('returns are listed, late ones first when asked for', async () => {
  const sent = await addReturn(world)
  expect((await manager.get('/staff/returns?kind=late')).html).not.toContain(sent.id)
  now = new Date('2026-12-09T10:00:00Z')
  manager = new Visiting(world, await world.signInAs('contract-manager'))
  const late = await manager.get('/staff/returns?kind=late&quarter=2026-27Q2')
  expect(late.html).toContain(`/staff/returns/${sent.id}`)
  expect(late.words).toContain('7 December 2026 late')
  now = testNow
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})

test('only contract managers and administrators ask', async () => {
  const sent = await addReturn(world)
  const scrutiny = new Visiting(world, await world.signInAs('scrutiny'))
  expect((await scrutiny.get(at())).status).toBe(403)
  expect((await scrutiny.post(`/staff/returns/${sent.id}`)).status).toBe(403)
  expect((await scrutiny.get(`/staff/returns/${sent.id}`)).status).toBe(200)
})

test('a contract or return of another authority is not there', async () => {
  const elsewhere = await addReturn(world, world.other)
  expect((await manager.get(`/staff/contracts/${elsewhere.contract}/returns/ask`)).status).toBe(404)
  expect((await manager.post(`/staff/contracts/${elsewhere.contract}/returns/ask`, asked())).status).toBe(404)
  expect((await manager.get(`/staff/returns/${elsewhere.id}`)).status).toBe(404)
})
