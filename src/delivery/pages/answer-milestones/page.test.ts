import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addReturn, byLink, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { milestoneAnswersOf } from '../../../contracts/store.ts'
import { newId } from '../../../language/identifier.ts'

let world: World
let manager: Visiting
let one: OneReturn
const schools = newId()
const later = newId()
beforeAll(async () => {
  world = await openWorld()
  manager = new Visiting(world, await world.signInAs('contract-manager'))
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addReturn(world)
  const milestones = [
    { id: schools, words: 'Meet three schools', due: '2026-06-30' },
    { id: later, words: 'All twelve given', due: '2027-03-31', quantity: '12' },
  ]
  await one.tx((tx) =>
    tx
      .updateTable('commitment')
      .set({ profile: 'milestones', plan: JSON.stringify({ milestones }) })
      .where('authority_id', '=', tx.authority)
      .where('commitment_id', '=', one.days)
      .execute(),
  )
})

const answers = () => world.tx((tx) => milestoneAnswersOf(tx, [one.days]))
const path = () => `/s/returns/${one.id}/${one.days}/steps`
const reached = (more: Record<string, string> = {}) => ({
  [`reached-${schools}`]: 'yes',
  [`on-${schools}-day`]: '20',
  [`on-${schools}-month`]: '6',
  [`on-${schools}-year`]: '2026',
  [`story-${schools}`]: 'We met the heads of three schools.',
  ...more,
})

test('a supplier says in its return that a step is reached, with the day and what happened', async () => {
  const phone = await byLink(world, one)
  const start = await phone.get(`/s/returns/${one.id}`)
  expect(start.words).toContain('Volunteer days: steps Meet three schools Say whether it is reached')
  const page = await phone.get(path())
  expect(page.words).toContain('By 30 June 2026')
  expect(page.words).not.toContain('All twelve given')
  expect((await phone.post(path(), reached())).location).toBe(`/s/returns/${one.id}`)
  expect((await answers()).get(schools)).toMatchObject({ reached: true, on: '2026-06-20' })
  expect((await phone.get(`/s/returns/${one.id}`)).words).not.toContain('Say whether it is reached')
  const seen = await manager.get(`/staff/contracts/${one.contract}/commitments/${one.days}`)
  expect(seen.words).toContain('Reached on 20 June 2026: We met the heads of three schools.')
})

test('not yet is an answer, and it is asked again', async () => {
  const phone = await byLink(world, one)
  await phone.post(path(), { [`reached-${schools}`]: 'no', [`story-${schools}`]: '' })
  expect((await answers()).get(schools)).toMatchObject({ reached: false, on: null })
  expect((await phone.get(path())).words).toContain('Meet three schools')
})

test.each([
  [`reached-${schools}`, { [`reached-${schools}`]: '' }, 'choose whether it is reached'],
  [`on-${schools}-day`, { [`on-${schools}-year`]: '' }, 'enter the day it was reached'],
  [`on-${schools}-day`, { [`on-${schools}-year`]: '2030' }, 'the day must be today or before'],
  [`story-${schools}`, { [`story-${schools}`]: ' ' }, 'say in a sentence what happened'],
])('a fault is told at %s, and what was typed stays', async (field, wrong, words) => {
  const phone = await byLink(world, one)
  const page = await phone.post(path(), reached(wrong))
  expect([page.status, page.words.includes(words)]).toEqual([422, true])
  expect(page.html).toContain(`href="#${field}"`)
  expect((await answers()).size).toBe(0)
})

test('who looks after it may say so too; without the link nothing is there', async () => {
  const at = `/staff/contracts/${one.contract}/commitments/${one.days}/milestones/${schools}`
  expect((await manager.get(at)).words).toContain('Is it reached? Meet three schools')
  expect((await manager.post(at, { reached: 'yes', 'on-day': '', story: 'x' })).status).toBe(422)
  const day = { 'on-day': '20', 'on-month': '6', 'on-year': '2026' }
  await manager.post(at, { reached: 'yes', ...day, story: 'Seen in the minutes.' })
  expect((await answers()).get(schools)).toMatchObject({ reached: true, story: 'Seen in the minutes.' })
  expect((await manager.get(at.replace(schools, newId()))).status).toBe(404)
  expect((await new Visiting(world).get(path())).status).toBe(404)
  const reader = new Visiting(world, await world.signInAs('publisher'))
  expect((await reader.get(at)).status).toBe(403)
})
