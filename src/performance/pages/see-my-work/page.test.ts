import { afterAll, beforeAll, expect, test } from 'vitest'
import { addContractTo } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

test('an authority without a contract is told where to begin, and sees its work once it has one', async () => {
  const administrator = new Visiting(world, await world.signInAs('administrator'))
  const begin = await administrator.get('/staff')
  expect(begin.words).toContain('Begin here')
  expect(begin.html).toContain('href="/staff/settings/imports/new"')
  expect(begin.html).toContain('href="/staff/settings/people/invite"')
  expect(begin.words).not.toContain('deliveries to check')
  const manager = new Visiting(world, await world.signInAs('contract-manager'))
  expect((await manager.get('/staff')).html).not.toContain('/staff/settings/people/invite')
  await addContractTo(world)
  const work = await administrator.get('/staff')
  expect(work.words).not.toContain('Begin here')
  expect(work.words).toContain('0 deliveries to check')
})
