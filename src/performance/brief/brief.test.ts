import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import { type BriefProposed, describeBrief, usualSince } from './brief.ts'
import { pointsInOrder, signOff } from './brief-words.ts'
import { pointsFrom } from './points.ts'

const today = day('2026-11-23')
const proposed: BriefProposed = {
  service: 'Highways',
  on: day('2026-11-22'),
  since: day('2025-11-23'),
  meeting: '  Scrutiny   Commission ',
  meetingOn: null,
}
const decided = (more: Partial<BriefProposed>) => {
  const decision = describeBrief({ ...proposed, ...more }, { today, services: ['Highways'] })
  return decision.accepted ? decision.fact : decision.because
}

test('a brief is of a service that there is or of the whole council, of a day that has come', () => {
  expect(decided({})).toMatchObject({ service: 'Highways', meeting: 'Scrutiny Commission' })
  expect(decided({ service: null, on: today })).toMatchObject({ service: null, on: today })
  expect(decided({ service: 'Libraries' })).toBe('service-not-known')
  expect(decided({ on: day('2026-11-24') })).toBe('day-to-come')
  expect(decided({ on: null })).toBe('day-missing')
  expect(decided({ since: day('2026-11-23') })).toBe('since-after-the-day')
  expect(decided({ since: day('2016-11-21') })).toBe('since-too-early')
  expect(decided({ meetingOn: day('2026-11-21') })).toBe('meeting-before-the-day')
  expect(decided({ meeting: 'm'.repeat(81) })).toBe('meeting-too-long')
  expect(usualSince(day('2026-11-22'))).toBe('2025-11-23')
})

test('points stand in the order of the numbers typed beside them; an empty one is taken out', () => {
  const typed = [
    { place: '2', text: 'Second' },
    { place: '', text: ' ' },
    { place: '1', text: ' First\n point', figure: 'late' },
    { place: 'x', text: 'Last' },
  ]
  expect(pointsInOrder(typed)).toEqual([
    { text: 'First point', figure: 'late' },
    { text: 'Second' },
    { text: 'Last' },
  ])
})

test('members are asked about contracts that end with promises open, then about what the counts show', () => {
  const counts: Record<string, number> = { ending: 1, 'nothing-recorded': 2, 'late-no-owner': 1 }
  const ending = [
    {
      title: 'Heat pumps',
      ends: day('2026-12-31'),
      extendableUntil: day('2027-12-31'),
      due: 4,
      late: 1,
    },
  ]
  const on = day('2026-11-22')
  const facts = { on, amount: new Decimal(50_000), count: (key: string) => counts[key] ?? 0, ending }
  expect(pointsFrom(facts)).toEqual([
    {
      text: 'Decide whether Heat pumps is extended when it ends on 31 December 2026, and on what terms: 1 of 4 commitments due is not met.',
      figure: 'ending',
    },
    {
      text: 'Ask why 2 running contracts of £50,000 or more have no commitment recorded.',
      figure: 'nothing-recorded',
    },
    { text: 'Ask that 1 late commitment without an owner at the council gets one.', figure: 'late-no-owner' },
  ])
  const nothing = { on, amount: undefined, count: () => 0, ending: [] }
  expect(pointsFrom(nothing)).toEqual([])
})

test('what is signed off is the draft the person saw, and a brief is corrected once', () => {
  const draft = { state: 'draft', version: 3, isReplacedOtherwise: false }
  const sign = (more: object, signing = { version: 3, looked: true }) => {
    const decision = signOff({ ...draft, ...more }, signing)
    return decision.accepted || decision.because
  }
  expect(sign({})).toBe(true)
  expect(sign({ state: 'signed-off' })).toBe('not-a-draft')
  expect(sign({ version: 4 })).toBe('changed-since')
  expect(sign({ isReplacedOtherwise: true })).toBe('replaced-already')
  expect(sign({}, { version: 3, looked: false })).toBe('names-not-looked-for')
})
