import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import type { Quarter } from '../language/quarter.ts'
import {
  answerBy,
  askForReturn,
  type AskProposed,
  checkedBy,
  isLate,
  lastQuarters,
  periodsDue,
  quarterJustEnded,
  usualPeriod,
} from './return.ts'

const term = { starts: day('2026-05-15'), ends: day('2027-04-30'), lastDue: day('2027-03-31') }
const october = day('2026-10-01')
const proposed: AskProposed = {
  quarter: '2026-27Q2',
  due: day('2026-10-15'),
  email: 'reports@ashdown.example',
}

test('returns fall due from the quarter the contract began in until the one it is now', () => {
  expect(periodsDue(term, october)).toEqual(['2026-27Q3', '2026-27Q2', '2026-27Q1'])
})

test('a year after the end of the contract no more returns are due', () => {
  expect(periodsDue(term, day('2030-01-01'))[0]).toBe('2028-29Q1')
})

test('without commitments no return is due', () => {
  expect(periodsDue({ ...term, lastDue: null }, october)).toEqual([])
})

test('the usual period is the last quarter that has ended', () => {
  expect(usualPeriod(term, october)).toBe('2026-27Q2')
  expect(usualPeriod(term, day('2026-06-01'))).toBe('2026-27Q1')
})

test('the quarter that has just ended is the one before this', () => {
  expect(quarterJustEnded(day('2026-04-01'))).toBe('2025-26Q4')
})

test('the answer is due two weeks after the quarter, or after being asked when that is later', () => {
  expect(answerBy('2026-27Q2' as Quarter, day('2026-09-20'))).toBe('2026-10-14')
  expect(answerBy('2026-27Q2' as Quarter, day('2026-11-01'))).toBe('2026-11-15')
})

test('what is sent on 9 October is checked by 23 October', () => {
  expect(checkedBy(day('2026-10-09'))).toBe('2026-10-23')
})

test('a return can be asked for', () => {
  expect(askForReturn(term, { ...proposed, email: ' reports@ashdown.example ' }, october)).toEqual({
    accepted: true,
    fact: { quarter: '2026-27Q2', due: '2026-10-15', email: 'reports@ashdown.example' },
  })
})

test('one that said nothing this time can be asked for again', () => {
  expect(askForReturn(term, { ...proposed, state: 'nothing' }, october).accepted).toBe(true)
})

test.each([
  ['no-commitments', { ...term, lastDue: null }, proposed],
  ['no-quarter', term, { ...proposed, quarter: 'Q2' }],
  ['quarter-not-begun', term, { ...proposed, quarter: '2026-27Q4' }],
  ['quarter-outside-the-term', term, { ...proposed, quarter: '2025-26Q4' }],
  ['already-sent', term, { ...proposed, state: 'sent' as const }],
  ['no-due', term, { ...proposed, due: undefined }],
  ['due-not-ahead', term, { ...proposed, due: october }],
  ['no-email', term, { ...proposed, email: ' ' }],
  ['email-not-right', term, { ...proposed, email: 'reports@ashdown' }],
])('asking is refused: %s', (because, where, asked) => {
  expect(askForReturn(where, asked, october)).toEqual({ accepted: false, because })
})

test('a return is late the day after it was due', () => {
  const awaited = { state: 'awaited', due: day('2026-10-14') } as const
  expect(isLate(awaited, day('2026-10-14'))).toBe(false)
  expect(isLate(awaited, day('2026-10-15'))).toBe(true)
  expect(isLate({ ...awaited, state: 'sent' }, day('2026-10-15'))).toBe(false)
})

test('the last quarters are whole ones, the newest first', () => {
  expect(lastQuarters(day('2026-11-23'), 3)).toEqual(['2026-27Q3', '2026-27Q2', '2026-27Q1'])
  expect(lastQuarters(day('2026-04-01'), 2)).toEqual(['2026-27Q1', '2025-26Q4'])
})
