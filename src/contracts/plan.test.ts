import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../language/day.ts'
import type { Period } from '../language/period.ts'
import { Decimal, sum } from '../language/quantity.ts'
import { moveOn } from './move-plan.ts'
import { faultOfPlan, type Milestone, type Plan, planAnew, settledPlan, stepsOf } from './plan.ts'

const forty: Plan = {
  quantity: new Decimal(40),
  due: day('2027-03-31'),
  profile: 'once',
  targets: new Map(),
}
const starts = day('2026-04-01')

function byPeriods(
  profile: 'monthly' | 'quarterly' | 'yearly',
  given: Record<string, string>,
  of = forty,
): Plan {
  const periods = new Map(
    Object.entries(given).map(([period, target]) => [period as Period, new Decimal(target)]),
  )
  const plan = { ...of, profile }
  return profile === 'quarterly' ? { ...plan, targets: periods as Plan['targets'] } : { ...plan, periods }
}

function milestone(words: string, due: string, quantity: string | null = null): Milestone {
  return { id: words, words, due: day(due), quantity: quantity === null ? null : new Decimal(quantity) }
}
const byMilestones = (...milestones: Milestone[]): Plan => ({ ...forty, profile: 'milestones', milestones })

const inQuarters = (plan: Plan) =>
  [...settledPlan(plan).targets].map(([quarter, target]) => `${quarter} ${target.toFixed()}`)

describe('what returns ask for, quarter by quarter', () => {
  test('the months of a quarter are asked for together', () => {
    const plan = byPeriods('monthly', { '2026-04': '5', '2026-06': '5', '2026-07': '30' })
    expect(inQuarters(plan)).toEqual(['2026-27Q1 10', '2026-27Q2 30'])
  })

  test('a year’s part is asked for in its last quarter, or in that of the last day', () => {
    const of = { ...forty, due: day('2027-08-31') }
    expect(inQuarters(byPeriods('yearly', { '2026/27': '25', '2027/28': '15' }, of))).toEqual([
      '2026-27Q4 25',
      '2027-28Q2 15',
    ])
  })

  test('milestones with a part of the quantity are asked for by their days, others bring nothing', () => {
    const plan = byMilestones(
      milestone('All placed', '2027-03-31', '30'),
      milestone('Meet three schools', '2026-06-30'),
      milestone('Ten placed', '2026-12-31', '10'),
    )
    expect(inQuarters(plan)).toEqual(['2026-27Q3 10', '2026-27Q4 30'])
    expect(settledPlan(plan).milestones!.map(({ words }) => words)).toEqual([
      'Meet three schools',
      'Ten placed',
      'All placed',
    ])
  })

  test('where no milestone brings any, the whole is asked for on the day it is due', () => {
    expect(inQuarters(byMilestones(milestone('Meet three schools', '2026-06-30')))).toEqual(['2026-27Q4 40'])
  })

  test('however it is planned, the quarters add up to the whole', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(parts, (amounts) => {
        const months = amounts.map((amount, place): [string, string] => [
          `${2026 + Math.floor((place + 3) / 12)}-${String(((place + 3) % 12) + 1).padStart(2, '0')}`,
          String(amount),
        ])
        const quantity = new Decimal(amounts.reduce((all, each) => all + each, 0))
        const plan = byPeriods('monthly', Object.fromEntries(months), { ...forty, quantity })
        expect(faultOfPlan(starts, plan)).toBeUndefined()
        expect(sum(settledPlan(plan).targets.values()).eq(quantity)).toBe(true)
        expect(sum(stepsOf(plan).map((step) => step.quantity)).eq(quantity)).toBe(true)
      }),
    )
  })
})

