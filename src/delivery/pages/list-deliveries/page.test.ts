import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSentReturn, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { newId } from '../../../language/identifier.ts'
import { openWorld, type World } from '../../../../test/world.ts'

let world: World
let auditor: Visiting
let one: OneReturn & { delivery: string }
beforeAll(async () => {
  world = await openWorld()
  auditor = new Visiting(world, await world.signInAs('auditor'))
  one = await addSentReturn(world)
})
afterAll(() => world.close())

test('every delivery is listed with its state, and filters keep to theirs', async () => {
  const address = `/staff/verify/${one.delivery}`
  expect((await auditor.get('/staff/deliveries')).html).toContain(address)
  expect((await auditor.get('/staff/deliveries?state=reported&quarter=2026-27Q2')).html).toContain(address)
  const none = await auditor.get('/staff/deliveries?state=verified')
  expect(none.html).not.toContain(address)
  expect(none.words).toContain('No deliveries like this')
})

test('a list narrowed to a contract or a commitment says so, and widens again', async () => {
  const { contract, help: commitment } = one
  const { words, html } = await auditor.get(`/staff/deliveries?contract=${contract}&commitment=${commitment}`)
  expect(words).toContain('1 delivery')
  expect(html).toContain(`href="/staff/deliveries?contract=${contract}"`)
  expect(html).toContain(`href="/staff/deliveries?commitment=${commitment}"`)
  const returns = await auditor.get(`/staff/returns?contract=${contract}`)
  expect(returns.words).toContain('1 return')
  expect(returns.html).toMatch(/class="gm-chip" href="\/staff\/returns"/)
  const other = await auditor.get(`/staff/returns?contract=${newId()}`)
  expect(other.words).toContain('No returns like this')
  expect((await auditor.get(`/staff/deliveries?commitment=${newId()}`)).words).toContain('No deliveries like')
})

test('the queue shows the oldest first and can be cut to one outcome', async () => {
  const page = await auditor.get('/staff/verify')
  expect(page.words).toContain('1 delivery to check')
  expect(page.words).toContain('Ashdown Highways Ltd')
  expect((await auditor.get('/staff/verify?outcome=no-such')).words).toContain('Nothing to check here')
})

test.each([
  '/staff/deliveries?after=2026-27Q2~nonsense&state=lost&contract=x&outcome=%00',
  '/staff/deliveries?after=Q2~01890000-0000-7000-8000-000000000000',
  '/staff/verify?after=soon~01890000-0000-7000-8000-000000000000&outcome=%00',
  '/staff/returns?after=2026-02-30~01890000-0000-7000-8000-000000000000&kind=lost&quarter=x',
  '/staff/returns/ask?quarter=x&asked=many',
])('an address that was tampered with, %s, is answered', async (address) => {
  const manager = new Visiting(world, await world.signInAs('contract-manager'))
  expect((await manager.get(address)).status).toBe(200)
})
