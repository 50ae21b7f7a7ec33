import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { type Coming, yearAhead } from './year-ahead.ts'

const today = day('2026-11-23')
const on = (text: string): Coming => ({ kind: 'review', on: day(text), what: 'A meeting', turn: 'both' })

test('what is due today still comes; what was due yesterday is late; what is more than a year away waits', () => {
  const all = ['2027-11-24', '2027-11-23', '2026-11-22', '2026-11-23', '2025-01-01'].map(on)
  const { late, ahead, until } = yearAhead(all, today)
  expect(late.map((each) => each.on)).toEqual(['2025-01-01', '2026-11-22'])
  expect(ahead.map((each) => each.on)).toEqual(['2026-11-23', '2027-11-23'])
  expect(until).toBe('2027-11-23')
})
