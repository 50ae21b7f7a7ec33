import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addReturn, byLink, expectDays, type OneReturn } from '../../../../test/one-return.ts'
import type { Visiting } from '../../../../test/visiting.ts'
import { openWorld, testNow, type World } from '../../../../test/world.ts'
import { draftsOf } from '../../store.ts'

let world: World
let one: OneReturn
let visiting: Visiting
let now = testNow
beforeAll(async () => {
  world = await openWorld({ now: () => now })
})
afterAll(() => world.close())
beforeEach(async () => {
  one = await addReturn(world)
  visiting = await byLink(world, one)
})

const story = 'Two evenings with Eastmere Community Kitchen.'
const pageOf = (commitment: string) => `/s/returns/${one.id}/${commitment}`
const draft = () => one.tx(async (tx) => (await draftsOf(tx, one.id)).get(one.help))

test('the page says what is planned, what counts and what does not', async () => {
  const page = await visiting.get(pageOf(one.help))
  expect(page.words).toContain('Bid-writing help: how many hours?')
  expect(page.words).toContain('10 hours planned for this quarter.')
  expect(page.words).toContain('Does not count')
})

test('as much as planned goes straight on to what shows it', async () => {
  const went = await visiting.post(pageOf(one.help), { quantity: '10', story })
  expect(went.location).toBe(`${pageOf(one.help)}/evidence`)
  expect(await draft()).toMatchObject({ quantity: '10', story })
})

test('fewer than planned is told once, then goes on', async () => {
  const first = await visiting.post(pageOf(one.help), { quantity: '8', story })
  expect(first.location).toBe(`${pageOf(one.help)}#beside`)
  const page = await visiting.get(pageOf(one.help))
  expect(page.words).toContain(
    'That is 2 hours fewer than planned. Say below when you will catch up, if you know.',
  )
  const fields = { quantity: '8', story, told: page.field('told')!, seen: page.field('seen')! }
  expect((await visiting.post(pageOf(one.help), fields)).location).toBe(`${pageOf(one.help)}/evidence`)
})

test('nought goes on to the next commitment, and after the last to what else there is', async () => {
  await expectDays(one)
  const fields = { quantity: '0', story: '', told: '0' }
  expect((await visiting.post(pageOf(one.help), fields)).location).toBe(pageOf(one.days))
  expect((await visiting.post(pageOf(one.days), fields)).location).toBe(`/s/returns/${one.id}/anything-else`)
})

test.each([
  ['', story, '#quantity', 'Say how many hours. If there were none, type 0'],
  ['eight', story, '#quantity', 'Type how many hours as a number, such as 8 or 7.5'],
  ['-1', story, '#quantity', 'Type 0 or more'],
  ['8', ' ', '#story', 'Say what happened, in a sentence or two'],
])(
  '“%s” with “%s” is told beside the field, and what was typed outlives a closed tab',
  async (quantity, told, href, error) => {
    const page = await visiting.post(pageOf(one.help), { quantity, story: told })
    expect(page.status).toBe(422)
    expect(page.html).toContain(`href="${href}"`)
    expect(page.words).toContain(error)
    expect(page.field('quantity')).toBe(quantity)
    const again = await visiting.get(pageOf(one.help))
    expect([again.field('quantity'), again.field('story')]).toEqual([quantity, told])
  },
)

test('what is typed is kept while typing', async () => {
  const kept = await visiting.post(pageOf(one.help), { quantity: '8', story: 'Two eve', keep: 'yes' })
  expect(kept.status).toBe(200)
  expect(await draft()).toMatchObject({ quantity: '8', story: 'Two eve' })
})

test('an answer changed in another tab is shown beside one’s own, and either can be kept', async () => {
  const shown = await visiting.get(pageOf(one.help))
  await visiting.post(pageOf(one.help), { quantity: '9', story: 'Of the other tab.', keep: 'yes' })
  const mine = { quantity: '8', story, seen: shown.field('seen')! }
  const page = await visiting.post(pageOf(one.help), mine)
  expect(page.status).toBe(409)
  expect(page.words).toContain('Of the other tab.')
  expect(page.field('quantity')).toBe('8')
  expect((await draft())?.quantity).toBe('9')
  now = new Date(testNow.getTime() + 1000)
  await visiting.post(pageOf(one.help), { ...mine, seen: page.field('seen')! })
  expect((await draft())?.quantity).toBe('8')
  now = testNow
})

test('a commitment of another contract is not in this return', async () => {
  const other = await addReturn(world)
  expect((await visiting.get(pageOf(other.help))).status).toBe(404)
  expect((await visiting.post(pageOf(other.help), { quantity: '8', story })).status).toBe(404)
})

test('a character that no database holds does no harm', async () => {
  const went = await visiting.post(pageOf(one.help), { quantity: '10', story: 'Two\u0000 evenings.' })
  expect(went.status).toBe(303)
  expect((await draft())?.story).toBe('Two evenings.')
})

test('what is not due may be reported too, and leads to the check', async () => {
  const went = await visiting.post(pageOf(one.days), { quantity: '3', story: 'Three of us planted trees.' })
  expect(went.location).toBe(`${pageOf(one.days)}/evidence`)
  const on = await visiting.upload(went.location!, { link: '', next: 'continue' }, [])
  expect(on.location).toBe(`/s/returns/${one.id}/check`)
})
