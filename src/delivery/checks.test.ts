import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import type { Quarter } from '../language/quarter.ts'
import { type Checked, checksOf } from './checks.ts'

const calm: Checked = {
  quantity: new Decimal(10),
  planned: new Decimal(10),
  promised: new Decimal(40),
  before: new Decimal(6),
  evidence: ['link', 'file', 'link'],
  sameFileIn: [],
  quarter: '2026-27Q2' as Quarter,
  starts: day('2026-04-01'),
  ends: day('2027-03-31'),
  words: (quantity) => `${quantity.toFixed()} hours`,
  isMoney: false,
  moreBy: new Decimal(2),
  similarFrom: 12,
  unlikeBy: new Decimal(6),
  extra: { said: null, description: null, promise: 'Bid-writing help' },
  elsewhere: { sameNumber: [], sameWords: [] },
}

const sentences = (checked: Partial<Checked>) =>
  checksOf({ ...calm, ...checked }).map(({ level, sentence }) => `${level}: ${sentence}`)

test('a delivery as planned gives nothing to look at', () => {
  expect(sentences({})).toEqual([
    'fine: as much as planned',
    'fine: evidence: 1 file, 2 links',
    'fine: the same file is not used elsewhere',
    'fine: inside the dates of the contract',
    'fine: nothing like it is reported elsewhere',
  ])
})

test.each<[string, Partial<Checked>]>([
  ['look: 2 hours fewer than planned', { quantity: new Decimal(8) }],
  ['look: 2 hours less than planned', { quantity: new Decimal(8), isMoney: true }],
  ['look: 5 hours more than planned', { quantity: new Decimal(15) }],
  ['look: none was planned for this quarter', { planned: undefined }],
  ['look: with what was given before that makes 46 of 40 hours promised', { before: new Decimal(36) }],
  ['look: no evidence yet', { evidence: [] }],
  ['look: an inspection on site found that it did not hold up', { didNotHoldUp: true }],
  ['look: the same file was used for Placements, Q1 2026/27', { sameFileIn: ['Placements, Q1 2026/27'] }],
  ['look: before the contract began', { starts: day('2026-10-01') }],
  ['look: after the contract ended', { ends: day('2026-06-30') }],
  ['look: the dates of the contract are not known', { starts: null, ends: null }],
])('%s', (sentence, checked) => {
  expect(sentences(checked)[0]).toBe(sentence)
})

test('a declaration alone is told as the supplier’s own word', () => {
  expect(sentences({ evidence: ['declaration'] })).toContain(
    'fine: evidence: 1 signed declaration, the supplier’s own word',
  )
  expect(sentences({ evidence: ['declaration', 'inspection'] })).toContain(
    'fine: evidence: 1 signed declaration, 1 inspection on site',
  )
})

test('the last quarter of the contract is inside its dates', () => {
  expect(sentences({ ends: day('2026-07-01') })).toContain('fine: inside the dates of the contract')
})

test('nothing delivered and nothing planned is not worth a look', () => {
  expect(sentences({ quantity: new Decimal(0), planned: undefined })).not.toContain(
    'look: none was planned for this quarter',
  )
})
