import { Transformer } from '@napi-rs/image'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../../../bin/build.js'
import { type BucketServer, openBucketServer } from '../../../../test/bucket-server.ts'
import { addReturn, addSentReturn, byLink } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { verifyChain } from '../../../platform/verify.ts'
import { verifyFiles } from '../../../platform/verify-files.ts'
import { deliveryOf, destroyWithdrawn, evidenceOfDeliveries } from '../../store.ts'

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

const because = 'It names four people.'

/** A picture that nobody has sent before. */
const newPicture = () => Transformer.fromRgbaPixels(randomBytes(64 * 48 * 4), 64, 48).jpeg(90)

/** A delivery with a picture, and what is kept of it. */
async function withPicture(world: World, content?: Buffer) {
  const one = await addSentReturn(world)
  const supplier = await byLink(world, one)
  const file = { field: 'file', name: 'Jane Roe.jpg', content: content ?? (await newPicture()) }
  const sent = await supplier.upload(`/s/returns/${one.id}/${one.help}/evidence`, { next: 'continue' }, [
    file,
  ])
  expect(sent.status).toBe(303)
  const evidence = () => one.tx((tx) => evidenceOfDeliveries(tx, [one.delivery]))
  const [before] = await evidence()
  const staff = new Visiting(world, await world.signInAs('contract-manager'))
  return { one, supplier, staff, evidence, before: before!, page: `/staff/evidence/${before!.id}/withdraw` }
}

/** As the schedule does it, when no form that holds the same can be under way any more. */
const destroy = (world: World) =>
  destroyWithdrawn(world.platform, world.platform.clock(), { before: new Date(Date.now() + 60_000) })

test.each(['a folder', 'a bucket'])(
  'in %s the bytes and the small picture are gone, and a dated tombstone stays',
  async (place) => {
    const world = worlds.get(place)!
    const { one, supplier, staff, evidence, before, page } = await withPicture(world)
    const { files } = world.platform
    const kept = async () => [
      await files.isKept(world.authority.id, before.sha256!),
      await files.isKept(world.authority.id, before.thumbnail!),
    ]
    expect(await kept()).toEqual([true, true])
    const done = await staff.post(page, { because })
    expect(done.location).toBe(`/staff/verify/${one.delivery}?withdrawn=yes`)
    expect([
      (await staff.get(`/staff/evidence/${before.id}`)).status,
      (await staff.get(`/staff/evidence/${before.id}/thumbnail`)).status,
      (await supplier.get(`/s/evidence/${before.id}`)).status,
    ]).toEqual([410, 404, 410])
    await destroy(world)
    expect(await kept()).toEqual([false, false])
    expect((await evidence())[0]).toMatchObject({
      name: 'A JPEG file',
      sha256: null,
      thumbnail: null,
      destroyedBecause: because,
      destroyedDigest: before.sha256,
      contentGoneAt: expect.any(Date),
    })
    expect((await one.tx((tx) => deliveryOf(tx, one.delivery)))?.state).toBe('reported')
    const shown = (await staff.get(done.location!)).words
    expect(shown).toContain('Withdrawn. Its content is destroyed, and the supplier is told.')
    expect(shown).toContain(`${because} Its content is destroyed.`)
    expect((await supplier.get(`/s/returns/${one.id}/sent`)).words).toContain(because)
    const chain = await verifyChain(world.database, world.authority.id)
    const found = await verifyFiles(world.platform, world.authority.id)
    expect([chain.problems, found.problems, found.destroyed > 0]).toEqual([[], [], true])
  },
)

test('what comes back under a digest that was destroyed is told by verify', async () => {
  const world = worlds.get('a folder')!
  const { staff, before, page } = await withPicture(world)
  const { files } = world.platform
  const content = await files.read(world.authority.id, before.sha256!)
  await staff.post(page, { because })
  await destroy(world)
  const path = `${files.temporary}/again`
  writeFileSync(path, content)
  await files.keep(world.authority.id, path)
  const { problems } = await verifyFiles(world.platform, world.authority.id)
  expect(problems).toEqual([`The file ${before.sha256} was destroyed, and is there again.`])
  await files.destroy(world.authority.id, before.sha256!, new Date(Date.now() + 60_000))
})

test('the supplier is told by letter, with the reason', async () => {
  const world = worlds.get('a folder')!
  const { staff, page } = await withPicture(world)
  await staff.post(page, { because })
  const letters = await world.tx((tx) => tx.selectFrom('mail').select(['subject', 'body']).execute())
  const letter = letters.find(({ subject }) => subject.startsWith('Evidence you sent was destroyed'))
  expect(letter?.body).toContain(because)
})

