import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { askingOnceOf } from '../../store.ts'

let world: World
let manager: Visiting
let of: OneContract
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  of = await addContractTo(world)
  await kind('framework')
})

const kind = (value: string) =>
  of.tx((tx) =>
    tx
      .updateTable('contract')
      .set({ kind: value })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', of.contract)
      .execute(),
  )
const at = () => `/staff/contracts/${of.contract}/levels/asking`

test('a contract manager chooses to ask once, and the framework’s page says so', async () => {
  expect((await manager.get(at())).words).toContain('Ask each supplier once for all its call-offs')
  const saved = await manager.post(at(), { once: 'yes', version: '0' })
  expect(saved.location).toBe(`/staff/contracts/${of.contract}/levels`)
  expect((await manager.get(saved.location!)).words).toContain(
    'Each supplier is asked once for all its call-offs',
  )
})

test('without a choice it is not kept; nor over what somebody else chose', async () => {
  expect((await manager.post(at(), { version: '0' })).status).toBe(422)
  await manager.post(at(), { once: 'yes', version: '0' })
  const stale = await manager.post(at(), { once: 'no', version: '0' })
  expect([stale.status, stale.words]).toEqual([
    409,
    expect.stringContaining('Somebody chose meanwhile: once for all'),
  ])
  expect(await of.tx((tx) => askingOnceOf(tx, of.contract))).toEqual({ once: true, version: 1 })
})

test('only contract managers choose, only for frameworks and lots of their own council', async () => {
  const publisher = new Visiting(world, await world.signInAs('publisher'))
  expect((await publisher.get(at())).status).toBe(403)
  await kind('call-off')
  expect((await manager.get(at())).status).toBe(404)
  const foreign = await addContractTo(world, world.other)
  expect((await manager.get(`/staff/contracts/${foreign.contract}/levels/asking`)).status).toBe(404)
})
