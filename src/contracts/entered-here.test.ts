import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import type { Commitment } from './commitment.ts'
import { takeFromFile } from './entered-here.ts'

const said: Commitment = {
  title: 'Volunteering',
  supplier: 's',
  measure: 'hours',
  outcome: 'o',
  quantity: new Decimal(40),
  due: day('2027-03-31'),
  profile: 'once',
  targets: new Map(),
  place: null,
  beneficiaries: null,
  supplierOwner: null,
  supplierEmail: null,
  owner: null,
  evidenceWanted: null,
  origin: 'tender',
  standing: 'not-known',
}

test('what only the file changed is taken, what only a person changed stays', () => {
  const here = { ...said, owner: 'sam' }
  const file = { ...said, quantity: new Decimal(55) }
  const { commitment, changed, kept } = takeFromFile({ here, before: said, file })
  expect([commitment.owner, commitment.quantity.toFixed(), changed, kept]).toEqual([
    'sam',
    '55',
    ['promised'],
    [],
  ])
})

test('what both changed stays as the person said it, and is told', () => {
  const here = { ...said, due: day('2027-06-30') }
  const file = { ...said, due: day('2027-09-30') }
  const { commitment, changed, kept } = takeFromFile({ here, before: said, file })
  expect([commitment.due, changed, kept]).toEqual(['2027-06-30', [], ['due']])
})

test('what both changed alike is as it is', () => {
  const here = { ...said, due: day('2027-06-30') }
  expect(takeFromFile({ here, before: said, file: here })).toMatchObject({ changed: [], kept: [] })
})

test('what the file doesn’t say it doesn’t change', () => {
  const before: Commitment = { ...said, standing: 'contractual', evidenceWanted: 'A list', owner: 'sam' }
  expect(takeFromFile({ here: before, before: null, file: said })).toMatchObject({ changed: [], kept: [] })
})

test('the measure of what was reported towards is fixed', () => {
  const { changed, kept } = takeFromFile({
    here: said,
    before: null,
    file: { ...said, measure: 'days' },
    fixed: ['counted'],
  })
  expect([changed, kept]).toEqual([[], ['counted']])
})
