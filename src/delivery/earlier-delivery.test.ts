import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import type { Quarter } from '../language/quarter.ts'
import { confirmEarlier, type ConfirmTyped, type EarlierStanding } from './earlier-delivery.ts'

const today = day('2026-11-23')
const told: EarlierStanding = {
  quarter: '2024-25Q2' as Quarter,
  reported: new Decimal(40),
  accepted: new Decimal(25),
  isGone: false,
  isConfirmed: false,
  commitmentWithdrawn: false,
  reportedHere: new Set(),
}
const typed: ConfirmTyped = { quantity: '25', quarter: '', story: 'Hygiene course.', evidence: 1 }

function because(change: Partial<EarlierStanding>, said: Partial<ConfirmTyped> = {}): string {
  const decision = confirmEarlier({ ...told, ...change }, { ...typed, ...said }, today)
  return decision.accepted ? 'accepted' : decision.because
}

test('what the records say is confirmed with evidence, or less of it', () => {
  const decision = confirmEarlier(told, typed, today)
  expect(decision).toMatchObject({ accepted: true, fact: { quarter: '2024-25Q2', story: 'Hygiene course.' } })
  expect(because({}, { quantity: '20' })).toBe('accepted')
  expect(because({}, { quantity: '40' })).toBe('accepted')
})

test('never more than they say, never nothing, never without a story or evidence', () => {
  expect(because({}, { quantity: '40.5' })).toBe('more-than-recorded')
  expect(because({}, { quantity: '0' })).toBe('nothing-delivered')
  expect(because({}, { quantity: 'some' })).toBe('not-a-number')
  expect(because({}, { story: ' ' })).toBe('no-story')
  expect(because({}, { story: 'x'.repeat(4001) })).toBe('story-too-long')
  expect(because({}, { evidence: 0 })).toBe('no-evidence')
})

test('once, while it stands, and of no quarter that something was reported for here', () => {
  expect(because({ isConfirmed: true })).toBe('already-confirmed')
  expect(because({ isGone: true })).toBe('no-longer-stands')
  expect(because({ commitmentWithdrawn: true })).toBe('commitment-withdrawn')
  expect(because({ reportedHere: new Set(['2024-25Q2']) })).toBe('reported-here')
})

test('a figure up to the day of the file needs its quarter, one that has begun', () => {
  expect(because({ quarter: null })).toBe('no-quarter')
  expect(because({ quarter: null }, { quarter: '2027-28Q1' })).toBe('quarter-not-begun')
  expect(because({ quarter: null, reportedHere: new Set(['2024-25Q1']) }, { quarter: '2024-25Q1' })).toBe(
    'reported-here',
  )
  expect(because({ quarter: null }, { quarter: '2024-25Q4' })).toBe('accepted')
})

test('not by whoever agreed it, while they act for somebody', () => {
  expect(because({ agreedWhileActing: true })).toBe('own-agreement')
})
