import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { Decimal, sum } from '../../language/quantity.ts'
import { faultOfScaling, type Invoiced, owedByQuarter, owedFor, owedSoFar, type Scaling } from './scaling.ts'
import { amountWords, rateWords, workingWords } from './scaling-words.ts'

const rate = (units: string, per: string, divisible = false): Scaling => ({
  units: new Decimal(units),
  per: new Decimal(per),
  divisible,
})
const placement = rate('1', '500000')
const paid = (ends: string, amount: string): Invoiced => ({ ends: day(ends), amount: new Decimal(amount) })
const starts = { unit: { one: 'start', many: 'starts' } }

test.each([
  ['0', '0'],
  ['499999.99', '0'],
  ['500000', '1'],
  ['2499999.99', '4'],
  ['-500000', '0'],
])('one placement for every £500,000: £%s brings %s', (invoiced, owed) => {
  expect(owedFor(placement, new Decimal(invoiced)).toFixed()).toBe(owed)
})

test('parts of a unit count where the measure is divisible, rounded down at the third figure', () => {
  expect(owedFor(rate('10', '30000', true), new Decimal('100000')).toFixed()).toBe('33.333')
  expect(owedFor(rate('0.5', '10000', true), new Decimal('123456.78')).toFixed()).toBe('6.172')
})

test('a third of a pound is never lost on the way: three thirds are one', () => {
  expect(owedFor(rate('1', '3'), new Decimal('3')).toFixed()).toBe('1')
  expect(owedFor(rate('3', '0.01'), new Decimal('0.03')).toFixed()).toBe('9')
})

test('what a quarter brought is wanted in the next, and the last of it when all is due', () => {
  const invoiced = [
    paid('2026-05-31', '600000'),
    paid('2026-08-31', '300000'),
    paid('2026-12-31', '700000'),
    paid('2027-03-31', '900000'),
  ]
  const term = { starts: day('2026-04-01'), due: day('2027-03-31') }
  expect(
    [...owedByQuarter(placement, invoiced, term)].map(([quarter, part]) => [quarter, part.toFixed()]),
  ).toEqual([
    ['2026-27Q2', '1'],
    ['2026-27Q4', '4'],
  ])
})

test('a credit takes away what was earned before it', () => {
  const invoiced = [paid('2026-05-31', '1000000'), paid('2026-08-31', '-600000')]
  const term = { starts: day('2026-04-01'), due: day('2027-03-31') }
  expect(owedSoFar(placement, invoiced).toFixed()).toBe('0')
  expect([...owedByQuarter(placement, invoiced, term)]).toEqual([])
})

const days = fc.integer({ min: 0, max: 1500 }).map((offset) => {
  const at = new Date(Date.UTC(2025, 0, 1 + offset))
  return at.toISOString().slice(0, 10)
})
const rows = fc.array(fc.tuple(days, fc.integer({ min: -90_000_000, max: 90_000_000 })), { maxLength: 20 })

test('the quarters add up to what is owed for everything, and none is less than nought', () => {
  fc.assert(
    fc.property(
      rows,
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.boolean(),
      (given, units, per, divisible) => {
        const invoiced = given.map(([ends, pence]) => ({
          ends: day(ends),
          amount: new Decimal(pence).div(100),
        }))
        const scaling = { units: new Decimal(units), per: new Decimal(per), divisible }
        const parts = [
          ...owedByQuarter(scaling, invoiced, { starts: day('2025-04-01'), due: day('2027-03-31') }).values(),
        ]
        expect(sum(parts).eq(owedSoFar(scaling, invoiced))).toBe(true)
        expect(parts.every((part) => part.gt(0))).toBe(true)
      },
    ),
  )
})

test('more invoiced never owes less', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }), (one, more) => {
      const less = owedFor(placement, new Decimal(one))
      expect(owedFor(placement, new Decimal(one + more)).gte(less)).toBe(true)
    }),
  )
})

test('a rate has figures above nought, pounds in pence and units to three places', () => {
  expect(faultOfScaling(rate('0', '1'))).toBe('units-not-right')
  expect(faultOfScaling(rate('0.0001', '1'))).toBe('units-not-right')
  expect(faultOfScaling(rate('1', '-5'))).toBe('per-not-right')
  expect(faultOfScaling(rate('1', '0.001'))).toBe('per-not-right')
  expect(faultOfScaling(rate('0.001', '0.01'))).toBeUndefined()
})

test('it is told in words, with its working', () => {
  expect(rateWords(starts, placement)).toBe('1 start for every £500,000 invoiced')
  expect(amountWords(starts, { quantity: new Decimal(0), scaling: placement })).toBe(
    '1 start for every £500,000 invoiced, nothing so far',
  )
  expect(workingWords(starts, placement, new Decimal('2300000'))).toBe(
    '£2,300,000 × 1 ÷ £500,000 = 4.6, rounded down to whole ones: 4 starts.',
  )
  expect(workingWords(starts, placement, new Decimal('2000000'))).toBe(
    '£2,000,000 × 1 ÷ £500,000 = 4 starts.',
  )
})
