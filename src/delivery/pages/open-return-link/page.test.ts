import { afterAll, beforeAll, expect, test } from 'vitest'
import { addReturn, byLink, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, testNow, type World } from '../../../../test/world.ts'
import { newId } from '../../../language/identifier.ts'

let world: World
let one: OneReturn
let now = testNow
beforeAll(async () => {
  world = await openWorld({ now: () => now })
  one = await addReturn(world)
})
afterAll(() => world.close())

const laterBy = (days: number) => void (now = new Date(testNow.getTime() + days * 86_400_000))
const letters = () =>
  world.database.installation.selectFrom('mail').select(['to_address', 'body']).orderBy('mail_id').execute()

test('opening the link by GET shows whose return it is, and changes nothing', async () => {
  const visiting = new Visiting(world)
  const page = await visiting.get(one.link)
  expect(page.status).toBe(200)
  expect(page.words).toContain('Highways reactive repairs')
  expect(page.headers['set-cookie']).toBeUndefined()
  expect((await visiting.get(`/s/returns/${one.id}`)).status).toBe(404)
})

test('Continue leads to an address without the secret', async () => {
  const visiting = new Visiting(world)
  const went = await visiting.post(one.link)
  expect([went.status, went.location]).toEqual([303, `/s/returns/${one.id}`])
  expect((await visiting.get(went.location!)).words).toContain('What you promised for July to September')
})

test('a guessed link leads nowhere', async () => {
  const page = await new Visiting(world).get(`/s/link/${'A'.repeat(43)}`)
  expect([page.status, page.words.startsWith('This link does not work')]).toEqual([404, true])
})

test('a link opens its own return and no other, of this authority or another', async () => {
  const visiting = await byLink(world, one)
  const other = await addReturn(world)
  const elsewhere = await addReturn(world, world.other)
  for (const id of [other.id, elsewhere.id, newId()]) {
    const page = await visiting.get(`/s/returns/${id}`)
    expect([page.status, page.words.includes('Highways')]).toEqual([404, false])
  }
  expect((await visiting.post(`/s/returns/${other.id}/check`)).status).toBe(404)
})

test('a link of another authority does not open here', async () => {
  const elsewhere = await addReturn(world, world.other)
  expect((await new Visiting(world).get(elsewhere.link)).status).toBe(404)
})

test('a link that has run out offers a new one, which goes to the address that was asked', async () => {
  const old = await addReturn(world)
  laterBy(31)
  const visiting = new Visiting(world)
  const page = await visiting.get(old.link)
  expect([page.status, page.words.includes('This link has run out'), page.words.includes('ashdown')]).toEqual(
    [410, true, false],
  )
  const before = (await letters()).length
  const went = await visiting.post('/s/renew-link', { link: page.field('link')! })
  expect((await visiting.get(went.location!)).words).toContain('Look in your e-mail')
  const sent = (await letters()).slice(before)
  expect(sent.map(({ to_address }) => to_address)).toEqual(['reports@ashdown.example'])
  const fresh = /\/s\/link\/\S+/.exec(sent[0]!.body)![0]
  expect((await visiting.post(fresh)).location).toBe(`/s/returns/${old.id}`)
  laterBy(0)
})

test('asking for new links again and again sends one', async () => {
  const old = await addReturn(world)
  laterBy(31)
  const secret = old.link.split('/').at(-1)!
  const before = (await letters()).length
  for (let time = 0; time < 3; time++) await new Visiting(world).post('/s/renew-link', { link: secret })
  expect((await letters()).length - before).toBe(1)
  laterBy(0)
})

test('asking for a new link with a made-up one answers the same and sends nothing', async () => {
  const before = (await letters()).length
  const went = await new Visiting(world).post('/s/renew-link', { link: 'B'.repeat(43) })
  expect(went.location).toBe('/s/renew-link')
  expect((await letters()).length).toBe(before)
})

test('a form from another site is turned away', async () => {
  const answer = await world.server.inject({
    method: 'POST',
    url: one.link,
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  expect(answer.statusCode).toBe(403)
})
