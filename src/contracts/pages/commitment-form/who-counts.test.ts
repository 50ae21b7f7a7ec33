import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { addDelivery, verify } from '../../../../test/one-delivery.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { day } from '../../../language/day.ts'
import { addToken } from '../../../parties/store.ts'
import { headline, rollupsDiffer, settleCommitments } from '../../../performance/store.ts'
import { totalsDiffer } from '../../../register/store.ts'
import { commitmentOf, commitmentsDiffer, commitmentsOf } from '../../store.ts'

let world: World
let manager: Visiting
let anyone: Visiting
let token: string
let one: OneContract
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
  anyone = new Visiting(world)
  token = await world.tx(
    async (tx) => (await addToken(tx, { name: 'p', role: 'contract-manager', days: 1 })).text,
  )
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addContractTo(world)
  await become('call-off', 'Midland Buying Group')
})

const become = (kind: string, framework_name: string | null) =>
  one.tx((tx) =>
    tx
      .updateTable('contract')
      .set({ kind, framework_name })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', one.contract)
      .execute(),
  )
const at = () => `/staff/contracts/${one.contract}/commitments/new`
const typed = () => ({
  act: 'save',
  title: 'Bid-writing help',
  supplier: one.supplier,
  measure: one.measure,
  outcome: '',
  quantity: '40',
  'due-day': '30',
  'due-month': '9',
  'due-year': '2026',
  profile: 'once',
  origin: 'tender',
  standing: 'contractual',
  countedBy: 'host',
  hostName: 'Midland Buying Group',
})
const recorded = async (more: Record<string, string> = {}) => {
  await manager.post(at(), { ...typed(), ...more })
  return (await one.tx((tx) => commitmentsOf(tx, one.contract)))[0]!
}
const edited = async (id: string, more: Record<string, string>) => {
  const version = String((await one.tx((tx) => commitmentOf(tx, id)))!.version)
  const why = { reason: 'The host said so.', 'from-day': '20', 'from-month': '11', 'from-year': '2026' }
  return manager.post(`/staff/contracts/${one.contract}/commitments/${id}/edit`, {
    ...typed(),
    ...why,
    version,
    ...more,
  })
}
const delivered = (id: string) =>
  one.tx(async (tx) => {
    const delivery = await addDelivery(tx, one, id)
    await tx
      .updateTable('return')
      .set({ quarter: '2026-27Q2' })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', one.contract)
      .execute()
    await verify(tx, delivery, { decision: 'accepted', quantity: '8' })
    await settleCommitments(tx, [id])
  })
const outputs = (id: string) =>
  one.tx((tx) =>
    tx
      .selectFrom('register_entry')
      .select(['status', 'quantity'])
      .where('authority_id', '=', tx.authority)
      .where('commitment_id', '=', id)
      .execute(),
  )
const due = async () => (await one.tx((tx) => headline(tx, day('2026-11-23')))).due
const proved = () =>
  one.tx(async (tx) => [
    ...(await rollupsDiffer(tx)),
    ...(await totalsDiffer(tx)),
    ...(await commitmentsDiffer(tx)),
  ])

test('under a framework the form asks who counts it, and begins with us and the framework’s name', async () => {
  const page = await manager.get(at())
  expect([page.field('countedBy'), page.field('hostName')]).toEqual(['here', 'Midland Buying Group'])
  await become('contract', null)
  expect((await manager.get(at())).field('countedBy')).toBeUndefined()
})

test('what the host counts is checked as ever and stands in no headline and no register here', async () => {
  const before = await due()
  const { id, countedBy } = await recorded()
  expect(countedBy).toEqual({ role: 'host', name: 'Midland Buying Group' })
  await delivered(id)
  expect(await due()).toBe(before)
  expect(await outputs(id)).toEqual([])
  expect(await proved()).toEqual([])
  const words = 'Counted by Midland Buying Group, not here'
  const staff = `/staff/contracts/${one.contract}`
  for (const path of [staff, `${staff}/progress`, `${staff}/commitments/${id}`])
    expect((await manager.get(path)).words).toContain(words)
  expect((await manager.get(`${staff}/commitments/${id}`)).words).toContain('8 hours verified')
  const open = await anyone.get(`/contracts/${one.contract}`)
  expect(open.words).toContain(words)
  expect(open.words).toContain('1 is counted by another authority, not here.')
  expect((await anyone.get(`/suppliers/${one.supplier}`)).words).toContain('counted by another authority')
})

test('counted here again, what was verified stands in the register at once', async () => {
  const before = await due()
  const { id } = await recorded()
  await delivered(id)
  expect((await edited(id, { countedBy: 'here' })).status).toBe(303)
  expect(await outputs(id)).toMatchObject([{ status: 'verified', quantity: '8' }])
  expect(await due()).toBe(before + 1)
  expect(await proved()).toEqual([])
  const again = await edited(id, { countedBy: 'user', userName: 'Northfold Borough Council' })
  expect(again.status).toBe(422)
  expect(again.words).toContain('Something was verified for this already and is counted here.')
  expect(again.field('userName')).toBe('Northfold Borough Council')
})

test('before anything is verified another may come to count it', async () => {
  const before = await due()
  const { id } = await recorded({ countedBy: 'here' })
  expect(await due()).toBe(before + 1)
  await edited(id, { countedBy: 'user', userName: 'Northfold Borough Council' })
  expect((await one.tx((tx) => commitmentOf(tx, id)))!.countedBy).toEqual({
    role: 'user',
    name: 'Northfold Borough Council',
  })
  expect(await due()).toBe(before)
  expect(await proved()).toEqual([])
})

test.each([
  ['hostName', { hostName: ' ' }, 'Enter the name of the authority that counts it'],
  ['userName', { countedBy: 'user', userName: '' }, 'Enter the name of the authority that counts it'],
  ['hostName', { hostName: 'x'.repeat(301) }, 'The name must be 300 characters or fewer'],
  ['countedBy', { countedBy: 'both' }, 'Choose who counts it'],
])('a fault is told at %s, and what was typed stays', async (_, wrong, sentence) => {
  const page = await manager.post(at(), { ...typed(), ...wrong })
  expect([page.status, page.field('title')]).toEqual([422, 'Bid-writing help'])
  expect(page.words).toContain(sentence)
})

test('without a framework nobody else counts it', async () => {
  await become('contract', null)
  const page = await manager.post(at(), typed())
  expect(page.status).toBe(422)
  expect(page.words).toContain('Only what is promised on a framework')
  expect(page.field('hostName')).toBe('Midland Buying Group')
})

test('by the API', async () => {
  const { id } = await recorded()
  const call = (method: 'GET' | 'PATCH', payload?: object, version?: number) =>
    world.server.inject({
      method,
      url: `/api/v1/commitments/${id}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(version ? { 'if-match': `"${version}"` } : {}),
      },
      ...(payload ? { payload } : {}),
    })
  expect((await call('GET')).json()).toMatchObject({
    countedBy: { role: 'host', name: 'Midland Buying Group' },
  })
  const back = await call('PATCH', { countedBy: null, reason: 'The host does not count it.' }, 1)
  expect(back.json()).toMatchObject({ countedBy: null, version: 2 })
  await delivered(id)
  const wrong = await call('PATCH', { countedBy: { role: 'host', name: 'X' }, reason: 'No.' }, 2)
  expect([wrong.statusCode, wrong.json()]).toMatchObject([422, { errors: [{ pointer: '/countedBy' }] }])
})
