import { afterAll, beforeAll, expect, test } from 'vitest'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'

let world: World
let administrator: Visiting
beforeAll(async () => {
  world = await openWorld()
  administrator = new Visiting(world, await world.signInAs('administrator'))
})
afterAll(() => world.close())

const page = '/staff/settings/find-a-tender'
const begins = { 'beginsOn-day': '1', 'beginsOn-month': '8', 'beginsOn-year': '2026' }

test('it is off until it is turned on, with an identifier; then notices can be fetched now', async () => {
  expect((await administrator.get('/staff/settings')).html).toContain(page)
  const first = await administrator.get(page)
  expect(first.words).not.toContain('Fetch now')
  await administrator.post(`${page}/fetch`)
  const wrong = await administrator.post(page, { isOn: 'yes', identifier: 'ABC', ...begins, version: '0' })
  expect([wrong.status, wrong.field('identifier')]).toEqual([422, 'ABC'])
  expect(wrong.words).toContain('Enter an identifier like PXRT-5737-VBQD')
  const empty = await administrator.post(page, { version: '0' })
  expect(empty.words).toContain('Say whether notices are fetched')
  const right = { isOn: 'yes', identifier: 'pxrt-5737-vbqd', ...begins, version: '0' }
  expect((await administrator.post(page, right)).location).toBe(page)
  const stale = await administrator.post(page, { ...right, identifier: 'PMQJ-3429-NZWQ' })
  expect([stale.status, stale.field('identifier')]).toEqual([409, 'PMQJ-3429-NZWQ'])
  const on = await administrator.get(page)
  expect(on.field('identifier')).toBe('GB-PPON-PXRT-5737-VBQD')
  expect(on.words).toContain('Nothing was fetched yet.')
  expect((await administrator.post(`${page}/fetch`)).location).toBe(page)
  expect((await administrator.get(page)).words).toContain('A fetch begins within five minutes.')
})

test('only those who may choose it open the page', async () => {
  const checker = new Visiting(world, await world.signInAs('contract-manager'))
  expect((await checker.get(page)).status).toBe(403)
})
