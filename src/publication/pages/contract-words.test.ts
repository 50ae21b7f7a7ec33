import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { lateWords } from './contract-words.ts'

const today = day('2026-11-23')

test.each([
  ['2026-11-24', ''],
  ['2026-11-23', ''],
  ['2026-11-22', '1 day late'],
  ['2026-10-31', '23 days late'],
  ['2026-04-30', '6 months late'],
  ['2025-01-31', '21 months late'],
  ['2024-05-31', 'more than 2 years late'],
])('what was due on %s is told as it would be said: “%s”', (due, words) => {
  expect(lateWords(day(due), today)).toBe(words)
})
