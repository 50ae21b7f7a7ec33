import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../test/world.ts'
import { addToken } from '../parties/store.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const figures = (from: string, headers = {}) =>
  world.server.inject({ url: '/metrics', remoteAddress: from, headers })

/** What a figure says; nought before there is one. */
function figure(body: string, name: string): number {
  return Number(
    body
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1] ?? 0,
  )
}

test('programs on this machine read how much was asked and how it was answered', async () => {
  const before = (await figures('127.0.0.1')).body
  await world.server.inject('/api/v1/measures')
  await world.server.inject('/api/v1/nowhere')
  await world.server.inject('/nowhere')
  const { statusCode, body } = await figures('127.0.0.1')
  expect(statusCode).toBe(200)
  const more = (name: string) => figure(body, name) - figure(before, name)
  expect(more('goodmeasure_requests_total{kind="api",status="2xx"}')).toBe(1)
  expect(more('goodmeasure_requests_total{kind="api",status="4xx"}')).toBe(1)
  expect(more('goodmeasure_requests_total{kind="page",status="4xx"}')).toBe(1)
  expect(more('goodmeasure_request_seconds_count{kind="api"}')).toBe(2)
  expect(more('goodmeasure_request_seconds_bucket{kind="api",le="+Inf"}')).toBe(2)
  expect(figure(body, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
  const lines = body.trim().split('\n')
  expect(lines.filter((line) => !/^(# TYPE \w+ \w+|\w+(\{[^}]*\})? [\d.]+)$/.test(line))).toEqual([])
})

test('programs elsewhere need a token, and one that is known', async () => {
  const { text } = await world.tx((tx) => addToken(tx, { name: 'Monitoring', role: 'auditor', days: 1 }))
  expect((await figures('203.0.113.9')).statusCode).toBe(403)
  expect(
    (await figures('203.0.113.9', { authorization: 'Bearer gm_nobodysnobodysnobodys' })).statusCode,
  ).toBe(403)
  expect((await figures('203.0.113.9', { authorization: `Bearer ${text}` })).statusCode).toBe(200)
  const throughProxy = { 'x-forwarded-for': '203.0.113.9' }
  expect((await figures('127.0.0.1', throughProxy)).statusCode).toBe(403)
})
