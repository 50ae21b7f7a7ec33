import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { day } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import { rollupsDiffer } from '../../../performance/store.ts'
import { settleCommitments } from '../../../performance/store.ts'
import { addToken } from '../../../parties/store.ts'
import { verifyChain } from '../../../platform/verify.ts'
import type { Standing } from '../../commitment.ts'
import { addCommitment, commitmentOf, commitmentsDiffer, variationsOf } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneContract
let other: OneContract
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addContractTo(world)
  other = await addContractTo(world)
})

const path = '/staff/commitments/move'

async function promise(of: OneContract, standing: Standing, due = '2026-09-30'): Promise<string> {
  const promised = {
    title: `Help, ${standing}`,
    supplier: of.supplier,
    measure: of.measure,
    outcome: of.outcomes[0],
    quantity: new Decimal(40),
    due: day(due),
    profile: 'once' as const,
    targets: new Map(),
    place: null,
    beneficiaries: null,
    supplierOwner: null,
    supplierEmail: null,
    owner: null,
    evidenceWanted: null,
    origin: 'tender' as const,
    standing,
  }
  return world.tx((tx) =>
    addCommitment(tx, { contract: of.contract, commitment: promised }, (now, { after }) =>
      settleCommitments(now, [after.id]),
    ),
  )
}

const typed = { months: '3', moves: 'all', how: 'ask', reason: 'The work began three months late.' }
const dueOf = async (id: string) => (await world.tx((tx) => commitmentOf(tx, id)))!.due
const versions = async (...ids: string[]) =>
  Object.fromEntries(
    await Promise.all(
      ids.map(
        async (id) =>
          [`version-${id}`, String((await world.tx((tx) => commitmentOf(tx, id)))!.version)] as const,
      ),
    ),
  )

test('across contracts: a voluntary promise moves at once, a contractual one is asked about, and all of it is put back', async () => {
  const [free, firm] = [await promise(one, 'voluntary'), await promise(other, 'contractual')]
  const form = await manager.get(`${path}?commitment=${free}&commitment=${firm}`)
  expect(form.words).toContain('Help, voluntary')
  const look = await manager.post(path, { ...typed, commitment: [free, firm], act: 'look' })
  expect(look.status).toBe(200)
  expect(look.words).toContain('30 September 2026 31 December 2026 At once')
  expect(look.words).toMatch(/Ashdown Highways Ltd is asked (at|in its account)/)
  expect(await dueOf(free)).toBe('2026-09-30')
  const went = await manager.post(path, {
    ...typed,
    commitment: [free, firm],
    ...(await versions(free, firm)),
    act: 'move',
  })
  expect(went.status).toBe(303)
  expect([await dueOf(free), await dueOf(firm)]).toEqual(['2026-12-31', '2026-09-30'])
  expect((await world.tx((tx) => variationsOf(tx, firm)))[0]).toMatchObject({
    state: 'open',
    terms: { due: '2026-12-31' },
  })
  const done = await manager.get(went.location!)
  expect(done.words).toContain('Waits for the supplier’s answer')
  expect((await manager.post(went.location!)).location).toBe(went.location)
  expect([await dueOf(free), (await world.tx((tx) => variationsOf(tx, firm)))[0]!.state]).toEqual([
    '2026-09-30',
    'taken-back',
  ])
  expect((await manager.get(went.location!)).words).toContain('This was put back on')
  const differ = await world.tx(async (tx) => [
    ...(await commitmentsDiffer(tx)),
    ...(await rollupsDiffer(tx)),
  ])
  expect(differ).toEqual([])
  expect((await verifyChain(world.database, world.authority.id)).problems).toEqual([])
})

test('one that can’t be moved is shown with the reason, and the others are moved without it', async () => {
  const [ends, fits] = [await promise(one, 'voluntary', '2027-03-31'), await promise(one, 'voluntary')]
  const look = await manager.post(path, { ...typed, commitment: [ends, fits], act: 'look' })
  expect(look.words).toContain('Can’t be moved: The day it is due must be within the contract')
  expect(look.words).toContain('Move 1 commitment')
  expect(look.html).not.toContain(`name="version-${ends}"`)
})

