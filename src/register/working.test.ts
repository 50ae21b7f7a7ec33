import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import { quarterFrom } from '../language/quarter.ts'
import { type Worked, workingOf } from './working.ts'

const report = (
  id: string,
  quarter: string,
  reported: number,
  accepted: number,
  reason: string | null = null,
) => ({
  id,
  quarter: quarterFrom(quarter)!,
  reported: new Decimal(reported),
  accepted: new Decimal(accepted),
  reason,
})

const bidWriting: Worked = {
  promised: new Decimal(40),
  due: day('2027-03-31'),
  promisedWords: 'Promised in the contract',
  units: 'hours',
  reports: [
    report('a', '2026-27Q1', 6, 6),
    report('b', '2026-27Q2', 8, 6, 'Travel, outside the definition.'),
  ],
  thisReport: 'b',
}

const lines = (worked: Worked, on = '2026-11-23') =>
  workingOf(worked, day(on)).map(({ what, amount }) => [what, amount])

test('forty promised, six and eight reported, two not counted: twelve verified, twenty-eight to come', () => {
  expect(lines(bidWriting)).toEqual([
    ['Promised in the contract, hours', '40'],
    ['Reported, Q1 2026/27 (April to June)', '6'],
    ['Reported, Q2 2026/27 (July to September)', '8'],
    ['Not counted: travel, outside the definition', '−2'],
    ['Delivered and verified', '12'],
    ['Still to come: 40 − 12', '28'],
  ])
  expect(
    workingOf(bidWriting, day('2026-11-23'))
      .filter(({ isThis }) => isThis)
      .map(({ amount }) => amount),
  ).toEqual(['8'])
})

test('after the day it was due, what is missing is called that', () => {
  expect(lines(bidWriting, '2027-03-31').at(-1)![0]).toBe('Still to come: 40 − 12')
  expect(lines(bidWriting, '2027-04-01').at(-1)).toEqual(['Not delivered by 31 March 2027: 40 − 12', '28'])
})

test('a promise that is kept exactly leaves no rest, and one that is exceeded says by how much', () => {
  expect(lines({ ...bidWriting, promised: new Decimal(12) }).at(-1)).toEqual(['Delivered and verified', '12'])
  expect(lines({ ...bidWriting, promised: new Decimal('10.5') }).at(-1)).toEqual([
    'More than was promised: 12 − 10.5',
    '1.5',
  ])
})

test('a reason shows no telephone number, and keeps the capitals of a name', () => {
  const why = (reason: string) =>
    lines({ ...bidWriting, reports: [report('a', '2026-27Q1', 8, 6, reason)] })[2]![0]
  expect(why('Ring 01632 960983.')).toBe('Not counted: ring (contact details removed)')
  expect(why('HGV time is paid for')).toBe('Not counted: HGV time is paid for')
})
