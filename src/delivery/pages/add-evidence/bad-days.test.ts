import { once } from 'node:events'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { build } from '../../../../bin/build.js'
import { type BucketServer, openBucketServer } from '../../../../test/bucket-server.ts'
import { addReturn, byLink, type OneReturn } from '../../../../test/one-return.ts'
import { drawn, phoneJpeg, secrets } from '../../../../test/pictures/made.ts'
import { packedParts } from '../../../../test/packed-parts.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { sweepFiles } from '../../../platform/sweep.ts'
import { evidenceToSend } from '../../store.ts'

let world: World
let server: BucketServer
beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  server = await openBucketServer()
  world = await openWorld({ bucket: server.bucket })
}, 60_000)
afterAll(async () => {
  await world?.close()
  await server?.close()
})

const page = (one: OneReturn) => `/s/returns/${one.id}/${one.help}/evidence`
const added = (one: OneReturn) => one.tx((tx) => evidenceToSend(tx, one.id))
const temporary = () => readdirSync(world.platform.files.temporary)
const link = 'https://kitchen.example/story'

async function keptNow(): Promise<string[]> {
  const found: string[] = []
  for await (const some of world.platform.files.kept(world.authority.id)) found.push(...some)
  return found
}

test('a picture goes to S3 without its place, with a thumbnail, and is served from there', async () => {
  const one = await addReturn(world)
  const visiting = await byLink(world, one)
  const file = { field: 'file', name: 'evening.jpg', content: await phoneJpeg() }
  expect((await visiting.upload(page(one), { next: 'add' }, [file])).status).toBe(303)
  const [evidence] = await added(one)
  const kept = await world.platform.files.read(world.authority.id, evidence!.sha256!)
  expect(secrets.filter((secret) => kept.includes(secret))).toEqual([])
  expect((await visiting.get(`/s/evidence/${evidence!.id}`)).headers['content-type']).toBe('image/jpeg')
  const small = await visiting.get(`/s/evidence/${evidence!.id}/thumbnail`)
  expect([small.status, small.headers['content-type']]).toEqual([200, 'image/jpeg'])
  expect((await visiting.get(page(one))).html).toContain(`src="/s/evidence/${evidence!.id}/thumbnail"`)
})

test('S3 is away: a clear sentence, what was typed stays, nothing is recorded, and afterwards it works', async () => {
  const one = await addReturn(world)
  const visiting = await byLink(world, one)
  const file = { field: 'file', name: 'sheet.csv', content: 'Week,Hours\n1,8\n' }
  await visiting.upload(page(one), { next: 'add' }, [file])
  const [before] = await added(one)
  await server.stop()
  const answer = await visiting.upload(page(one), { link, next: 'continue' }, [
    { ...file, content: 'Week,Hours\n2,9\n' },
  ])
  expect(answer.status).toBe(422)
  expect(answer.words).toContain(
    '“sheet.csv” could not be kept: the place where we keep files can’t be reached',
  )
  expect(answer.field('link')).toBe(link)
  const opened = await visiting.get(`/s/evidence/${before!.id}`)
  expect([opened.status, opened.words]).toEqual([503, expect.stringContaining('can’t be reached just now')])
  await server.begin()
  expect([(await added(one)).length, temporary()]).toEqual([1, []])
  const again = await visiting.upload(page(one), { link, next: 'continue' }, [file])
  expect(again.status).toBe(303)
  expect((await visiting.get(`/s/evidence/${before!.id}`)).status).toBe(200)
})

test(
  'a file of 300 MB is refused while it comes in, and never stands on the disk whole',
  { timeout: 60_000 },
  async () => {
    const one = await addReturn(world)
    const cookie = await cookieOf(one)
    let largest = 0
    const watching = setInterval(() => {
      const { files } = world.platform
      for (const name of readdirSync(files.temporary))
        largest = Math.max(largest, Number(execFileSync('stat', ['-c', '%s', join(files.temporary, name)])))
    }, 50)
    const answer = await sendOver(one, cookie, 300 * 1024 * 1024)
    clearInterval(watching)
    expect(answer).toContain('“large.txt” is larger than 25 MB')
    expect(answer).toContain(`value="${link}"`)
    expect(largest).toBeLessThanOrEqual(25 * 1024 * 1024)
    await vi.waitFor(() => expect(temporary()).toEqual([]))
  },
)

test('a line that breaks half-way leaves nothing behind', async () => {
  const one = await addReturn(world)
  const before = await keptNow()
  await sendOver(one, await cookieOf(one), 20 * 1024 * 1024, { breaksAt: 5 * 1024 * 1024 })
  await vi.waitFor(() => expect(temporary()).toEqual([]), { timeout: 5000 })
  expect([await added(one), await keptNow()]).toEqual([[], before])
})

test('a letter and a workbook that unpack without end are not kept', { timeout: 60_000 }, async () => {
  const one = await addReturn(world)
  const visiting = await byLink(world, one)
  const types = (part: string) =>
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${part.startsWith('word') ? 'wordprocessingml.document' : 'spreadsheetml.sheet'}.main+xml"/></Types>`
  const nothing = deflateRawSync(Buffer.alloc(450 * 1024 * 1024))
  for (const [name, part] of [
    ['story.docx', 'word/document.xml'],
    ['hours.xlsx', 'xl/workbook.xml'],
  ] as const) {
    const bomb = packedParts(
      { name: '[Content_Types].xml', packed: deflateRawSync(types(part)), claimed: types(part).length },
      { name: part, packed: nothing, claimed: 10 },
    )
    const answer = await visiting.upload(page(one), { link, next: 'continue' }, [
      { field: 'file', name, content: bomb },
    ])
    expect([answer.status, answer.words]).toEqual([
      422,
      expect.stringContaining(`“${name}” is packed in a way that we don’t open`),
    ])
    expect(answer.field('link')).toBe(link)
  }
  expect(await added(one)).toEqual([])
})