test('when somebody changed one meanwhile nothing is moved, and it is shown anew', async () => {
  const [first, second] = [await promise(one, 'voluntary'), await promise(one, 'voluntary')]
  const seen = await versions(first, second)
  await manager.post(path, { ...typed, commitment: [first], ...seen, act: 'move' })
  const late = await manager.post(path, { ...typed, commitment: [first, second], ...seen, act: 'move' })
  expect([late.status, late.words]).toEqual([409, expect.stringContaining('nothing was moved')])
  expect([await dueOf(first), await dueOf(second)]).toEqual(['2026-12-31', '2026-09-30'])
})

test.each([
  ['months', { months: 'some' }, 'Enter whole months'],
  ['months', { months: '0' }, 'Enter whole months'],
  ['months', { months: '61' }, 'Enter whole months'],
  ['moves', { moves: '' }, 'Choose what is moved'],
  ['how', { how: '' }, 'Choose how it is agreed'],
  ['reason', { reason: ' ' }, 'Say why'],
])('a fault is told at %s, and what was typed stays: %j', async (field, more, words) => {
  const id = await promise(one, 'voluntary')
  const page = await manager.post(path, { ...typed, ...more, commitment: id, act: 'look' })
  expect([page.status, page.words]).toEqual([422, expect.stringContaining(words)])
  expect(page.html).toContain(`href="#${field}"`)
  expect(page.html).toContain(`value="${id}" checked`)
})

test('with nothing chosen it says where to choose; all of a contract come with it', async () => {
  expect((await manager.get(path)).words).toContain('No commitments are chosen')
  const id = await promise(one, 'voluntary')
  expect((await manager.get(`${path}?contract=${one.contract}`)).html).toContain(`value="${id}" checked`)
  const none = await manager.post(`${path}?contract=${one.contract}`, { ...typed, act: 'look' })
  expect([none.status, none.words]).toEqual([422, expect.stringContaining('Choose at least one')])
})

test('a program moves them the same way', async () => {
  const id = await promise(one, 'not-known')
  const token = await world.tx(
    async (tx) => (await addToken(tx, { name: 'moves', role: 'contract-manager', days: 1 })).text,
  )
  const call = async (method: 'GET' | 'POST', address: string, payload?: object) => {
    const answer = await world.server.inject({
      method,
      url: `/api/v1${address}`,
      headers: { authorization: `Bearer ${token}` },
      ...(payload ? { payload } : {}),
    })
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
  }
  const body = { commitments: [{ id }], months: 3, moves: 'all', how: 'ask', reason: 'It began late.' }
  expect((await call('POST', '/commitment-moves/try', body)).body.items).toEqual([
    { commitment: id, due: '2026-09-30', moved: '2026-12-31', asks: false, because: null },
  ])
  const done = await call('POST', '/commitment-moves', body)
  expect([done.status, await dueOf(id)]).toEqual([201, '2026-12-31'])
  const back = await call('POST', `/commitment-moves/${String(done.body.id)}/put-back`)
  expect([back.status, back.body.undoneAt === null, await dueOf(id)]).toEqual([200, false, '2026-09-30'])
  const far = await call('POST', '/commitment-moves', { ...body, months: 12 })
  expect([far.status, far.body.type]).toEqual([422, expect.stringContaining('some-refused')])
  expect((await call('GET', `/commitment-moves/${newId()}`)).status).toBe(404)
})

test('who only reads may not, and another council’s commitments are not there', async () => {
  const auditor = new Visiting(world, await world.signInAs('auditor'))
  expect((await auditor.get(path)).status).toBe(403)
  expect((await manager.get(`/staff/commitments/moves/${newId()}`)).status).toBe(404)
  const page = await manager.post(path, { ...typed, commitment: newId(), act: 'look' })
  expect(page.words).toContain('Not there any more')
})
