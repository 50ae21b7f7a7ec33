import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import {
  type NoticeFacts,
  noticesDue,
  prepareNotice,
  type PerformanceNotice,
  publishNotice,
} from './notice.ts'

const today = day('2026-11-23')
const running: NoticeFacts = {
  starts: day('2026-03-01'),
  ends: day('2028-03-31'),
  measuredSince: day('2026-04-01'),
  toldUntil: null,
  failures: [],
}

test('a notice is due once in twelve months while a contract with KPIs runs', () => {
  expect(noticesDue(running, today)).toEqual([{ because: 'yearly', by: '2027-03-31' }])
  expect(noticesDue({ ...running, toldUntil: day('2026-09-30') }, today)).toEqual([
    { because: 'yearly', by: '2027-09-29' },
  ])
  expect(noticesDue({ ...running, measuredSince: null }, today)).toEqual([])
})

test('the year of an older contract is counted from the day the duty began', () => {
  const older = { ...running, starts: day('2025-03-01'), measuredSince: day('2025-03-01') }
  expect(noticesDue(older, today)).toEqual([{ because: 'yearly', by: '2026-12-31' }])
})

test('one more is due at the end of the contract, unless the last one told until then', () => {
  const ended = { ...running, ends: day('2026-10-31') }
  expect(noticesDue(ended, today)).toEqual([{ because: 'ended', by: '2026-11-30' }])
  expect(noticesDue({ ...ended, toldUntil: day('2026-10-31') }, today)).toEqual([])
  expect(noticesDue({ ...running, ends: today }, today)).toMatchObject([{ because: 'yearly' }])
})

test('a failure that has to be told comes first, whatever the contract is worth', () => {
  const failure = { kind: 'breach', result: 'damages', on: day('2026-11-01'), isTold: false } as const
  const facts = { ...running, measuredSince: null, failures: [failure] }
  expect(noticesDue(facts, today)).toEqual([{ because: 'failure', by: '2026-11-30' }])
  expect(noticesDue({ ...facts, failures: [{ ...failure, isTold: true }] }, today)).toEqual([])
  expect(noticesDue({ ...facts, failures: [{ ...failure, result: 'none' }] }, today)).toEqual([])
})

const rating = {
  starts: day('2026-07-01'),
  ends: day('2026-09-30'),
  rating: 'met',
  measured: '97%',
  why: '',
} as const
const notice: PerformanceNotice = {
  contract: { id: 'c', title: 'Repairs', reference: null, ocid: null },
  buyer: { name: 'Wrenshire County Council', identifier: null },
  suppliers: [],
  starts: day('2026-07-01'),
  ends: day('2026-09-30'),
  kpis: [{ id: 'k', title: 'On time', target: '95%', ratings: [rating] }],
  failures: [],
}

test('a notice tells the ratings of periods that ended in its days, and nothing else', () => {
  expect(prepareNotice(notice, today)).toEqual({ accepted: true, fact: notice })
  expect(prepareNotice({ ...notice, ends: day('2026-09-29') }, today)).toMatchObject({
    because: 'nothing-to-tell',
  })
  expect(prepareNotice({ ...notice, starts: day('2026-10-01') }, today)).toMatchObject({
    because: 'ends-before-it-starts',
  })
  expect(prepareNotice({ ...notice, ends: day('2026-11-24') }, today)).toMatchObject({
    because: 'day-to-come',
  })
})

test('that it was published needs its number and a day since it was prepared', () => {
  const of = { preparedOn: day('2026-11-20') }
  const proposed = { reference: '076113-2026', on: today }
  expect(publishNotice(of, proposed, today)).toMatchObject({ accepted: true })
  expect(publishNotice(of, { ...proposed, reference: ' ' }, today)).toMatchObject({ because: 'no-reference' })
  expect(publishNotice(of, { ...proposed, reference: 'x'.repeat(201) }, today)).toMatchObject({
    because: 'reference-too-long',
  })
  expect(publishNotice(of, { ...proposed, on: null }, today)).toMatchObject({ because: 'no-day' })
  expect(publishNotice(of, { ...proposed, on: day('2026-11-24') }, today)).toMatchObject({
    because: 'day-to-come',
  })
  expect(publishNotice(of, { ...proposed, on: day('2026-11-19') }, today)).toMatchObject({
    because: 'before-it-was-prepared',
  })
})
