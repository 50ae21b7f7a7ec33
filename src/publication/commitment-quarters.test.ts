import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import { quarterFrom } from '../language/quarter.ts'
import { commitmentQuarters, type ReportOfQuarter } from './commitment-quarters.ts'

const today = day('2026-11-23')
const quarter = (text: string) => quarterFrom(text)!
const hours = (amount: number) => new Decimal(amount)

function report(said: Partial<ReportOfQuarter>): ReportOfQuarter {
  return {
    id: 'a',
    quarter: quarter('2026-27Q1'),
    quantity: hours(10),
    accepted: hours(10),
    state: 'verified',
    replaces: null,
    ...said,
  }
}

function figures(reports: ReportOfQuarter[], targets: [string, number][] = [['2026-27Q1', 12]]) {
  const planned = new Map(targets.map(([code, amount]) => [quarter(code), hours(amount)]))
  return commitmentQuarters(planned, reports, today).map((each) => [
    each.quarter,
    each.promised.toFixed(),
    each.reported.toFixed(),
    each.verified.toFixed(),
  ])
}

test('a quarter has what was planned, reported and verified in it', () => {
  expect(figures([report({})])).toEqual([['2026-27Q1', '12', '10', '10']])
})

test('what waits to be checked is reported and not verified; what was not accepted is neither', () => {
  const waiting = report({ id: 'b', quantity: hours(3), accepted: null, state: 'evidenced' })
  const refused = report({ id: 'c', quantity: hours(5), accepted: hours(0), state: 'not-accepted' })
  expect(figures([report({}), waiting, refused])).toEqual([['2026-27Q1', '12', '13', '10']])
})

test('a report accepted in part that was sent again is reported once', () => {
  const part = report({ id: 'b', accepted: hours(4), state: 'partly-verified' })
  const again = report({ id: 'c', quantity: hours(9), accepted: null, state: 'reported', replaces: 'b' })
  expect(figures([part, again])).toEqual([['2026-27Q1', '12', '9', '4']])
})

test('quarters that are not over are left out, and of many the last eight are shown', () => {
  expect(figures([], [['2026-27Q2', 5], ['2026-27Q3', 5]])).toEqual([['2026-27Q2', '5', '0', '0']]) // prettier-ignore
  const years = ['2023-24', '2024-25', '2025-26']
  const many = years.flatMap((year) => [1, 2, 3, 4].map((at): [string, number] => [`${year}Q${at}`, 1]))
  expect(figures([], many).map(([code]) => code)).toEqual(many.slice(-8).map(([code]) => code))
})
