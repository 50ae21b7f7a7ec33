import { describe, expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import { decisionsDue, recordDecision } from './decision-point.ts'
import { writeHandover } from './handover-record.ts'
import { standingOn } from './prepared.ts'
import { minuteReview } from './review.ts'
import { recordRisk } from './risk.ts'
import { chooseContractSetting, proposedSetting } from './setting.ts'
import { recordWaiver, waiverStandsOn } from './waiver.ts'

const today = day('2026-11-23')

describe('before a contract ends', () => {
  const contract = { ends: day('2027-08-23'), extendableUntil: day('2029-03-31') }

  test('a decision is due so many calendar months ahead, on the very day', () => {
    expect(decisionsDue(contract, 9, today)).toEqual([
      { about: 'end', before: '2027-08-23', from: '2026-11-23', isDue: true },
      { about: 'extension', before: '2029-03-31', from: '2028-06-30', isDue: false },
    ])
    expect(decisionsDue(contract, 8, today)[0]!.isDue).toBe(false)
  })

  test('a day that passed is decided no more, and one day is one decision', () => {
    expect(decisionsDue({ ends: day('2026-11-22'), extendableUntil: null }, 9, today)).toEqual([])
    expect(
      decisionsDue({ ends: day('2027-01-31'), extendableUntil: day('2027-01-31') }, 9, today),
    ).toHaveLength(1)
  })

  test('what was decided needs a reason, somebody who decided, and the day it is about', () => {
    const taken = {
      about: 'end',
      before: day('2027-08-23'),
      missed: null,
      toAsk: null,
      decided: 'extend',
      reason: 'It works.',
      decidedOn: today,
      decidedBy: 'Head of highways',
    } as const
    expect(recordDecision(contract, taken, today).accepted).toBe(true)
    const refused = (more: object) => recordDecision(contract, { ...taken, ...more }, today)
    expect(refused({ before: day('2027-08-24') })).toMatchObject({ because: 'not-a-day-to-decide' })
    expect(refused({ reason: ' ' })).toMatchObject({ because: 'no-reason' })
    expect(refused({ decidedBy: '' })).toMatchObject({ because: 'no-decider' })
    expect(refused({ decidedOn: day('2026-11-24') })).toMatchObject({ because: 'decided-in-the-future' })
  })
})

test('a waiver holds on its last day, and expires soon before it', () => {
  const standing = (expires: string) => waiverStandsOn({ expires: day(expires) }, today, 3)
  expect(standing('2026-11-22')).toBe('expired')
  expect(standing('2026-11-23')).toBe('expiring')
  expect(standing('2027-02-23')).toBe('expiring')
  expect(standing('2027-02-24')).toBe('in-force')
})

test('a waiver needs its number, reason and approver, and days in order', () => {
  const waiver = {
    number: 'W-1',
    kind: 'waiver',
    title: 'Grit',
    supplier: 'Ashdown',
    contract: null,
    value: new Decimal(10),
    reason: 'Only one has it.',
    approver: 'Director',
    approvedOn: today,
    expires: today,
  } as const
  expect(recordWaiver(waiver, today).accepted).toBe(true)
  expect(recordWaiver({ ...waiver, number: '' }, today)).toMatchObject({ because: 'no-number' })
  expect(recordWaiver({ ...waiver, reason: '' }, today)).toMatchObject({ because: 'no-reason' })
  expect(recordWaiver({ ...waiver, approver: '' }, today)).toMatchObject({ because: 'no-approver' })
  expect(recordWaiver({ ...waiver, expires: day('2026-11-22') }, today)).toMatchObject({
    because: 'expires-before-approved',
  })
})

test('a risk is looked at again on a day to come', () => {
  const risk = {
    risk: 'No trainees',
    likelihood: 'high',
    doing: 'Ask colleges',
    owner: 'Sam',
    reviewOn: today,
  } as const
  expect(recordRisk(risk, today).accepted).toBe(true)
  expect(recordRisk({ ...risk, reviewOn: day('2026-11-22') }, today)).toMatchObject({
    because: 'review-in-the-past',
  })
  expect(recordRisk({ ...risk, doing: '' }, today)).toMatchObject({ because: 'nothing-done' })
})

test('a review is minuted once it was held', () => {
  const review = { heldOn: today, present: 'Both sides', minutes: 'All well.', nextOn: null }
  expect(minuteReview(review, today).accepted).toBe(true)
  expect(minuteReview({ ...review, heldOn: day('2026-11-24') }, today)).toMatchObject({
    because: 'held-in-the-future',
  })
  expect(minuteReview({ ...review, nextOn: today }, today)).toMatchObject({ because: 'next-before' })
  expect(minuteReview({ ...review, minutes: '' }, today)).toMatchObject({ because: 'no-minutes' })
})

test('a handover record says what was agreed by word of mouth, if only that nothing was', () => {
  expect(writeHandover({ wordOfMouth: ' ', whoKnows: null })).toMatchObject({ because: 'nothing-said' })
  expect(writeHandover({ wordOfMouth: 'Nothing.', whoKnows: null }).accepted).toBe(true)
})

test('only what was verified counts, and it counts as due on its very day', () => {
  const of = (verified: number, due: string) =>
    standingOn({ quantity: new Decimal(4), verified: new Decimal(verified), due: day(due) }, today)
  expect([of(4, '2027-01-01'), of(3, '2026-11-24'), of(3, '2026-11-23'), of(0, '2026-11-22')]).toEqual([
    'met',
    'not-yet-due',
    'part',
    'none',
  ])
})

test('months are whole, and a checklist has steps, each once', () => {
  expect(chooseContractSetting(proposedSetting).accepted).toBe(true)
  expect(chooseContractSetting({ ...proposedSetting, decideMonths: 0 })).toMatchObject({
    because: 'months-not-right',
  })
  expect(chooseContractSetting({ ...proposedSetting, waiverMonths: 1.5 })).toMatchObject({
    because: 'waiver-months-not-right',
  })
  expect(chooseContractSetting({ ...proposedSetting, mobilisationSteps: [' '] })).toMatchObject({
    because: 'no-steps',
  })
  expect(chooseContractSetting({ ...proposedSetting, mobilisationSteps: ['a', ' a', 'b'] })).toMatchObject({
    fact: { mobilisationSteps: ['a', 'b'] },
  })
})
