import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal, sum } from '../language/quantity.ts'
import { quartersBetween } from '../language/quarter.ts'
import { shareEvenly } from './share-evenly.ts'

const quarters = (count: number) => quartersBetween(day('2026-04-01'), day('2046-03-31')).slice(0, count)
const shares = (quantity: string, count: number) =>
  [...shareEvenly(new Decimal(quantity), quarters(count)).values()].map((share) => share.toFixed())

test.each([
  ['40', 4, ['10', '10', '10', '10']],
  ['2', 4, ['0', '1', '0', '1']],
  ['10', 3, ['3', '3', '4']],
  ['1.5', 2, ['0.75', '0.75']],
  ['0.5', 3, ['0.166', '0.167', '0.167']],
  ['7', 1, ['7']],
])('%s over %i quarters', (quantity, count, expected) => {
  expect(shares(quantity, count)).toEqual(expected)
})

test('over no quarters there is nothing to share', () => {
  expect(shares('40', 0)).toEqual([])
})

test('the shares always add up to the whole, and none is less than nought', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 80 }), (count, over) => {
      const quantity = new Decimal(count).div(1000)
      const shared = [...shareEvenly(quantity, quarters(over)).values()]
      expect(sum(shared).eq(quantity)).toBe(true)
      expect(shared.every((share) => share.gte(0))).toBe(true)
    }),
  )
})
