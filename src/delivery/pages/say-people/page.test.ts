import { Transformer } from '@napi-rs/image'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../../../bin/build.js'
import { type BucketServer, openBucketServer } from '../../../../test/bucket-server.ts'
import { addReturn, addSentReturn, byLink, needs } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { Decimal } from '../../../language/quantity.ts'
import { addToken } from '../../../parties/store.ts'
import { decide, evidenceOfDeliveries } from '../../store.ts'

let server: BucketServer
const worlds = new Map<string, World>()
beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  server = await openBucketServer()
  worlds.set('a folder', await openWorld())
  worlds.set('a bucket', await openWorld({ bucket: server.bucket }))
}, 60_000)
afterAll(async () => {
  for (const world of worlds.values()) await world.close()
  await server?.close()
})

const agreed = {
  people: 'agreed',
  how: 'Our office, in signed forms',
  'until-day': '31',
  'until-month': '3',
  'until-year': '2029',
  children: 'parents',
}
const telling = { authority: 'Tests', sending: false, linkTo: String }

/** A delivery that was verified and published, with a picture. */
async function withPicture(world: World) {
  const one = await addSentReturn(world)
  const supplier = await byLink(world, one)
  const content = await Transformer.fromRgbaPixels(randomBytes(64 * 48 * 4), 64, 48).png()
  await supplier.upload(`/s/returns/${one.id}/${one.help}/evidence`, { next: 'continue' }, [
    { field: 'file', name: 'evening.png', content },
  ])
  const evidence = async () => (await one.tx((tx) => evidenceOfDeliveries(tx, [one.delivery])))[0]!
  const id = (await evidence()).id
  const number = await one.tx(async (tx) => {
    const deciding = { decision: 'accepted', quantity: new Decimal(8), reason: '', by: undefined } as const
    await decide(tx, { needs, telling }, one.delivery, deciding)
    const { number } = await tx
      .selectFrom('register_entry as r')
      .innerJoin('output as o', (join) =>
        join.onRef('o.authority_id', '=', 'r.authority_id').onRef('o.output_id', '=', 'r.output_id'),
      )
      .select('r.number')
      .where('r.authority_id', '=', tx.authority)
      .where('o.delivery_id', '=', one.delivery)
      .executeTakeFirstOrThrow()
    return number
  })
  const staff = new Visiting(world, await world.signInAs('contract-manager'))
  const [mine, theirs] = [`/s/evidence/${id}/people`, `/staff/evidence/${id}/people`]
  const [entry, picture] = [`/register/${number}`, `/register/${number}/pictures/${id}`]
  return { one, supplier, staff, evidence, id, mine, theirs, entry, picture, public: new Visiting(world) }
}

test.each(['a folder', 'a bucket'])(
  'kept in %s, a picture is shown while people agree, and is gone at once when one does not',
  async (place) => {
    const {
      supplier,
      staff,
      mine,
      theirs,
      entry,
      picture,
      public: anybody,
      one,
    } = await withPicture(worlds.get(place)!)
    expect((await staff.post(theirs, { act: 'show', show: 'yes', as: 'An evening' })).status).toBe(422)
    expect((await anybody.get(picture)).status).toBe(404)
    expect((await supplier.post(mine, agreed)).location).toBe(`${mine}?done=yes`)
    expect((await anybody.get(picture)).status).toBe(404)
    expect((await staff.get(`/staff/verify/${one.delivery}`)).words).toContain(
      'agreed that it may be published until 31 March 2029',
    )
    await staff.post(theirs, { act: 'show', show: 'yes', as: 'An evening with twelve people' })
    const shown = await anybody.get(picture)
    expect([shown.status, shown.headers['content-type'], shown.headers['cache-control']]).toEqual([
      200,
      'image/png',
      'no-store',
    ])
    const published = await anybody.get(entry)
    expect(published.html).toContain(`src="${picture}" alt="An evening with twelve people"`)
    const done = await supplier.post(mine, { act: 'withdraw', because: 'One of them left.' })
    expect(done.location).toBe(`${mine}?done=withdrawn`)
    expect([(await anybody.get(picture)).status, (await anybody.get(entry)).html.includes(picture)]).toEqual([
      410,
      false,
    ])
    const after = await supplier.get(done.location!)
    expect(after.words).toContain('Permission is withdrawn. The picture is published nowhere any more.')
    expect((await supplier.post(mine, agreed)).status).toBe(422)
    expect((await staff.post(theirs, { act: 'show', show: 'yes', as: 'Again' })).status).toBe(422)
  },
)

