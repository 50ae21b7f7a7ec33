import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addSentReturn, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'
import { settleCommitments } from '../../../performance/store.ts'

let world: World
let manager: Visiting
let one: OneReturn
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addSentReturn(world)
  await one.tx((tx) => settleCommitments(tx, [one.help]))
})

const at = () => `/staff/contracts/${one.contract}/commitments/${one.help}`

test('a commitment stands with what is promised, reported and left, quarter by quarter', async () => {
  const page = await manager.get(at())
  expect(page.status).toBe(200)
  for (const words of [
    'not yet due',
    'Of 40 hours promised by 31 March 2027',
    '8 hours reported 1 delivery waits to be checked',
    '0 hours verified',
    '40 hours left to verify',
    'How firm In the contract',
    'Supplier Ashdown Highways Ltd',
  ]) {
    expect(page.words).toContain(words)
  }
  expect(page.words).toMatch(/Q2 2026\/27 10 8 0/)
})

test('from it lead the ways to change it, to withdraw it, and to ask for a return', async () => {
  const page = await manager.get(at())
  for (const end of ['/edit', '/withdraw']) expect(page.html).toContain(`href="${at()}${end}"`)
  expect(page.html).toContain(`/staff/contracts/${one.contract}/returns/ask?supplier=${one.supplier}`)
  expect(page.html).toContain(`href="/staff/history/commitment/${one.help}"`)
})

test('who only reads is offered nothing to change; what is not there is not found', async () => {
  const reader = new Visiting(world, await world.signInAs('publisher'))
  const page = await reader.get(at())
  expect([page.status, page.html.includes(`${at()}/edit`)]).toEqual([200, false])
  for (const id of [newId(), 'nothing'])
    expect((await manager.get(`/staff/contracts/${one.contract}/commitments/${id}`)).status).toBe(404)
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  expect((await supplier.get(at())).status).toBe(403)
})
