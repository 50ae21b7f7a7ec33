import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import { proposedAfter } from './extension.ts'

const longer = { starts: day('2025-04-01'), ended: day('2027-03-31'), ends: day('2028-03-31') }
const of = (quantity: string, due = '2027-03-31') => {
  const proposed = proposedAfter({ quantity: new Decimal(quantity), due: day(due) }, longer)
  return [proposed.quantity.toFixed(), proposed.due]
}

test('what was due on the old last day is due on the new one, with more in proportion to the time', () => {
  expect(of('40')).toEqual(['60', '2028-03-31'])
  expect(of('7')).toEqual(['11', '2028-03-31'])
  expect(of('0.5')).toEqual(['0.751', '2028-03-31'])
})

test('what was due earlier stays as it is', () => {
  expect(of('40', '2026-12-31')).toEqual(['40', '2026-12-31'])
})

test('where the first day is not known only the day moves', () => {
  const open = { ...longer, starts: null }
  expect(proposedAfter({ quantity: new Decimal(40), due: longer.ended }, open)).toMatchObject({
    due: '2028-03-31',
  })
})