test('another file takes its place, and goes on being evidence', async () => {
  const world = worlds.get('a bucket')!
  const { one, staff, evidence, before, page } = await withPicture(world)
  const file = {
    field: 'file',
    name: 'covered.pdf',
    content: '%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n',
  }
  const done = await staff.upload(page, { because }, [file])
  expect(done.location).toBe(`/staff/verify/${one.delivery}?withdrawn=replaced`)
  const [first, second] = await evidence()
  expect([first!.destroyedAt, second]).toEqual([
    expect.any(Date),
    expect.objectContaining({ name: 'covered.pdf', replaces: before.id, destroyedAt: null }),
  ])
  expect((await one.tx((tx) => deliveryOf(tx, one.delivery)))?.state).toBe('evidenced')
})

test('a file that is evidence elsewhere too stays there, and the page says so', async () => {
  const world = worlds.get('a folder')!
  const picture = await newPicture()
  const { staff, before, page, one } = await withPicture(world, picture)
  const second = await withPicture(world, picture)
  expect((await staff.get(page)).html).toContain(`href="${second.page}"`)
  await staff.post(page, { because })
  await destroy(world)
  expect(await world.platform.files.isKept(world.authority.id, before.sha256!)).toBe(true)
  expect((await second.staff.get(`/staff/evidence/${second.before.id}`)).status).toBe(200)
  expect((await staff.get(`/staff/verify/${one.delivery}`)).words).toContain('Its content is being destroyed')
  await second.staff.post(second.page, { because })
  await destroy(world)
  expect(await world.platform.files.isKept(world.authority.id, before.sha256!)).toBe(false)
})

test('while the bucket is away nobody can open it, and it is destroyed later', async () => {
  const world = worlds.get('a bucket')!
  const { staff, before, page } = await withPicture(world)
  await staff.post(page, { because })
  await server.stop()
  await destroy(world)
  expect((await staff.get(`/staff/evidence/${before.id}`)).status).toBe(410)
  await server.begin()
  await destroy(world)
  expect(await world.platform.files.isKept(world.authority.id, before.sha256!)).toBe(false)
})

test('what is taken off before sending is destroyed too, name and all', async () => {
  const world = worlds.get('a folder')!
  const one = await addReturn(world)
  const supplier = await byLink(world, one)
  const address = `/s/returns/${one.id}/${one.help}/evidence`
  const content = `Week,Hours\n${one.id},8\n`
  await supplier.upload(address, { next: 'add' }, [{ field: 'file', name: 'hours.csv', content }])
  const row = () =>
    one.tx((tx) =>
      tx
        .selectFrom('evidence')
        .select(['evidence_id as id', 'name', 'sha256', 'destroyed_digest as digest'])
        .where('authority_id', '=', tx.authority)
        .where('return_id', '=', one.id)
        .executeTakeFirstOrThrow(),
    )
  const { id, sha256 } = await row()
  await supplier.post(address, { remove: id })
  await destroy(world)
  expect(await row()).toMatchObject({ name: 'Taken off', sha256: null, digest: sha256 })
  expect(await world.platform.files.isKept(world.authority.id, sha256!)).toBe(false)
})

test.each([
  ['', 'Say why, in a few words and without names'],
  ['x'.repeat(501), 'Make this shorter: at most 500 letters'],
])('a reason is needed, and not too long', async (reason, words) => {
  const { staff, page, evidence } = await withPicture(worlds.get('a folder')!)
  const answer = await staff.post(page, { because: reason })
  expect([answer.status, answer.words, answer.field('because')]).toEqual([
    422,
    expect.stringContaining(words),
    reason,
  ])
  expect((await evidence())[0]!.destroyedAt).toBeNull()
})

test('a second withdrawal finds it done; who may not decide may not, and another authority’s is not there', async () => {
  const world = worlds.get('a folder')!
  const { staff, page } = await withPicture(world)
  const wrong = { field: 'file', name: 'page.html', content: '<script>1</script>' }
  const refused = await staff.upload(page, { because }, [wrong])
  expect([refused.status, refused.field('because')]).toEqual([422, because])
  await staff.post(page, { because })
  expect((await staff.get(page)).words).toContain('This was withdrawn')
  expect((await staff.post(page, { because })).status).toBe(422)
  const lead = new Visiting(world, await world.signInAs('policy-lead'))
  expect((await lead.post(page, { because })).status).toBe(403)
  expect((await staff.get(page.replace(/[0-9a-f-]{36}/, world.authority.id))).status).toBe(404)
})
