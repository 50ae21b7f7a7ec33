import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import { recordRemedy, type RemedyProposed } from './remedy.ts'

const today = day('2026-11-23')
const commitments = [
  { id: 'firm', standing: 'contractual' },
  { id: 'soft', standing: 'voluntary' },
]
const deduction: RemedyProposed = {
  kind: 'deduction',
  commitment: 'firm',
  on: today,
  amount: new Decimal('1250.50'),
  words: 'Two placements were not given',
}

test('only a promise that is part of the contract has a remedy; a warning may be about any', () => {
  expect(recordRemedy(commitments, deduction, today)).toMatchObject({ accepted: true })
  expect(recordRemedy(commitments, { ...deduction, commitment: 'soft' }, today)).toMatchObject({
    because: 'not-contractual',
  })
  const warning = { ...deduction, kind: 'warning', commitment: 'soft' }
  expect(recordRemedy(commitments, warning, today)).toMatchObject({ accepted: true, fact: { amount: null } })
  expect(recordRemedy(commitments, { ...deduction, commitment: null }, today)).toMatchObject({
    accepted: true,
  })
})

test('a remedy has a kind, a day that has come, words, and a deduction its pounds and pence', () => {
  const refused: [Partial<RemedyProposed>, string][] = [
    [{ kind: 'fine' }, 'no-kind'],
    [{ commitment: 'elsewhere' }, 'commitment-not-here'],
    [{ on: null }, 'no-day'],
    [{ on: day('2026-11-24') }, 'day-to-come'],
    [{ amount: null }, 'no-amount'],
    [{ amount: new Decimal(0) }, 'amount-not-positive'],
    [{ amount: new Decimal('1.005') }, 'amount-too-exact'],
    [{ amount: new Decimal('1000000000000.01') }, 'amount-too-large'],
    [{ words: ' ' }, 'no-words'],
    [{ words: 'x'.repeat(2001) }, 'words-too-long'],
  ]
  for (const [part, because] of refused)
    expect(recordRemedy(commitments, { ...deduction, ...part }, today)).toEqual({ accepted: false, because })
})
