import { expect, test } from 'vitest'
import { isAlive } from './session-life.ts'

const began = new Date('2026-11-23T08:00:00Z')
const after = (hours: number) => new Date(began.getTime() + hours * 3_600_000)

test('a session lives while it is used at least every eight hours', () => {
  expect(isAlive({ began, seen: began, ended: null }, after(7.99))).toBe(true)
  expect(isAlive({ began, seen: began, ended: null }, after(8))).toBe(false)
  expect(isAlive({ began, seen: after(7), ended: null }, after(14))).toBe(true)
})

test('a session never outlives a day', () => {
  expect(isAlive({ began, seen: after(23), ended: null }, after(23.9))).toBe(true)
  expect(isAlive({ began, seen: after(23.9), ended: null }, after(24))).toBe(false)
})

test('a session that was ended is dead', () => {
  expect(isAlive({ began, seen: began, ended: began }, began)).toBe(false)
})
