import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import {
  attentionOfCommitment,
  attentionOfContract,
  type CommitmentFacts,
  type ContractFacts,
  matterOf,
  plannedUntil,
  type OwnLine,
} from './attention.ts'
import { sinceWords } from './attention-words.ts'
import { whoseFrom, whoseText } from './whose.ts'

const today = day('2026-11-23')
const promised: CommitmentFacts = {
  due: day('2027-06-30'),
  quantity: new Decimal('40'),
  accepted: new Decimal('0'),
  reported: new Decimal('0'),
  planned: new Decimal('0'),
  isPaused: false,
  hasOwner: true,
  measureIsNew: false,
}
const of = (differs: Partial<CommitmentFacts>) =>
  attentionOfCommitment({ ...promised, ...differs }, { today })

test('a commitment is overdue the day after it was due, and not on its day', () => {
  expect(of({ due: day('2026-11-22') })).toEqual(['overdue'])
  expect(of({ due: today })).toEqual(['ending-soon'])
})

test('a commitment met in full is not overdue, whoever accepted it', () => {
  expect(of({ due: day('2026-11-22'), accepted: new Decimal('40') })).toEqual([])
  expect(of({ due: day('2026-11-22'), accepted: new Decimal('39.999') })).toEqual(['overdue'])
})

test('a commitment ends soon for thirty days, until all of it is reported', () => {
  expect(of({ due: day('2026-12-23') })).toEqual(['ending-soon'])
  expect(of({ due: day('2026-12-24') })).toEqual([])
  expect(of({ due: day('2026-12-23'), reported: new Decimal('40') })).toEqual([])
})

test('a commitment is behind its plan while less is reported than was planned by a quarter whose return should be here', () => {
  const planned = new Decimal('20')
  expect(of({ planned, reported: new Decimal('19.999') })).toEqual(['behind-plan'])
  expect(of({ planned, reported: planned })).toEqual([])
  expect(of({ planned, due: day('2026-11-22') })).toEqual(['overdue'])
  expect(plannedUntil(day('2026-11-23'))).toBe('2026-27Q2')
  expect(plannedUntil(day('2026-10-30'))).toBe('2026-27Q1')
  expect(plannedUntil(day('2026-10-31'))).toBe('2026-27Q2')
})

test('nobody is reminded of a commitment while it is paused', () => {
  expect(of({ isPaused: true, due: day('2026-11-22') })).toEqual([])
  expect(of({ isPaused: true, due: today })).toEqual([])
  expect(of({ isPaused: true, planned: new Decimal('20') })).toEqual([])
})

test('nobody looks after a commitment only while it is not met', () => {
  expect(of({ hasOwner: false })).toEqual(['no-owner'])
  expect(of({ hasOwner: false, accepted: new Decimal('41') })).toEqual([])
})

const line: OwnLine = { pence: 5_000_000, isAbove: false, frameworks: true, callOffs: false }
const contract: ContractFacts = {
  kind: 'contract',
  starts: day('2024-04-01'),
  ends: day('2029-03-31'),
  extendableUntil: null,
  pence: 5_000_000,
  hasCommitments: false,
}
const about = (differs: Partial<ContractFacts>, own: Partial<OwnLine> = {}) =>
  attentionOfContract({ ...contract, ...differs }, { today, line: { ...line, ...own } })

test('a running contract at the council’s line needs something recorded; a penny below it does not', () => {
  expect(about({})).toEqual(['nothing-recorded'])
  expect(about({ pence: 4_999_999 })).toEqual([])
  expect(about({}, { isAbove: true })).toEqual([])
  expect(about({ pence: 5_000_001 }, { isAbove: true })).toEqual(['nothing-recorded'])
  expect(about({ hasCommitments: true })).toEqual([])
  expect(about({ pence: null })).toEqual([])
})

test('the line holds for those kinds of contract that its rule speaks of', () => {
  expect(about({ kind: 'framework' })).toEqual(['nothing-recorded'])
  expect(about({ kind: 'call-off' })).toEqual([])
})

test('a contract runs from its first day to its last, both within it', () => {
  expect(about({ starts: today })).toEqual(['nothing-recorded'])
  expect(about({ starts: day('2026-11-24') })).toEqual([])
  expect(about({ ends: today })).toEqual(['nothing-recorded', 'contract-ending'])
  expect(about({ ends: day('2026-11-22') })).toEqual([])
  expect(about({ starts: null, ends: null })).toEqual(['nothing-recorded'])
})

test('without a line in the policy no contract lacks anything', () => {
  expect(attentionOfContract(contract, { today, line: undefined })).toEqual([])
})

test('the end of a contract, or of its last extension, shows nine calendar months ahead', () => {
  const met = { hasCommitments: true }
  expect(about({ ...met, ends: day('2027-08-23') })).toEqual(['contract-ending'])
  expect(about({ ...met, ends: day('2027-08-24') })).toEqual([])
  expect(about({ ...met, ends: null, extendableUntil: day('2027-08-23') })).toEqual(['contract-ending'])
  expect(about({ ...met, ends: day('2026-10-31'), extendableUntil: day('2027-01-31') })).toEqual([
    'contract-ending',
  ])
})

test('a commitment given to somebody before its day stays theirs after it', () => {
  expect(matterOf('overdue')).toBe(matterOf('ending-soon'))
  expect(matterOf('no-owner')).not.toBe(matterOf('overdue'))
})

test('whose things are written as they are read', () => {
  const id = '01a20831-6680-7416-85bb-23aa6a04f557'
  const all = [
    { of: 'everyone' },
    { of: 'service', name: 'Adults ~ and Communities' },
    { of: 'person', id },
    { of: 'team', id },
  ] as const
  for (const whose of all) expect(whoseFrom(whoseText(whose))).toEqual(whose)
  expect(whoseFrom('mine', id)).toEqual({ of: 'person', id })
  expect(whoseFrom('mine')).toBeUndefined()
  expect(whoseFrom('person~nobody')).toBeUndefined()
  expect(whoseFrom('service~')).toBeUndefined()
})

test('a count is compared with that of a named morning', () => {
  expect(sinceWords(41, 38, day('2026-11-16'))).toBe('3 more than on Monday 16 November.')
  expect(sinceWords(38, 1_041, day('2026-11-16'))).toBe('1,003 fewer than on Monday 16 November.')
  expect(sinceWords(4, 4, day('2026-11-16'))).toBe('As many as on Monday 16 November.')
})
