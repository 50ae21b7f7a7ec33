import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import type { Quarter } from '../language/quarter.ts'
import {
  askedOn,
  isToAsk,
  isWithinHours,
  keepRhythm,
  reminderSteps,
  stepToday,
  usualRhythm,
} from './rhythm.ts'

const on = { ...usualRhythm, onSince: day('2026-04-01') }
const second = '2026-27Q2' as Quarter

test('returns are asked for on the day after the quarter, and on the Monday when that is a weekend', () => {
  expect(askedOn(second, on)).toBe('2026-10-01')
  expect(askedOn('2026-27Q1' as Quarter, { ...on, askAfter: 3 })).toBe('2026-07-03')
  expect(askedOn('2027-28Q2' as Quarter, { ...on, askAfter: 2 })).toBe('2027-10-04')
})

test('nothing that should have been asked before it was turned on is asked by itself', () => {
  expect(isToAsk(second, { ...on, onSince: null }, day('2026-10-01'))).toBe(false)
  expect(isToAsk(second, { ...on, onSince: day('2026-10-02') }, day('2026-10-02'))).toBe(false)
  expect(isToAsk(second, on, day('2026-09-30'))).toBe(false)
  expect(isToAsk(second, on, day('2026-10-01'))).toBe(true)
  expect(isToAsk(second, on, day('2026-10-20'))).toBe(true)
  expect(isToAsk(second, on, day('2026-12-20'))).toBe(false)
})

test('the hours are those of England, before and after the clocks go back, and never on a Sunday', () => {
  expect(isWithinHours(on, new Date('2026-10-23T07:59:00Z'))).toBe(false)
  expect(isWithinHours(on, new Date('2026-10-23T08:00:00Z'))).toBe(true)
  expect(isWithinHours(on, new Date('2026-10-23T16:00:00Z'))).toBe(false)
  expect(isWithinHours(on, new Date('2026-10-25T12:00:00Z'))).toBe(false)
  expect(isWithinHours(on, new Date('2026-10-26T08:30:00Z'))).toBe(false)
  expect(isWithinHours(on, new Date('2026-10-26T09:00:00Z'))).toBe(true)
  expect(isWithinHours(on, new Date('2026-10-26T16:59:00Z'))).toBe(true)
})

test('a reminder before the day due that falls on a weekend comes on the Friday, a later one on the Monday', () => {
  const steps = reminderSteps(day('2026-10-28'), { ...on, remindDays: [-3, 0, 3], escalateAfter: 10 })
  expect(steps.map((step) => [step.step, step.on])).toEqual([
    ['reminder -3', '2026-10-23'],
    ['reminder 0', '2026-10-28'],
    ['reminder 3', '2026-11-02'],
    ['escalation', '2026-11-09'],
  ])
})

test('after days off only the newest step is taken; none from before it was turned on', () => {
  const due = day('2026-10-14')
  expect(stepToday(due, on, day('2026-10-08'))).toBeUndefined()
  expect(stepToday(due, on, day('2026-10-09'))?.step).toBe('reminder -3')
  expect(stepToday(due, on, day('2026-10-26'))?.step).toBe('reminder 7')
  expect(stepToday(due, { ...on, onSince: day('2026-10-22') }, day('2026-10-26'))).toBeUndefined()
  expect(stepToday(due, { ...on, onSince: day('2026-10-22') }, day('2026-10-28'))?.step).toBe('escalation')
  expect(stepToday(due, on, day('2027-01-20'))).toBeUndefined()
})

test('a rhythm is kept with its reminders in order, each once', () => {
  const kept = keepRhythm({ ...on, remindDays: [7, -3, 7] })
  expect(kept).toMatchObject({ accepted: true, fact: { remindDays: [-3, 7] } })
})

test.each([
  ['ask-after', { askAfter: 0 }],
  ['answer-days', { answerDays: 91 }],
  ['reminders', { remindDays: [1.5] }],
  ['reminders', { remindDays: [1, 2, 3, 4, 5, 6, 7, 8, 9], escalateAfter: null }],
  ['reminders-too-early', { remindDays: [-14] }],
  ['escalation', { escalateAfter: 0 }],
  ['escalation-too-early', { escalateAfter: 7 }],
  ['hours', { fromHour: 17, untilHour: 9 }],
  ['hours', { fromHour: 3 }],
] as const)('is refused: %s', (because, changed) => {
  expect(keepRhythm({ ...on, ...changed })).toEqual({ accepted: false, because })
})
