import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { build } from '../../bin/build.js'
import { addReturn, byLink } from '../../test/one-return.ts'
import { openWorld, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  world = await openWorld()
}, 60_000)
afterAll(() => world?.close())

const folder = () => world.platform.files.temporary
const bytesHeld = () =>
  readdirSync(folder()).reduce((sum, name) => sum + statSync(join(folder(), name)).size, 0)

const half = 300_000
const kind = '--part\r\ncontent-disposition: form-data; name="kind"\r\n\r\ncontracts\r\n'
const header = '--part\r\ncontent-disposition: form-data; name="file"; filename="hours.csv"\r\n\r\n'

/** Sends a file in two halves; answers with how much of it stood on the disk between them. */
async function heldMidway(url: string, cookie: string): Promise<{ held: number; status: number }> {
  let held = 0
  async function* pieces() {
    yield `${kind}${header}${'a'.repeat(half)}`
    await setTimeout(300)
    held = bytesHeld()
    yield `${'a'.repeat(half)}\r\n--part--\r\n`
  }
  const answer = await send(url, cookie, Readable.from(pieces()))
  return { held, status: answer.statusCode }
}

function send(url: string, cookie: string, payload: Readable | string) {
  const type = 'multipart/form-data; boundary=part'
  const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin', cookie }
  return world.server.inject({ method: 'POST', url, headers, payload })
}

const newImport = '/staff/settings/imports/new'

test('a file stands on the disk while it comes in, and only of somebody who may send it', async () => {
  const manager = await heldMidway(newImport, await world.signInAs('contract-manager'))
  expect([manager.held > half / 2, manager.status]).toEqual([true, 303])
  for (const cookie of ['', await world.signInAs('publisher')]) {
    const { held, status } = await heldMidway(newImport, cookie)
    expect([held <= 1, status === 303 || status === 403]).toEqual([true, true])
  }
  await vi.waitFor(() => expect(readdirSync(folder())).toEqual([]))
})

test('evidence is taken in from the holder of the link, and from nobody who guesses the address', async () => {
  const one = await addReturn(world)
  const url = `/s/returns/${one.id}/${one.help}/evidence`
  const { held, status } = await heldMidway(url, '')
  expect([held <= 1, status]).toEqual([true, 404])
  const sent = await (
    await byLink(world, one)
  ).upload(url, {}, [{ field: 'file', name: 'hours.csv', content: 'Week,Hours\n1,8\n' }])
  expect(sent.status).toBe(303)
})

test('a form that is broken off, has no boundary or too many files is refused, and leaves nothing behind', async () => {
  const cookie = await world.signInAs('contract-manager')
  const many = Array.from({ length: 12 }, () => `${header}Title\r\n`).join('')
  expect((await send(newImport, cookie, `${header}Title,Supplier`)).statusCode).toBe(400)
  expect((await send(newImport, cookie, `${many}--part--\r\n`)).statusCode).toBe(413)
  const unbounded = { 'content-type': 'multipart/form-data', 'sec-fetch-site': 'same-origin', cookie }
  const refused = await world.server.inject({
    method: 'POST',
    url: newImport,
    headers: unbounded,
    payload: 'x',
  })
  expect(refused.statusCode).toBe(400)
  await vi.waitFor(() => expect(readdirSync(folder())).toEqual([]))
})
