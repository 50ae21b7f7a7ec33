import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSentReturn } from '../../../test/one-return.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { addToken } from '../../parties/store.ts'

let world: World
let manager: string
let administrator: string
beforeAll(async () => {
  world = await openWorld()
  const tokenOf = async (role: 'contract-manager' | 'administrator') =>
    (await world.tx((tx) => addToken(tx, { name: role, role, days: 1 }))).text
  manager = await tokenOf('contract-manager')
  administrator = await tokenOf('administrator')
})
afterAll(() => world.close())

interface Call {
  token?: string
  payload?: object
  version?: number
}

async function call(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  { token = manager, payload, version }: Call = {},
) {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  }
  const answer = await world.server.inject({
    method,
    url: `/api/v1${path}`,
    headers,
    ...(payload ? { payload } : {}),
  })
  return {
    status: answer.statusCode,
    etag: answer.headers.etag,
    body: answer.json<Record<string, unknown>>(),
  }
}

test('a program names who benefited, once for each address, and reads what they say', async () => {
  const { delivery } = await addSentReturn(world)
  const path = `/deliveries/${delivery}/confirmations`
  const payload = { organisation: 'Eastmere Community Kitchen', email: 'office@kitchen.example' }
  const named = await call('POST', path, { payload })
  expect([named.status, named.body]).toEqual([
    201,
    expect.objectContaining({ organisation: payload.organisation, namedBy: 'authority', answer: null }),
  ])
  expect((await call('GET', path)).body).toMatchObject({ items: [{ id: named.body.id }] })
  const again = await call('POST', path, { payload })
  expect([again.status, again.body.type]).toEqual([422, expect.stringContaining('already-named')])
  expect((await call('POST', path, { payload: { ...payload, email: 'kitchen' } })).status).toBe(422)
})

test('a program sets how many are asked, of the version it read', async () => {
  const path = '/confirmation-setting'
  const read = await call('GET', path, { token: administrator })
  const version = Number(/\d+/.exec(String(read.etag))![0])
  const set = (payload: object, at = version) =>
    call('PUT', path, { token: administrator, payload, version: at })
  expect((await set({ percent: 101, remindAfter: 14 })).status).toBe(422)
  const kept = await set({ percent: 40, remindAfter: 10 })
  expect([kept.status, kept.body]).toEqual([200, { percent: 40, remindAfter: 10 }])
  expect((await set({ percent: 50, remindAfter: 10 })).status).toBe(412)
  expect((await call('PUT', path, { payload: { percent: 50, remindAfter: 10 }, version: 1 })).status).toBe(
    403,
  )
})
