import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../../../bin/build.js'
import { addReturn, byLink, type OneReturn } from '../../../../test/one-return.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'

let world: World
let one: OneReturn
beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  world = await openWorld()
  one = await addReturn(world)
}, 60_000)
afterAll(() => world?.close())

/** Adds the file as evidence; answers with its id. */
async function add(name: string, content: Buffer | string): Promise<string> {
  const visiting = await byLink(world, one)
  const sent = await visiting.upload(`/s/returns/${one.id}/${one.help}/evidence`, {}, [
    { field: 'file', name, content },
  ])
  expect(sent.status).toBe(303)
  const rows = await one.tx((tx) =>
    tx
      .selectFrom('evidence')
      .select('evidence_id')
      .where('authority_id', '=', tx.authority)
      .orderBy('evidence_id', 'desc')
      .execute(),
  )
  return rows[0]!.evidence_id
}

const staff = async () => new Visiting(world, await world.signInAs('contract-manager'))

test('a text that would be a page is handed out to be saved, and never run', async () => {
  const page = '<html><script>alert(1)</script></html>'
  const opened = await (await staff()).get(`/staff/evidence/${await add('page.txt', page)}`)
  expect([opened.status, opened.html]).toEqual([200, page])
  expect(opened.headers).toMatchObject({
    'content-type': 'text/plain',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(opened.headers['content-disposition']).toMatch(/^attachment; filename="page\.txt"/)
  expect(opened.headers['content-security-policy']).toContain('sandbox')
})

test.each([
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  '<?xml version="1.0"?><svg/>',
])('a drawing that can hold a script is not taken: %s', async (drawing) => {
  for (const name of ['drawing.svg', 'drawing.png', 'drawing.html']) {
    const file = { field: 'file', name, content: drawing }
    const sent = await (
      await byLink(world, one)
    ).upload(`/s/returns/${one.id}/${one.help}/evidence`, {}, [file])
    expect([name, sent.status]).toEqual([name, 422])
  }
})

test('a name from anywhere can be saved under', async () => {
  const opened = await (
    await staff()
  ).get(`/staff/evidence/${await add('..\\..\\报告 é.csv', 'Week,Hours\n')}`)
  expect(opened.headers['content-disposition']).toBe(
    `attachment; filename="__ _.csv"; filename*=UTF-8''${encodeURIComponent('报告 é.csv')}`,
  )
})

test('opens while everybody downloads, however slowly they read', async () => {
  const id = await add('hours.csv', 'Week,Hours\n1,8\n')
  let stopReading: () => void = () => undefined
  const reading = new Promise<void>((resolve) => (stopReading = resolve))
  const scope = {
    authority: world.authority.id,
    actor: { kind: 'system' },
    at: world.platform.clock(),
  } as const
  const slow = Array.from({ length: 4 }, () =>
    world.database.withAuthority({ ...scope, readOnly: true, isDownload: true }, () => reading),
  )
  const opened = await (await staff()).get(`/staff/evidence/${id}`)
  stopReading()
  await Promise.all(slow)
  expect([opened.status, opened.html]).toEqual([200, 'Week,Hours\n1,8\n'])
})
