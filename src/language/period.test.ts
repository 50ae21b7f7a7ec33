import { expect, test } from 'vitest'
import { day } from './day.ts'
import {
  firstDayOfPeriod,
  lastDayOfPeriod,
  periodFrom,
  periodOf,
  periodsBetween,
  periodWords,
} from './period.ts'

test('months, quarters and financial years are each written their own way', () => {
  expect(
    ['2026-07', '2026-13', '2026-27Q2', '2026/27', '2026/28'].map((text) => periodFrom('month', text)),
  ).toEqual(['2026-07', ...Array.from({ length: 4 })])
  expect(['2026/27', '1999/00', '2026/28', '2026-27'].map((text) => periodFrom('year', text))).toEqual([
    '2026/27',
    '1999/00',
    undefined,
    undefined,
  ])
  expect(periodFrom('quarter', '2026-27Q2')).toBe('2026-27Q2')
})

test('a financial year runs from April to March, a month to its own last day', () => {
  const year = periodOf('year', day('2027-03-31'))
  expect([firstDayOfPeriod(year), lastDayOfPeriod(year)]).toEqual(['2026-04-01', '2027-03-31'])
  const february = periodOf('month', day('2028-02-10'))
  expect([firstDayOfPeriod(february), lastDayOfPeriod(february)]).toEqual(['2028-02-01', '2028-02-29'])
})

test('every period that has a day between two days is counted once', () => {
  const between = (kind: 'month' | 'quarter' | 'year') =>
    periodsBetween(kind, day('2026-05-31'), day('2027-04-01'))
  expect(between('month')).toHaveLength(12)
  expect(between('quarter')).toEqual(['2026-27Q1', '2026-27Q2', '2026-27Q3', '2026-27Q4', '2027-28Q1'])
  expect(between('year')).toEqual(['2026/27', '2027/28'])
  expect(periodsBetween('month', day('2026-06-01'), day('2026-05-31'))).toEqual([])
})

test('periods are told in words', () => {
  const on = day('2026-08-15')
  expect((['month', 'quarter', 'year'] as const).map((kind) => periodWords(periodOf(kind, on)))).toEqual([
    'August 2026',
    'Q2 2026/27',
    '2026/27',
  ])
})
