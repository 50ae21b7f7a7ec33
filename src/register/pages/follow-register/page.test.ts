import { parseDocument } from 'htmlparser2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFilledWorld, type World } from '../../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await openFilledWorld()
}, 180_000)
afterAll(() => world?.close())

const feed = async (query = '') => {
  const { statusCode, body, headers } = await world.server.inject({ url: `/feed.atom${query}` })
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8'])
  return body
}

test('the feed has the newest published outputs, each with its address for ever', async () => {
  const body = await feed()
  const days = [...body.matchAll(/<updated>(\d{4}-\d{2}-\d{2})/g)].map(([, day]) => day!)
  expect(days).toHaveLength(51)
  expect(days).toEqual(days.toSorted().toReversed())
  expect(body).toMatch(/<id>http:\/\/[^<]+\/register\/GM-2026-\d{5}<\/id>/)
  expect(parseDocument(body, { xmlMode: true }).children.length).toBeGreaterThan(1)
})

test('filtered as the register is, it tells of those alone', async () => {
  const body = await feed('?outcome=clean-and-green&q=trees')
  const terms = new Set([...body.matchAll(/term="([^"]+)"/g)].map(([, term]) => term))
  expect(terms).toEqual(new Set(['clean-and-green']))
  expect(body).toContain('/register?q=trees&amp;outcome=clean-and-green"')
})

test('where nothing is published the feed is empty, and still a feed', async () => {
  const { body, statusCode } = await world.server.inject({ url: `/a/${world.other.slug}/feed.atom` })
  expect(statusCode).toBe(200)
  expect(body).not.toContain('<entry>')
})
