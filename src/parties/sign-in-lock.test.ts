import { expect, test } from 'vitest'
import { nextTry } from './sign-in-lock.ts'

const now = new Date('2026-11-23T10:00:00Z')
const failed = (count: number, secondsAgo = 0) => ({
  count,
  last: new Date(now.getTime() - secondsAgo * 1000),
})
const never = { count: 0 }

const waitAfter = (count: number) => {
  const until = nextTry(failed(count), never, now)
  return until ? (until.getTime() - now.getTime()) / 1000 : 0
}

test('four failures cost nothing: people mistype', () => {
  expect([0, 1, 4].map(waitAfter)).toEqual([0, 0, 0])
})

test('from the fifth on the wait doubles, up to an hour', () => {
  expect([5, 6, 7, 8, 11, 12, 50].map(waitAfter)).toEqual([30, 60, 120, 240, 1920, 3600, 3600])
})

test('a wait ends by itself', () => {
  expect(nextTry(failed(5, 29), never, now)).toEqual(new Date(now.getTime() + 1000))
  expect(nextTry(failed(5, 30), never, now)).toBeUndefined()
})

test('one network address may fail forty times in ten minutes before it waits: a council stands behind it', () => {
  expect(nextTry(never, failed(40), now)).toBeUndefined()
  expect(nextTry(never, failed(41), now)).toEqual(new Date(now.getTime() + 30_000))
})

test('the longer of the two waits counts', () => {
  expect(nextTry(failed(8), failed(41), now)).toEqual(new Date(now.getTime() + 240_000))
})