test.each([
  ['months that make less', byPeriods('monthly', { '2026-04': '39' }), 'targets-do-not-sum'],
  ['a month before the contract', byPeriods('monthly', { '2026-03': '40' }), 'target-outside-the-term'],
  ['a year after the day it is due', byPeriods('yearly', { '2027/28': '40' }), 'target-outside-the-term'],
  ['four places', byPeriods('yearly', { '2026/27': '0.0001' }), 'target-too-exact'],
  ['less than nought', byPeriods('yearly', { '2026/27': '-40' }), 'target-negative'],
  ['no milestone', byMilestones(), 'no-milestones'],
  ['a milestone without words', byMilestones(milestone(' ', '2026-06-30')), 'milestone-without-words'],
  ['a milestone of many words', byMilestones(milestone('a'.repeat(301), '2026-06-30')), 'milestone-too-long'],
  ['a milestone too late', byMilestones(milestone('Late', '2027-04-01')), 'milestone-outside-the-term'],
  ['milestones that make more', byMilestones(milestone('All', '2027-03-31', '41')), 'targets-do-not-sum'],
])('%s can’t be planned', (_, plan, because) => {
  expect(faultOfPlan(starts, plan)).toBe(because)
})

test('a plan of one kind leaves nothing of another behind', () => {
  const before = settledPlan(byPeriods('monthly', { '2026-04': '40' }))
  expect(settledPlan({ ...before, profile: 'once' })).toEqual({ ...forty, targets: new Map() })
})

describe('planned anew', () => {
  const quarters = byPeriods('quarterly', {
    '2026-27Q1': '10',
    '2026-27Q2': '10',
    '2026-27Q3': '10',
    '2026-27Q4': '10',
  })
  const on = { starts, today: day('2026-11-23') }

  test('what is over stays, the rest is shared up to the new day', () => {
    const anew = planAnew(quarters, { quantity: new Decimal(80), due: day('2027-09-30') }, on)
    expect(anew && inQuarters(anew)).toEqual([
      '2026-27Q1 10',
      '2026-27Q2 10',
      '2026-27Q3 15',
      '2026-27Q4 15',
      '2027-28Q1 15',
      '2027-28Q2 15',
    ])
  })

  test('less than was planned already, or milestones, are for a person', () => {
    expect(planAnew(quarters, { quantity: new Decimal(19), due: quarters.due }, on)).toBeUndefined()
    const steps = byMilestones(milestone('Meet three schools', '2026-06-30'))
    expect(planAnew(steps, { quantity: new Decimal(80), due: steps.due }, on)).toBeUndefined()
  })

  test('what is due once has only another quantity and day', () => {
    const anew = planAnew(forty, { quantity: new Decimal(60), due: day('2028-03-31') }, on)
    expect(anew).toEqual({ ...forty, quantity: new Decimal(60), due: '2028-03-31' })
  })
})

describe('moved on', () => {
  test('what was wanted before that day stays, what was wanted later is wanted so much later', () => {
    const quarters = byPeriods('quarterly', { '2026-27Q1': '10', '2026-27Q3': '20', '2026-27Q4': '10' })
    const moved = moveOn(quarters, day('2026-10-01'), 92)
    expect([moved.due, ...inQuarters(moved)]).toEqual([
      '2027-07-01',
      '2026-27Q1 10',
      '2026-27Q4 20',
      '2027-28Q1 10',
    ])
  })

  test('so are milestones', () => {
    const steps = byMilestones(
      milestone('Meet three schools', '2026-06-30'),
      milestone('All', '2027-01-31', '40'),
    )
    expect(moveOn(steps, day('2026-10-01'), 31).milestones!.map(({ due }) => due)).toEqual([
      '2026-06-30',
      '2027-03-03',
    ])
  })

  test('nothing is lost on the way', () => {
    const days = fc.integer({ min: 1, max: 800 })
    const from = fc.constantFrom(day('2026-05-01'), day('2026-12-31'), day('2027-03-31'))
    const plan = byPeriods('monthly', { '2026-04': '1', '2026-09': '9', '2027-03': '30' })
    fc.assert(
      fc.property(days, from, (by, on) => {
        const moved = moveOn(plan, on, by)
        expect(faultOfPlan(starts, moved)).toBeUndefined()
      }),
    )
  })
})
