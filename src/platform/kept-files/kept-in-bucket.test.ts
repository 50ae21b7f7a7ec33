import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BucketServer, openBucketServer } from '../../../test/bucket-server.ts'
import { newId } from '../../language/identifier.ts'
import { FileStore } from '../files.ts'
import { readBucketAddress } from './bucket-address.ts'
import { FileGone, FilesAway } from './kept-files.ts'
import { KeptInBucket } from './kept-in-bucket.ts'

let folder: string
let server: BucketServer
let files: FileStore
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gm-test-'))
  server = await openBucketServer()
  files = new FileStore(folder, { bucket: server.bucket })
  await files.prepare()
})
afterAll(async () => {
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

const authority = newId()

function written(content: Buffer | string): string {
  const path = join(files.temporary, newId())
  writeFileSync(path, content)
  return path
}

async function names(of: string): Promise<string[]> {
  const found: string[] = []
  for await (const some of files.kept(of)) found.push(...some)
  return found.sort()
}

test('a file is kept in the bucket and nowhere else, and comes back as it was', async () => {
  const authority = newId()
  const content = randomBytes(3_000_000)
  const { sha256, bytes } = await files.keep(authority, written(content))
  expect([sha256, bytes]).toEqual([createHash('sha256').update(content).digest('hex'), 3_000_000])
  expect((await files.read(authority, sha256)).equals(content)).toBe(true)
  expect(existsSync(join(folder, 'files', authority))).toBe(false)
  expect(await names(authority)).toEqual([sha256])
  expect(await names(newId())).toEqual([])
})

test('what was kept in the folder before is still found', async () => {
  const before = new FileStore(folder)
  const { sha256 } = await before.keep(authority, written('kept before there was a bucket'))
  expect((await files.read(authority, sha256)).toString()).toBe('kept before there was a bucket')
  expect(await names(authority)).toContain(sha256)
  await files.sweep(authority, sha256, new Date(Date.now() + 60_000))
  await expect(files.open(authority, sha256)).rejects.toThrow(FileGone)
})

test('an empty file, and the same bytes twice', async () => {
  const [once, again] = [await files.keep(authority, written('')), await files.keep(authority, written(''))]
  expect(again).toEqual(once)
  expect((await files.read(authority, once.sha256)).length).toBe(0)
})

test('the sweep takes what nobody wrote since then, and leaves what was just kept', async () => {
  const { sha256 } = await files.keep(authority, written('to be swept'))
  expect(await files.sweep(authority, sha256, new Date(Date.now() - 60_000))).toBe(false)
  expect(await files.sweep(authority, sha256, new Date(Date.now() + 60_000))).toBe(true)
  await expect(files.open(authority, sha256)).rejects.toThrow(FileGone)
})

test('what is kept apart is listed apart, and goes at once', async () => {
  const own = newId()
  const name = `trial-${newId()}`
  const { sha256 } = await files.apart(name).keep(own, written('of a trial'))
  const beside = await files.keep(own, written('beside it'))
  expect([await files.keptApart(own), await names(own)]).toEqual([[name], [beside.sha256]])
  await files.clearApart(own, name)
  expect(await files.keptApart(own)).toEqual([])
  await expect(files.apart(name).open(own, sha256)).rejects.toThrow(FileGone)
  expect(await names(own)).toEqual([beside.sha256])
})

test('twenty-five megabytes go up and come down', { timeout: 60_000 }, async () => {
  const path = written(randomBytes(25 * 1024 * 1024))
  expect(statSync(path).size).toBe(26_214_400)
  const { sha256 } = await files.keep(authority, path)
  let read = 0
  for await (const piece of await files.open(authority, sha256)) read += (piece as Buffer).length
  expect(read).toBe(26_214_400)
})

test('a wrong secret, and a bucket that is not there, are told from a server that is away', async () => {
  const at = (change: [string, string]) => new KeptInBucket(readBucketAddress(server.url.replace(...change))!)
  expect(await server.bucket.isThere()).toBe(true)
  expect(await at(['/evidence/', '/another/']).isThere()).toBe(false)
  await server.stop()
  await expect(server.bucket.isThere()).rejects.toThrow(FilesAway)
  const path = written('waits for the bucket')
  await expect(files.keep(authority, path)).rejects.toThrow(FilesAway)
  expect(existsSync(path)).toBe(true)
  await server.begin()
  const { sha256 } = await files.keep(authority, path)
  expect((await files.read(authority, sha256)).toString()).toBe('waits for the bucket')
})

test('a file is put and opened with its secret, and with no other', async () => {
  const strict = await openBucketServer({ isStrict: true })
  const own = new FileStore(folder, { bucket: strict.bucket })
  const { sha256 } = await own.keep(authority, written('signed for'))
  expect((await own.read(authority, sha256)).toString()).toBe('signed for')
  const wrong = new KeptInBucket(readBucketAddress(strict.url.replace(':S3RVER@', ':wrong@'))!)
  expect(await wrong.isThere()).toBe(false)
  await expect(new FileStore(folder, { bucket: wrong }).open(authority, sha256)).rejects.toThrow(FilesAway)
  await strict.close()
})