test('two hundred megabytes are the most that a return holds', { timeout: 60_000 }, async () => {
  const one = await addReturn(world)
  const visiting = await byLink(world, one)
  const small = await drawn().png()
  await visiting.upload(page(one), { next: 'add' }, [{ field: 'file', name: 'evening.png', content: small }])
  await one.tx((tx) =>
    tx
      .updateTable('evidence')
      .set({ bytes: 200 * 1024 * 1024 - 10 })
      .where('authority_id', '=', tx.authority)
      .where('return_id', '=', one.id)
      .execute(),
  )
  const answer = await visiting.upload(page(one), { next: 'add' }, [
    { field: 'file', name: 'hours.csv', content: 'Week,Hours\n1,8\n' },
  ])
  expect([answer.status, answer.words]).toEqual([
    422,
    expect.stringContaining('With “hours.csv” there would be more than 200 MB'),
  ])
})

test('what was kept for a refused form is swept away after a day', async () => {
  const one = await addReturn(world)
  const visiting = await byLink(world, one)
  const before = await keptNow()
  const files = [
    { field: 'file', name: 'hours.csv', content: `Week,Hours\n${one.id},8\n` },
    { field: 'file', name: 'page.html', content: '<script>alert(1)</script>' },
  ]
  expect((await visiting.upload(page(one), { next: 'add' }, files)).status).toBe(422)
  expect(await keptNow()).toHaveLength(before.length + 1)
  const tomorrow = new Date(Date.now() + 90_000_000)
  const at = { now: world.platform.clock(), before: tomorrow }
  await sweepFiles(world.platform, world.authority.id, at)
  expect((await keptNow()).length).toBeLessThanOrEqual(before.length)
})

/** A disk of 1 MB; undefined where this user may make none. */
function smallDisk(): string | undefined {
  const small = mkdtempSync(join(tmpdir(), 'gm-full-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small], { stdio: 'ignore' })
    return small
  } catch {
    rmSync(small, { recursive: true })
    return undefined
  }
}

const small = smallDisk()
afterAll(() => {
  if (!small) return
  execFileSync('umount', [small])
  rmSync(small, { recursive: true, force: true })
})

test.skipIf(!small)(
  'the disk is full while a file comes in: a clear sentence, and what was typed stays',
  async () => {
    const full = await openWorld()
    try {
      const { temporary: place } = full.platform.files
      rmSync(place, { recursive: true })
      mkdirSync(join(small!, 'tmp'))
      symlinkSync(join(small!, 'tmp'), place)
      const one = await addReturn(full)
      const visiting = await byLink(full, one)
      const answer = await visiting.upload(page(one), { link, next: 'continue' }, [
        { field: 'file', name: 'hours.csv', content: Buffer.alloc(5_000_000, 'a') },
      ])
      expect([answer.status, answer.words]).toEqual([
        422,
        expect.stringContaining('“hours.csv” could not be kept: our disk is full'),
      ])
      expect(answer.field('link')).toBe(link)
      expect([await added(one), readdirSync(join(small!, 'tmp'))]).toEqual([[], []])
      const after = await visiting.upload(page(one), { link, next: 'continue' }, [])
      expect(after.status).toBe(303)
    } finally {
      await full.close()
    }
  },
)

async function cookieOf({ link: address }: OneReturn): Promise<string> {
  const answer = await world.server.inject({
    method: 'POST',
    url: address,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  })
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** Sends a file of so many bytes over a real connection, which may break. */
async function sendOver(
  one: OneReturn,
  cookie: string,
  bytes: number,
  { breaksAt }: { breaksAt?: number } = {},
): Promise<string> {
  if (!world.server.server.listening) await world.server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = world.server.server.address() as AddressInfo
  const headers = {
    'content-type': 'multipart/form-data; boundary=part',
    'sec-fetch-site': 'same-origin',
    cookie,
  }
  const sending = request({ host: '127.0.0.1', port, path: page(one), method: 'POST', headers })
  sending.on('error', () => undefined)
  const answered = once(sending, 'response').catch(() => [])
  sending.write(`--part\r\ncontent-disposition: form-data; name="link"\r\n\r\n${link}\r\n`)
  sending.write('--part\r\ncontent-disposition: form-data; name="file"; filename="large.txt"\r\n\r\n')
  const piece = Buffer.alloc(1024 * 1024, 'a')
  for (let sent = 0; sent < bytes; sent += piece.length) {
    if (breaksAt !== undefined && sent >= breaksAt) {
      await setTimeout(100)
      sending.destroy()
      return ''
    }
    if (!sending.write(piece)) await once(sending, 'drain')
  }
  sending.end('\r\n--part--\r\n')
  const [answer] = (await answered) as [AsyncIterable<Buffer>]
  let html = ''
  for await (const part of answer) html += part.toString('utf8')
  return html
}
