import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { addToken } from '../../parties/store.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld()
  const made = await world.tx((tx) =>
    addToken(tx, { name: 'procurement', role: 'procurement-officer', days: 1 }),
  )
  token = made.text
})
afterAll(() => world.close())

async function call(method: 'GET' | 'PUT' | 'POST', path: string, { body, version }: Sent = {}) {
  const answer = await world.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body ? { payload: body } : {}),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

interface Sent {
  body?: object
  version?: number
}

test('a program turns fetching on and has notices fetched, one fetch at a time', async () => {
  expect((await call('GET', '/notice-source')).body).toMatchObject({
    isOn: false,
    identifier: '',
    fetches: [],
  })
  expect((await call('POST', '/notice-source/fetches')).status).toBe(409)
  const body = { isOn: true, identifier: 'PXRT-5737-VBQD', beginsOn: '2026-08-01', applies: true }
  expect((await call('PUT', '/notice-source', { body })).status).toBe(428)
  const wrong = await call('PUT', '/notice-source', { body: { ...body, identifier: 'X' }, version: 0 })
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/identifier' }] } })
  const kept = await call('PUT', '/notice-source', { body, version: 0 })
  expect(kept.body).toMatchObject({ identifier: 'GB-PPON-PXRT-5737-VBQD', applies: true })
  expect((await call('PUT', '/notice-source', { body, version: 0 })).status).toBe(412)
  const begun = await call('POST', '/notice-source/fetches')
  expect(begun.status).toBe(202)
  expect(begun.body.fetches).toMatchObject([{ pages: 0, endedAt: null, from: '2026-07-31T23:00:00.000Z' }])
  expect((await call('POST', '/notice-source/fetches')).status).toBe(409)
})
