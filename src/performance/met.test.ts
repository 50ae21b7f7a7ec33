import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import { headlineOf, howFarMet, metOn } from './met.ts'

const forty = (verified: string) => ({
  quantity: new Decimal(40),
  due: day('2026-09-30'),
  verified: new Decimal(verified),
})

test.each([
  ['0', 'not-met'],
  ['0.001', 'in-part'],
  ['39.999', 'in-part'],
  ['40', 'in-full'],
  ['41', 'in-full'],
] as const)('with %s of 40 verified it is %s', (verified, met) => {
  expect(howFarMet(forty(verified))).toBe(met)
})

test('a commitment counts as due on its very day, and not before', () => {
  expect(metOn(forty('40'), day('2026-09-29'))).toBe('not-yet-due')
  expect(metOn(forty('12'), day('2026-09-30'))).toBe('in-part')
})

test('what the council’s earlier records accepted is told apart, and never as verified', () => {
  const promised = { quantity: new Decimal(40), due: day('2026-09-30') }
  const met = (verified: string, earlier: string) =>
    metOn({ ...promised, verified: new Decimal(verified), earlier: new Decimal(earlier) }, day('2026-10-01'))
  expect(met('40', '0')).toBe('in-full')
  expect(met('0', '40')).toBe('by-earlier-records')
  expect(met('30', '10')).toBe('by-earlier-records')
  expect(met('0', '39')).toBe('in-part')
  expect(met('0', '0')).toBe('not-met')
})

test('the headline counts what was due by the day, and apart from it what is still to come', () => {
  const counts = [
    { due: day('2026-06-30'), inFull: 3, byEarlierRecords: 0, inPart: 1, notMet: 2 },
    { due: day('2026-09-30'), inFull: 1, byEarlierRecords: 2, inPart: 0, notMet: 0 },
    { due: day('2026-10-01'), inFull: 5, byEarlierRecords: 1, inPart: 0, notMet: 4 },
  ]
  expect(headlineOf(counts, day('2026-09-30'))).toEqual({
    due: 9,
    inFull: 4,
    byEarlierRecords: 2,
    inPart: 1,
    notMet: 2,
    notYetDue: 10,
  })
})
