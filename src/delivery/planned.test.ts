import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import type { Quarter } from '../language/quarter.ts'
import { givenBy } from './delivery-state.ts'
import { plannedIn, type Promised } from './planned.ts'

const forty = { quantity: new Decimal(40), due: day('2027-03-31') }
const quarterly: Promised = {
  ...forty,
  profile: 'quarterly',
  targets: new Map([
    ['2026-27Q1' as Quarter, new Decimal(10)],
    ['2026-27Q2' as Quarter, new Decimal(0)],
  ]),
}

test('a quarterly promise is planned quarter by quarter', () => {
  expect(plannedIn(quarterly, '2026-27Q1' as Quarter)?.toFixed()).toBe('10')
})

test('nothing is planned for a quarter whose target is nought or missing', () => {
  expect(plannedIn(quarterly, '2026-27Q2' as Quarter)).toBeUndefined()
  expect(plannedIn(quarterly, '2026-27Q3' as Quarter)).toBeUndefined()
})

test('a promise kept once is planned for the quarter it falls due in', () => {
  const once: Promised = { ...forty, profile: 'once', targets: new Map() }
  expect(plannedIn(once, '2026-27Q4' as Quarter)?.toFixed()).toBe('40')
  expect(plannedIn(once, '2026-27Q3' as Quarter)).toBeUndefined()
})

test('what was given is what was accepted, and until it is checked what was reported', () => {
  const given = givenBy([
    { state: 'verified', quantity: new Decimal(6), accepted: new Decimal(6) },
    { state: 'partly-verified', quantity: new Decimal(8), accepted: new Decimal(6) },
    { state: 'evidenced', quantity: new Decimal('2.5'), accepted: null },
    { state: 'not-accepted', quantity: new Decimal(100), accepted: new Decimal(0) },
    { state: 'replaced', quantity: new Decimal(100), accepted: null },
  ])
  expect(given.toFixed()).toBe('14.5')
})

test('of a promise that grows with invoices nothing is planned while nothing is owed', () => {
  const promised = {
    quantity: new Decimal(0),
    due: day('2026-09-30'),
    profile: 'once' as const,
    targets: new Map(),
  }
  expect(plannedIn(promised, '2026-27Q2' as Quarter)).toBeUndefined()
})
