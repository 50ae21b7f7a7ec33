import { afterAll, beforeAll, expect, test } from 'vitest'
import { addContractTo, type OneContract } from '../../../../test/one-contract.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'

let world: World
let manager: Visiting
let one: OneContract
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
  one = await addContractTo(world)
})
afterAll(() => world.close())

test('before the first contract the page says how to begin', async () => {
  const elsewhere = new Visiting(world, await world.signInAs('contract-manager', world.other))
  const at = `/a/${world.other.slug}/staff`
  const page = await elsewhere.get(`${at}/contracts`)
  expect(page.words).toContain('No contracts yet')
  expect(page.html).toContain(`href="${at}/settings/imports/new"`)
  expect(page.html).toContain(`href="${at}/contracts/new"`)
})

test('a contract stands with its supplier, its days and that nothing is promised on it', async () => {
  const page = await manager.get('/staff/contracts')
  expect(page.words).toContain('1 contract')
  expect(page.html).toContain(`href="/staff/contracts/${one.contract}"`)
  expect(page.words).toContain('Highways reactive repairs Ashdown Highways Ltd 1 April 2026 to 31 March 2027')
  expect(page.words).toContain('Nobody yet none')
})

test.each([
  ['search=ashdown+repairs', true],
  ['search=bridges', false],
  ['standing=now', true],
  ['standing=ended', false],
  ['standing=ended&standing=now', true],
  ['owner=me', false],
  ['owner=me&owner=none', true],
  ['commitments=none', true],
  ['commitments=some', false],
  ['commitments=some&commitments=none', true],
  ['disclosure=held-back', false],
  ['service=Roads', false],
  ['order=-value', true],
  ['after=nonsense&standing=sideways', true],
])('the list under %s', async (query, isThere) => {
  const page = await manager.get(`/staff/contracts?${query}`)
  expect(page.status).toBe(200)
  expect(page.html.includes(`href="/staff/contracts/${one.contract}"`)).toBe(isThere)
  if (!isThere) expect(page.words).toContain('No contract like this')
})

test('a link from a supplier says whose contracts these are, and how to see all again', async () => {
  const page = await manager.get(`/staff/contracts?supplier=${one.supplier}`)
  expect(page.words).toContain('Take off the filter Ashdown Highways Ltd')
})

test('who only reads is not offered to add one, and a supplier may not look', async () => {
  const reader = new Visiting(world, await world.signInAs('publisher'))
  expect((await reader.get('/staff/contracts')).html).not.toContain('href="/staff/contracts/new"')
  const supplier = new Visiting(world, await world.signInAs('supplier'))
  expect((await supplier.get('/staff/contracts')).status).toBe(403)
  expect((await new Visiting(world).get('/staff/contracts')).location).toContain('/sign-in')
})
