import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, day } from '../language/day.ts'
import { Decimal, sum } from '../language/quantity.ts'
import type { Quarter } from '../language/quarter.ts'
import { moveByMonths } from './move-plan.ts'
import { faultOfPlan, type Plan } from './plan.ts'

const forty: Plan = { quantity: new Decimal(40), due: day('2027-03-31'), profile: 'once', targets: new Map() }
const quarters = (parts: Record<string, string>): Plan => ({
  ...forty,
  profile: 'quarterly',
  targets: new Map(Object.entries(parts).map(([quarter, part]) => [quarter as Quarter, new Decimal(part)])),
})
const always = day('1900-01-01')

test.each([
  ['2027-03-31', 3, '2027-06-30'],
  ['2027-06-30', 9, '2028-03-31'],
  ['2027-01-30', 1, '2027-02-28'],
  ['2027-03-15', -2, '2027-01-15'],
])('%s moved by %i months is %s', (due, months, moved) => {
  expect(moveByMonths({ ...forty, due: day(due) }, always, months).due).toBe(moved)
})

test('quarters move by quarters, and what was wanted before the day stays', () => {
  const plan = quarters({ '2026-27Q1': '10', '2026-27Q3': '20', '2026-27Q4': '10' })
  const all = moveByMonths(plan, always, 3)
  expect([...all.targets.keys()]).toEqual(['2026-27Q2', '2026-27Q4', '2027-28Q1'])
  const ahead = moveByMonths(plan, day('2026-11-23'), 6)
  expect([...ahead.targets.keys()]).toEqual(['2026-27Q1', '2027-28Q1', '2027-28Q2'])
})

const parts = fc.tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 0, max: 50 })))

test('a moved plan still adds up, and nothing of it is wanted after the day it is due', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 60 }), (given, months) => {
      const named = Object.fromEntries(given.map((part, at) => [`2026-27Q${at + 1}`, String(part)]))
      const plan = { ...quarters(named), quantity: new Decimal(given.reduce((all, part) => all + part, 0)) }
      const moved = moveByMonths(plan, always, months)
      expect(faultOfPlan('2026-04-01' as Day, moved)).toBeUndefined()
      expect(sum(moved.targets.values()).eq(plan.quantity)).toBe(true)
    }),
  )
})
