import { existsSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addReturn, byLink, type OneReturn } from '../../test/one-return.ts'
import { openWorld, type World } from '../../test/world.ts'
import { columnsNamingFiles, sweepFiles } from './sweep.ts'

let world: World
let one: OneReturn

beforeAll(async () => {
  world = await openWorld()
  one = await addReturn(world)
})
afterAll(() => world.close())

const now = new Date('2026-11-23T10:00:00Z')
const before = new Date('2026-11-22T10:00:00Z')
const longAgo = new Date('2026-11-20T10:00:00Z')

const pathOf = (sha256: string) =>
  join(world.platform.settings.dataDir, 'files', world.authority.id, sha256.slice(0, 2), sha256)

async function keep(content: string, written = longAgo): Promise<string> {
  const path = join(world.platform.files.temporary, 'upload')
  writeFileSync(path, content)
  const { sha256 } = await world.platform.files.keep(world.authority.id, path)
  utimesSync(pathOf(sha256), written, written)
  return sha256
}

const sweep = () => sweepFiles(world.platform, world.authority.id, { now, before })

test('a file that no row names goes after a day, and one that just came stays', async () => {
  const lost = await keep('Its transaction was rolled back.')
  const coming = await keep('Its row is still to come.', now)
  expect(await sweep()).toBeGreaterThan(0)
  expect([existsSync(pathOf(lost)), existsSync(pathOf(coming))]).toEqual([false, true])
})

test('evidence stays as long as it is there, and goes when it was taken off and nothing else names it', async () => {
  const supplier = await byLink(world, one)
  const address = (commitment: string) => `/s/returns/${one.id}/${commitment}/evidence`
  const file = { field: 'file', name: 'evening.txt', content: 'Attendance on two evenings.' }
  for (const commitment of [one.help, one.days]) await supplier.upload(address(commitment), {}, [file])
  const added = await world.tx((tx) =>
    tx.selectFrom('evidence').select(['evidence_id', 'sha256', 'commitment_id']).execute(),
  )
  const path = pathOf(added[0]!.sha256!)
  utimesSync(path, longAgo, longAgo)
  for (const { evidence_id, commitment_id } of added) {
    await sweep()
    expect(existsSync(path)).toBe(true)
    await supplier.post(address(commitment_id), { remove: evidence_id })
  }
  await sweep()
  expect(existsSync(path)).toBe(false)
})

test('a file of one council is not kept by a row of another, and its sweeping leaves the other’s alone', async () => {
  const sha256 = await keep('Of the county alone.')
  expect(await sweepFiles(world.platform, world.other.id, { now, before })).toBe(0)
  expect(existsSync(pathOf(sha256))).toBe(true)
})

test('the columns that name files are known', async () => {
  expect(await world.tx(columnsNamingFiles)).toEqual([
    { table: 'evidence', column: 'sha256' },
    { table: 'evidence', column: 'thumbnail_sha256' },
    { table: 'import', column: 'file_sha256' },
  ])
})
