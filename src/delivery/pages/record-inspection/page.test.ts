import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addSentReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { deliveryOf } from '../../store.ts'

let world: World
let one: Awaited<ReturnType<typeof addSentReturn>>
let staff: Visiting
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addSentReturn(world)
  staff = new Visiting(world, await world.signInAs('contract-manager'))
})

const page = () => `/staff/verify/${one.delivery}/inspection`
const typed = async () => ({
  'on-day': '12',
  'on-month': '11',
  'on-year': '2026',
  place: 'Ashdown depot',
  by: /<option value="([0-9a-f-]{36})" selected/.exec((await staff.get(page())).html)![1]!,
  sample: '10',
  heldUp: '9',
  seen: 'Ten sheets; one had no date.',
  outcome: 'in-part',
})
const state = async () => (await one.tx((tx) => deliveryOf(tx, one.delivery)))?.state

test('what was seen on site stands beside the delivery, which is evidenced by it', async () => {
  expect((await staff.get(`/staff/verify/${one.delivery}`)).html).toContain(`href="${page()}"`)
  const recorded = await staff.post(page(), await typed())
  expect(recorded.location).toBe(`/staff/verify/${one.delivery}`)
  expect(await state()).toBe('evidenced')
  const { words } = await staff.get(recorded.location!)
  expect(words).toContain('Inspection on site, 12 November 2026')
  expect(words).toContain('9 of 10 held up. In part. Ten sheets; one had no date.')
  expect(words).toContain('evidence: 1 inspection on site')
})

test('one that found otherwise is a warning, and evidence of nothing', async () => {
  await staff.post(page(), { ...(await typed()), heldUp: '1', outcome: 'did-not' })
  expect(await state()).toBe('reported')
  const { words } = await staff.get(`/staff/verify/${one.delivery}`)
  expect(words).toContain('Warning 1 of 10 held up. It did not hold up.')
  expect(words).toContain('an inspection on site found that it did not hold up')
})

test.each([
  ['on-day', '32', 'Enter the day of the inspection'],
  ['on-year', '2027', 'Choose today or a day before it'],
  ['place', '', 'Say where it was'],
  ['by', 'nobody', 'Choose who was there'],
  ['sample', '0', 'Say how many you looked at'],
  ['heldUp', '11', 'No more can hold up than you looked at'],
  ['seen', '', 'Say what you saw'],
  ['outcome', '', 'Choose whether it held up'],
  ['outcome', 'held-up', 'Where not all held up'],
])('%s “%s” is refused beside its field, and the rest stays', async (field, text, words) => {
  const answer = await staff.post(page(), { ...(await typed()), [field]: text })
  expect([answer.status, answer.words]).toEqual([422, expect.stringContaining(words)])
  if (field !== 'place') expect(answer.field('place')).toBe('Ashdown depot')
  expect(await state()).toBe('reported')
})

test('who may not decide may not record one, and another authority’s delivery is not there', async () => {
  const lead = new Visiting(world, await world.signInAs('policy-lead'))
  expect((await lead.get(page())).status).toBe(403)
  const other = await addSentReturn(world, world.other)
  expect((await staff.get(`/staff/verify/${other.delivery}/inspection`)).status).toBe(404)
})
