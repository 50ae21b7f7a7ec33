import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { addToken } from '../../parties/store.ts'
import { importsEnded } from '../store.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld()
  const made = await world.tx((tx) => addToken(tx, { name: 'files', role: 'procurement-officer', days: 1 }))
  token = made.text
})
afterAll(async () => {
  await importsEnded(world.platform)
  await world.close()
})

async function send(rows: string, key: string) {
  const part = (name: string, value: string, about = '') =>
    `--part\r\ncontent-disposition: form-data; name="${name}"${about}\r\n\r\n${value}\r\n`
  const file = `Contract ref,Contract title,Supplier name\r\n${rows}\r\n`
  const answer = await world.server.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'multipart/form-data; boundary=part',
      'idempotency-key': key,
    },
    payload: `${part('mode', 'apply')}${part('file', file, '; filename="register.csv"')}--part--\r\n`,
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

test('the same file under the same Idempotency-Key is one import, and the second answer names it too', async () => {
  const first = await send('R1,Grounds,Fernleigh Ltd', 'once')
  const again = await send('R1,Grounds,Fernleigh Ltd', 'once')
  expect([first.status, again.status]).toEqual([202, 202])
  expect(first.body).toMatchObject({ state: 'applied', added: 1 })
  expect(again.body.id).toBe(first.body.id)
})

test('another file under the same Idempotency-Key is refused', async () => {
  await send('R2,Catering,Fernleigh Ltd', 'twice')
  const other = await send('R3,Cleaning,Fernleigh Ltd', 'twice')
  expect([other.status, other.body.type]).toEqual([422, '/problems/key-used-otherwise'])
})

test('a list of imports counts them all when it is asked to', async () => {
  await send('R4,Signs,Fernleigh Ltd', 'counted')
  const headers = { authorization: `Bearer ${token}` }
  const lists = ['/imports?limit=1&total=true', '/commitment-drafts?limit=1&total=true']
  const answers = await Promise.all(
    lists.map((path) => world.server.inject({ url: `/api/v1${path}`, headers })),
  )
  const [imports, drafts] = answers.map((answer) => answer.json<{ items: unknown[]; total: number }>())
  expect(imports!.items).toHaveLength(1)
  expect(imports!.total).toBe(
    (await world.server.inject({ url: '/api/v1/imports', headers })).json<{ items: unknown[] }>().items
      .length,
  )
  expect(drafts).toMatchObject({ items: [], total: 0 })
})
