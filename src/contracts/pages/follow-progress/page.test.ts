import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addSentReturn, type OneReturn } from '../../../../test/one-return.ts'
import { addContractTo } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'

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
})

const at = () => `/staff/contracts/${one.contract}/progress`

test('each commitment stands against its plan, with a forecast and how it was worked out', async () => {
  const page = await manager.get(at())
  expect(page.status).toBe(200)
  expect(page.words).toMatch(/Bid-writing help 40 hours 20 hours 8 hours 0 hours 16 hours 31 March 2027/)
  expect(page.words).toContain(
    'Bid-writing help: 20 hours of the plan not verified by now, heading for 24 hours too few at the end',
  )
  expect(page.words).toContain(
    'Up to the end of Q2 2026/27, 20 hours were planned and 8 hours reported. If the rest of the 40 hours goes the same way, it ends at 16 hours.',
  )
  expect(page.words).toMatch(/Volunteer days 12 hours 0 hours 0 hours 0 hours Too early/)
})

test('the drawing has the same figures as its table, and no style of its own', async () => {
  const { html, words } = await manager.get(at())
  expect(html).toMatch(/<svg class="gm-burn-up"[^>]*role="img"[^>]*aria-label="Running totals of 20 hours/)
  expect(words).toMatch(/Q2 2026\/27 20 8 0 –/)
  expect(words).toMatch(/Q4 2026\/27 20 Not yet known Not yet known 16/)
  expect(html).not.toContain('style=')
})

test('where nothing is promised it says what would stand there', async () => {
  const { contract } = await addContractTo(world)
  const page = await manager.get(`/staff/contracts/${contract}/progress`)
  expect([page.status, page.words.includes('Nothing is promised yet')]).toEqual([200, true])
})

test('a contract that is not there, or another council’s, is not found; suppliers don’t come here', async () => {
  expect((await manager.get(`/staff/contracts/${newId()}/progress`)).status).toBe(404)
  const elsewhere = await addContractTo(world, world.other)
  expect((await manager.get(`/staff/contracts/${elsewhere.contract}/progress`)).status).toBe(404)
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  expect((await supplier.get(at())).status).toBe(403)
})
