import { expect, test } from 'vitest'
import { quarterFrom } from '../language/quarter.ts'
import { inEveryHundred, outcomeFinding, quarterFinding, shareFinding } from './finding.ts'

test.each([
  [1420, 1940, 'Nearly three in four met in full'],
  [150, 200, 'Three in four met in full'],
  [156, 200, 'Nearly four in five met in full'],
  [2, 3, '2 of 3 met in full'],
  [667, 1000, 'Two in three met in full'],
  [520, 1000, 'More than half met in full'],
  [980, 1000, 'More than nine in ten met in full'],
  [30, 1000, 'Fewer than one in ten met in full'],
  [0, 12, 'None met in full yet'],
  [12, 12, 'All 12 met in full'],
  [1, 1, 'The one due is met in full'],
  [0, 0, 'Nothing is due yet'],
])('%i of %i: %s', (inFull, due, words) => {
  expect(shareFinding({ due, inFull })).toBe(words)
})

const outcomes = [
  { name: 'Clean and Green', due: 260, inFull: 198 },
  { name: 'Great Communities', due: 390, inFull: 262 },
  { name: 'Improved Opportunities', due: 470, inFull: 352 },
  { name: 'Strong Economy', due: 640, inFull: 470 },
  { name: 'Safe and Well', due: 180, inFull: 138 },
]

test('the outcome that falls behind is named', () => {
  expect(outcomeFinding(outcomes)).toBe('Nearly three in four met in full; Great Communities lags')
})

test('where none falls behind, the one far ahead is named', () => {
  const even = outcomes.map(({ name }) => ({ name, due: 100, inFull: 70 }))
  expect(outcomeFinding([...even.slice(0, 4), { name: 'Safe and Well', due: 100, inFull: 82 }])).toBe(
    'Nearly three in four met in full; Safe and Well leads',
  )
  expect(outcomeFinding(even)).toBe('More than two in three met in full, the same in every outcome')
})

test('an outcome with a handful of commitments is never blamed', () => {
  expect(
    outcomeFinding([
      ...outcomes.filter(({ name }) => name !== 'Great Communities'),
      { name: 'New', due: 4, inFull: 0 },
    ]),
  ).toBe('Three in four met in full; 73% to 77% by outcome')
  expect(outcomeFinding([{ name: 'Only', due: 4, inFull: 1 }])).toBe('1 of 4 met in full')
  expect(outcomeFinding([])).toBe('Nothing is due yet')
})

const kept = (quarter: string, inFull: number, due = 100) => ({ quarter: quarterFrom(quarter)!, inFull, due })

test('a quarter is held against the same one a year before', () => {
  expect(quarterFinding([kept('2025-26Q2', 61), kept('2026-27Q1', 90), kept('2026-27Q2', 74)])).toBe(
    'A larger share met in full in July to September 2026 than a year before: 74%, up from 61%',
  )
  expect(quarterFinding([kept('1999-00Q4', 80), kept('2000-01Q4', 70)])).toContain(
    'A smaller share met in full in January to March 2001 than a year before: 70%, down from 80%',
  )
})

test('without a year before, against the quarter before; a small difference is none', () => {
  expect(quarterFinding([kept('2026-27Q1', 73), kept('2026-27Q2', 74)])).toBe(
    'About the same share met in full in July to September 2026 as the quarter before: 74% and 73%',
  )
})

test('quarters in which nothing fell due are passed over', () => {
  expect(quarterFinding([kept('2026-27Q1', 74), kept('2026-27Q2', 0, 0)])).toBe(
    '74% met in full in April to June 2026',
  )
  expect(quarterFinding([])).toBe('Nothing is due yet')
})

test('a share in every hundred, rounded half up', () => {
  expect(inEveryHundred(1420, 1940)).toBe('73 in every 100')
  expect(inEveryHundred(1, 8)).toBe('13 in every 100')
  expect(inEveryHundred(0, 0)).toBe('')
})
