import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { addReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { afterCommitmentChange, rollupsDiffer } from '../../../performance/store.ts'
import { verifyChain } from '../../../platform/verify.ts'
import { contractOf, contractsDiffer } from '../../store.ts'

let world: World
let manager: Visiting
let one: OneContract
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addContractTo(world)
})

const page = () => `/staff/contracts/${one.contract}`
const contract = () => one.tx((tx) => contractOf(tx, one.contract))
const withdraw = (version = '1', reason = 'It was entered twice.') =>
  manager.post(`${page()}/withdraw`, { version, reason })

async function countedDue(): Promise<number> {
  const { due } = await world.tx((tx) =>
    tx
      .selectFrom('commitments_due')
      .select((e) => e.fn.sum<string>('not_met').as('due'))
      .where('authority_id', '=', tx.authority)
      .executeTakeFirstOrThrow(),
  )
  return Number(due ?? 0)
}

test('a contract is withdrawn with a reason, leaves the lists and the totals, and is put back', async () => {
  await one.tx(async (tx) => {
    const commitment = await addCommitment(tx, one, {})
    await afterCommitmentChange(tx, { after: { id: commitment } })
  })
  const before = await countedDue()
  const form = await manager.get(`${page()}/withdraw`)
  expect(form.words).toContain('So do 1 commitment on it, which then count in no total.')
  expect((await manager.post(`${page()}/withdraw`, { version: '1' })).words).toContain(
    'Say why it is withdrawn',
  )

  expect((await withdraw()).location).toBe(page())
  const gone = await manager.get(page())
  expect(gone.words).toContain('It is in no list and counts in no total. Why It was entered twice.')
  expect(await countedDue()).toBe(before - 1)
  expect((await manager.get('/staff/contracts')).html).not.toContain(one.contract)
  expect((await manager.get('/staff/contracts?withdrawn=yes')).html).toContain(page())
  expect((await new Visiting(world).get(`/contracts/${one.contract}`)).status).toBe(404)
  expect((await manager.get(`${page()}/edit`)).status).toBe(404)
  expect((await manager.get(`/staff/history/contract/${one.contract}`)).words).toContain(
    'Withdrew the contract “Highways reactive repairs”: It was entered twice.',
  )

  expect((await manager.post(`${page()}/put-back`, { version: '2' })).location).toBe(page())
  expect(await contract()).toMatchObject({ withdrawnAt: null, withdrawalReason: null, version: 3 })
  expect(await countedDue()).toBe(before)
  expect(await world.tx(rollupsDiffer)).toEqual([])
  expect((await world.tx(contractsDiffer)).filter((said) => said.includes(one.contract))).toEqual([])
  expect((await verifyChain(world.database, world.authority.id)).problems).toEqual([])
})

test('one that a supplier was asked to report on stays, and the page says what can be done instead', async () => {
  one = await addReturn(world)
  const told = 'A supplier was asked for a return on this contract or sent one, so it can’t be withdrawn.'
  expect((await manager.get(`${page()}/withdraw`)).words).toContain(told)
  const refused = await withdraw()
  expect([refused.status, refused.words.includes(told)]).toEqual([409, true])
  expect((await contract())!.withdrawnAt).toBeNull()
})

test('a framework stays while contracts are called off from it', async () => {
  const framework = one
  one = await addContractTo(world)
  await one.tx((tx) =>
    tx
      .updateTable('contract')
      .set({ framework_id: framework.contract, kind: 'call-off' })
      .where('contract_id', '=', one.contract)
      .execute(),
  )
  const refused = await manager.post(`/staff/contracts/${framework.contract}/withdraw`, {
    version: '1',
    reason: 'By mistake',
  })
  expect(refused.status).toBe(409)
  expect(refused.html).toContain(`/staff/contracts?framework=${framework.contract}`)
})

test('of two who withdraw it at once, and two who put it back, one does and the other finds it done', async () => {
  const both = await Promise.all([withdraw(), withdraw('1', 'By mistake.')])
  expect(both.map(({ location }) => location)).toEqual([page(), page()])
  expect(await contract()).toMatchObject({ version: 2 })
  const back = () => manager.post(`${page()}/put-back`, { version: '2' })
  expect((await Promise.all([back(), back()])).map(({ location }) => location)).toEqual([page(), page()])
  expect(await contract()).toMatchObject({ version: 3, withdrawnAt: null })
})

test('who changed it in the meantime is not passed over', async () => {
  const stale = await withdraw('0')
  expect([stale.status, stale.words.includes('Somebody else changed this contract')]).toEqual([409, true])
})

test('who only reads may not', async () => {
  const publisher = new Visiting(world, await world.signInAs('publisher'))
  expect((await publisher.get(`${page()}/withdraw`)).status).toBe(403)
  await withdraw()
  expect((await publisher.get(page())).html).not.toContain('put-back')
  expect((await publisher.post(`${page()}/put-back`, { version: '2' })).status).toBe(403)
})