test('staff take it back too, and a picture that only the council may see is shown to nobody else', async () => {
  const { staff, theirs, picture, public: anybody } = await withPicture(worlds.get('a folder')!)
  await staff.post(theirs, { people: 'nobody' })
  await staff.post(theirs, { act: 'show', show: 'yes', as: 'Trees' })
  expect((await anybody.get(picture)).status).toBe(200)
  await staff.post(theirs, { ...agreed, people: 'not-to-publish' })
  expect((await anybody.get(picture)).status).toBe(410)
  await staff.post(theirs, { act: 'withdraw', because: 'They asked us.' })
  expect((await staff.get(theirs)).words).toContain('permission withdrawn on')
})

test('a picture whose file was withdrawn is gone from the register too', async () => {
  const { staff, theirs, picture, id, public: anybody } = await withPicture(worlds.get('a folder')!)
  await staff.post(theirs, { people: 'nobody' })
  await staff.post(theirs, { act: 'show', show: 'yes', as: 'Trees' })
  await staff.post(`/staff/evidence/${id}/withdraw`, { because: 'The wrong picture.' })
  expect((await anybody.get(picture)).status).toBe(410)
  expect((await staff.get(theirs)).status).toBe(404)
})

test.each([
  [{}, 'Choose whether people can be recognised'],
  [{ ...agreed, how: '' }, 'Say who holds their permission'],
  [{ ...agreed, 'until-year': '' }, 'Enter the day until which they agreed'],
  [{ ...agreed, 'until-year': '2020' }, 'Choose a day after today'],
  [{ ...agreed, children: '' }, 'Choose whether there are children in it'],
  [{ act: 'withdraw', because: ' ' }, 'Say why'],
])('%o is refused, and what was typed stays', async (typed, words) => {
  const { supplier, mine, evidence } = await withPicture(worlds.get('a folder')!)
  const answer = await supplier.post(mine, typed as Record<string, string>)
  expect([answer.status, answer.words]).toEqual([422, expect.stringContaining(words)])
  if ('how' in typed && typed.how) expect(answer.field('how')).toBe(typed.how)
  expect((await evidence()).people).toBeNull()
})

test('before sending too; a stranger, and who may not decide, can’t', async () => {
  const world = worlds.get('a folder')!
  const one = await addReturn(world)
  const supplier = await byLink(world, one)
  const address = `/s/returns/${one.id}/${one.help}/evidence`
  const content = await Transformer.fromRgbaPixels(randomBytes(64 * 48 * 4), 64, 48).png()
  await supplier.upload(address, { next: 'add' }, [{ field: 'file', name: 'evening.png', content }])
  const [mine] = /\/s\/evidence\/[0-9a-f-]{36}\/people/.exec((await supplier.get(address)).html)!
  expect((await supplier.post(mine, agreed)).status).toBe(303)
  expect((await supplier.get(address)).words).toContain('agreed that it may be published until 31 March 2029')
  const stranger = await byLink(world, await addReturn(world))
  expect((await stranger.get(mine)).status).toBe(404)
  const lead = new Visiting(world, await world.signInAs('policy-lead'))
  expect((await lead.get(mine.replace('/s/', '/staff/'))).status).toBe(403)
})

test('by a program of the council', async () => {
  const world = worlds.get('a folder')!
  const { id, picture, public: anybody } = await withPicture(world)
  const { text } = await world.tx((tx) => addToken(tx, { name: 'a', role: 'contract-manager', days: 1 }))
  const call = (method: 'PUT' | 'POST', path: string, payload: object) =>
    world.server.inject({
      method,
      url: `/api/v1/evidence/${id}${path}`,
      headers: { authorization: `Bearer ${text}` },
      payload,
    })
  expect((await call('PUT', '/shown', { shown: true, as: 'Trees' })).statusCode).toBe(422)
  const said = await call('PUT', '/people', {
    people: 'agreed',
    how: 'Forms',
    until: '2029-03-31',
    children: 'none',
  })
  expect([said.statusCode, said.json()]).toEqual([
    200,
    expect.objectContaining({ people: expect.objectContaining({ onIt: 'agreed', until: '2029-03-31' }) }),
  ])
  expect((await call('PUT', '/shown', { shown: true, as: 'Trees' })).statusCode).toBe(200)
  expect((await anybody.get(picture)).status).toBe(200)
  expect((await call('POST', '/people/withdrawal', { because: 'Asked.' })).statusCode).toBe(200)
  expect((await anybody.get(picture)).status).toBe(410)
})
