import { describe, expect, test } from 'vitest'
import { localDayOf, momentOf } from './local-day.ts'

describe('the day in England', () => {
  test.each([
    ['2026-04-01T00:00:00+01:00', '2026-04-01', 'midnight in summer time'],
    ['2026-03-31T23:00:00Z', '2026-04-01', 'the same moment in UTC'],
    ['2026-12-01T00:00:00Z', '2026-12-01', 'midnight in winter'],
    ['2026-08-10T22:59:00Z', '2026-08-10', 'before midnight in summer'],
    ['2026-08-10T23:01:00Z', '2026-08-11', 'after midnight in summer'],
    ['2026-08-10T20:00:00-05:00', '2026-08-11', 'evening across the Atlantic'],
    ['2029-10-31T23:59:59Z', '2029-10-31', 'the end of a winter day'],
    ['2026-06-30T23:59:59Z', '2026-06-30', 'the end of a summer day, its offset an hour out'],
    ['2026-08-03T00:00:00Z', '2026-08-03', 'the start of a summer day, its offset an hour out'],
    ['2026-01-01T00:00:00+01:00', '2026-01-01', 'the start of a winter day, its offset an hour out'],
    ['2026-08-26', '2026-08-26', 'a date alone'],
    ['2026-08-26T10:15:00', '2026-08-26', 'a local time without an offset'],
    ['2026-08-26T10:15:00.123456+0100', '2026-08-26', 'parts of a second, and an offset without a colon'],
  ])('%s is %s: %s', (text, day) => {
    expect(localDayOf(text)).toBe(day)
  })

  test.each([
    '',
    'soon',
    '2026-02-30',
    '2026-13-01',
    '0001-01-01T00:00:00',
    '9999-12-31',
    '26/08/2026',
    '2026-08-26T25:00:00Z',
    '1e9999',
  ])('“%s” is no day', (text) => {
    expect(localDayOf(text)).toBeUndefined()
    expect(momentOf(text)).toBeUndefined()
  })
})
