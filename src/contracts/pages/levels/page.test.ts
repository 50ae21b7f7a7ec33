import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCommitment, addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'

let world: World
let manager: Visiting
let framework: OneContract
let callOff: OneContract
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  framework = await addContractTo(world)
  callOff = await addContractTo(world)
  await set(framework, { kind: 'framework', title: 'Works framework' })
})

async function set(of: OneContract, values: Record<string, string>): Promise<void> {
  await world.tx((tx) =>
    tx
      .updateTable('contract')
      .set(values)
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', of.contract)
      .execute(),
  )
}

const at = (of: OneContract) => `/staff/contracts/${of.contract}`

test('a framework without call-offs says how they come to stand here', async () => {
  const page = await manager.get(`${at(framework)}/levels`)
  expect([page.status, page.words]).toEqual([200, expect.stringContaining('Nothing belongs to it yet')])
})

test('what is promised stands level by level, and by agreement', async () => {
  await set(callOff, { kind: 'call-off', framework_id: framework.contract, title: 'School roofs' })
  await world.tx(async (tx) => {
    await addCommitment(tx, framework, { quantity: '100' })
    await addCommitment(tx, callOff, { quantity: '40' })
    await addCommitment(tx, callOff, { quantity: '2.5' })
  })
  const page = await manager.get(`${at(framework)}/levels`)
  expect(page.words).toMatch(/Framework 1 100 hours 0 hours 0 hours/)
  expect(page.words).toMatch(/Call-off 2 42.5 hours 0 hours 0 hours/)
  expect(page.words).toMatch(
    /School roofs Call-off Ashdown Highways Ltd .* Bid-writing help: 2.5 hours, of which 0 verified/,
  )
})

test('a call-off shows what its supplier promised for the whole framework', async () => {
  await set(callOff, { kind: 'call-off', framework_id: framework.contract })
  await world.tx((tx) => addCommitment(tx, framework, { title: 'Apprentices everywhere', quantity: '7' }))
  const page = await manager.get(at(callOff))
  expect(page.words).toMatch(
    /Promised for the whole framework .* Apprentices everywhere Works framework Ashdown Highways Ltd 7 hours/,
  )
  expect(page.words).toContain('Belongs to Works framework (framework)')
})

test('what is under a framework comes fifty at a time', async () => {
  await world.tx((tx) =>
    tx
      .insertInto('contract')
      .values(
        Array.from({ length: 51 }, (_, number) => ({
          authority_id: tx.authority,
          contract_id: newId(),
          source_key: `many:${framework.contract}:${number}`,
          title: `Call-off ${String(number).padStart(2, '0')}`,
          kind: 'call-off',
          framework_id: framework.contract,
          recorded_at: tx.at,
        })),
      )
      .execute(),
  )
  const first = await manager.get(`${at(framework)}/levels`)
  expect(first.words).toContain('Call-off 49')
  expect(first.words).not.toContain('Call-off 50')
  const next = /href="([^"]+after=[^"]+)"/.exec(first.html)![1]!
  expect((await manager.get(next)).words).toContain('Call-off 50')
})

test('another council’s framework is not there', async () => {
  const foreign = await addContractTo(world, world.other)
  expect((await manager.get(`${at(foreign)}/levels`)).status).toBe(404)
  expect((await manager.get('/staff/contracts/nonsense/levels')).status).toBe(404)
})
