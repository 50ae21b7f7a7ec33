import { Transformer } from '@napi-rs/image'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../../../bin/build.js'
import { addSentReturn, byLink } from '../../../../test/one-return.ts'
import { drawn, phoneJpeg } from '../../../../test/pictures/made.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { addToken } from '../../../parties/store.ts'
import { destroyWithdrawn, evidenceOfDeliveries } from '../../store.ts'

let world: World
let staff: Visiting
beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  world = await openWorld()
  staff = new Visiting(world, await world.signInAs('contract-manager'))
}, 60_000)
afterAll(() => world?.close())

async function withFile(name: string, content: Buffer | string) {
  const one = await addSentReturn(world)
  const supplier = await byLink(world, one)
  const address = `/s/returns/${one.id}/${one.help}/evidence`
  await supplier.upload(address, { next: 'add' }, [{ field: 'file', name, content }])
  await supplier.upload(address, { next: 'continue' }, [])
  const evidence = () => one.tx((tx) => evidenceOfDeliveries(tx, [one.delivery]))
  const [before] = await evidence()
  return { one, evidence, before: before!, page: `/staff/evidence/${before!.id}/redact` }
}

/** Drawn as others are, with a last pixel that nobody has sent before. */
async function newDrawn(): Promise<Buffer> {
  const pixels = Buffer.from(drawn().rawPixelsSync())
  pixels.set(randomBytes(3), pixels.length - 4)
  return Transformer.fromRgbaPixels(pixels, 64, 48).png()
}

const kept = (sha256: string) => world.platform.files.read(world.authority.id, sha256)
const because = 'Names could be read.'

/** The colour at a place of the upright picture, in tenths. */
async function colourAt(picture: Buffer, across: number, down: number) {
  const upright = new Transformer(await new Transformer(picture).rotate().png())
  const { width, height } = upright.metadataSync()
  const pixels = upright.rawPixelsSync()
  const channels = pixels.length / (width * height)
  const at = (Math.floor((down / 10) * height) * width + Math.floor((across / 10) * width)) * channels
  return [...pixels.subarray(at, at + 3)]
}

test.each([
  ['photo.png', newDrawn],
  ['photo.jpg', () => phoneJpeg()],
] as const)(
  '%s: what is chosen is black in the new file, small picture and all, and the first is gone',
  async (name, make) => {
    const { one, evidence, before, page } = await withFile(name, await make())
    const form = await staff.get(page)
    expect(form.html).toContain(`src="/staff/evidence/${before.id}"`)
    expect(form.html.match(/name="square"/g)).toHaveLength(144)
    const square = ['1-1', '1-2', '1-3', '2-1', '2-2', '2-3', '3-1', '3-2', '3-3']
    const done = await staff.post(page, { square, original: 'destroy', because })
    expect(done.location).toBe(`/staff/verify/${one.delivery}?redacted=yes`)
    const [first, second] = await evidence()
    expect([first!.destroyedBecause, second]).toEqual([
      because,
      expect.objectContaining({
        redactedFrom: before.id,
        redactedHow: '3 areas blacked out',
        mediaType: before.mediaType,
      }),
    ])
    for (const sha256 of [second!.sha256!, second!.thumbnail!]) {
      const picture = await kept(sha256)
      const [covered, open] = [await colourAt(picture, 1, 1), await colourAt(picture, 8, 8)]
      expect(Math.max(...covered)).toBeLessThan(20)
      expect(Math.max(...open)).toBeGreaterThan(150)
      expect(Math.max(...(await colourAt(await kept(sha256), 2.3, 2.3)))).toBeLessThan(20)
    }
    const tomorrow = { before: new Date(Date.now() + 60_000) }
    await destroyWithdrawn(world.platform, world.platform.clock(), tomorrow)
    expect(await world.platform.files.isKept(world.authority.id, before.sha256!)).toBe(false)
    expect((await staff.get(done.location!)).words).toContain('3 areas blacked out.')
  },
)

