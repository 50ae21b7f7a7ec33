import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../test/world.ts'
import { tokensAt } from '../../test/visitors.ts'
import { depthOf } from './json-body.ts'

test.each([
  ['1', 0],
  ['[]', 1],
  ['{"a":[{"b":[]}]}', 4],
  ['"[[[["', 0],
  [String.raw`["\"[[[", "\\"]`, 1],
  [']][[', 0],
])('%s is %i deep', (text, depth) => {
  expect(depthOf(text)).toBe(depth)
})

describe('what is nested too deep', () => {
  let world: World
  let authorization: string
  beforeAll(async () => {
    world = await openWorld()
    authorization = `Bearer ${(await tokensAt(world, world.authority)).get('administrator')}`
  })
  afterAll(() => world?.close())

  const deep = '['.repeat(400_000) + ']'.repeat(400_000)

  test.each(['/api/v1/tokens/x/end', '/api/v1/imports/x/apply', '/api/v1/suppliers'])(
    'is refused at %s, and is no fault of ours',
    async (url) => {
      for (const more of [{}, { 'idempotency-key': 'once' }]) {
        const headers = { authorization, 'content-type': 'application/json', ...more }
        const answer = await world.server.inject({ method: 'POST', url, headers, payload: deep })
        expect([answer.statusCode, answer.json().detail]).toEqual([
          400,
          'What was sent is nested more than 32 deep.',
        ])
      }
    },
  )

  test('is refused at a page', async () => {
    const headers = {
      cookie: await world.signInAs('administrator'),
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
    }
    const url = '/staff/settings/tokens'
    expect((await world.server.inject({ method: 'POST', url, headers, payload: deep })).statusCode).toBe(400)
  })

  test('an object that would be everybody’s prototype is refused', async () => {
    const headers = { authorization, 'content-type': 'application/json' }
    const payload = '{"name":"Oak","kind":"small","__proto__":{"isAdministrator":true}}'
    const answer = await world.server.inject({ method: 'POST', url: '/api/v1/suppliers', headers, payload })
    expect(answer.statusCode).toBe(400)
    expect(({} as { isAdministrator?: boolean }).isAdministrator).toBeUndefined()
  })
})

test('an address that cannot be read is answered with a sentence', async () => {
  const world = await openWorld()
  const answer = await world.server.inject({ url: '/%zz' })
  expect([answer.statusCode, answer.body]).toEqual([400, 'This address cannot be read.\n'])
  await world.close()
})