test('an area typed in numbers is black too, and the first file is kept where that is chosen', async () => {
  const { evidence, before, page } = await withFile('photo.png', await drawn().png())
  const area = { left: '50', top: '0', right: '100', bottom: '50' }
  await staff.post(page, { ...area, original: 'keep' })
  const [first, second] = await evidence()
  expect([first!.sha256, second!.name]).toEqual([before.sha256, 'Redacted from photo.png'])
  const picture = await kept(second!.sha256!)
  expect([
    await colourAt(picture, 8, 2),
    await colourAt(picture, 8, 8),
    await colourAt(picture, 2, 2),
  ]).toEqual([
    [0, 0, 0],
    [30, 30, 220],
    [220, 30, 30],
  ])
})

const list = 'First name,Hours\r\nAnn Roe,2\r\n"Ben, Doe",3\r\nTotal,5\r\n'

test('columns and lines of a table are taken out, and the rest stays', async () => {
  const { evidence, page } = await withFile('may.csv', list)
  const form = await staff.get(page)
  expect(form.words).toContain('Ben, Doe | 3')
  await staff.post(page, { column: '1', lines: '4', original: 'destroy', because })
  const second = (await evidence())[1]!
  expect((await kept(second.sha256!)).toString()).toBe(
    'First name,Hours\n[taken out],2\n[taken out],3\n[taken out],[taken out]\n',
  )
  expect([second.name, second.redactedHow]).toEqual(['Redacted.csv', '1 column and 1 line taken out'])
})

test('lines of a text are taken out', async () => {
  const { evidence, page } = await withFile('notes.txt', 'Eight hours.\nAnn Roe was there.\nThank you.')
  await staff.post(page, { lines: '2', original: 'destroy', because })
  const second = (await evidence())[1]!
  expect((await kept(second.sha256!)).toString()).toBe('Eight hours.\n[taken out]\nThank you.')
})

test('a PDF can’t be redacted here, and the page says what to do', async () => {
  const { before, page } = await withFile('sheet.pdf', '%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')
  const { status, words, html } = await staff.get(page)
  expect([status, words]).toEqual([
    200,
    expect.stringContaining('A file of this kind can’t be redacted here'),
  ])
  expect(html).toContain(`href="/staff/evidence/${before.id}/withdraw"`)
})

test.each([
  [{ original: 'destroy', because: 'Why.' }, 'Choose what is to be taken out'],
  [{ square: '2-2', left: '90', top: '0', right: '10', bottom: '5', original: 'keep' }, 'Type four numbers'],
  [{ square: '2-2', original: 'destroy', because: '' }, 'Say why, in a few words'],
])('%o is refused, and what was chosen stays', async (typed, words) => {
  const { evidence, page } = await withFile('photo.png', await drawn().png())
  const answer = await staff.post(page, typed as Record<string, string>)
  expect([answer.status, answer.words]).toEqual([422, expect.stringContaining(words)])
  if ('square' in typed) expect(answer.html).toMatch(/id="square-2-2" value="2-2" checked/)
  expect(await evidence()).toHaveLength(1)
})

test('who may not decide may not redact, and what is not there is not there', async () => {
  const { page } = await withFile('notes.txt', 'Nothing.')
  const lead = new Visiting(world, await world.signInAs('policy-lead'))
  expect((await lead.post(page, { lines: '1' })).status).toBe(403)
  expect((await staff.get(page.replace(/[0-9a-f-]{36}/, world.authority.id))).status).toBe(404)
})

test('a program redacts too', async () => {
  const { before } = await withFile('photo.png', await drawn().png())
  const { text } = await world.tx((tx) => addToken(tx, { name: 'a', role: 'contract-manager', days: 1 }))
  const call = (payload: object) =>
    world.server.inject({
      method: 'POST',
      url: `/api/v1/evidence/${before.id}/redaction`,
      headers: { authorization: `Bearer ${text}` },
      payload,
    })
  expect((await call({ original: 'keep' })).statusCode).toBe(422)
  const areas = [{ left: 0, top: 0, right: 50, bottom: 50 }]
  expect((await call({ areas, original: 'destroy' })).statusCode).toBe(422)
  const made = await call({ areas, original: 'keep' })
  expect([made.statusCode, made.json()]).toEqual([
    201,
    expect.objectContaining({ redactedFrom: before.id, name: 'Redacted from photo.png' }),
  ])
})
