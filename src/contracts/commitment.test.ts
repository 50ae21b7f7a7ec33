import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal, sum } from '../language/quantity.ts'
import { type Quarter, quarterFrom } from '../language/quarter.ts'
import { type Commitment, recordCommitment } from './commitment.ts'
import { type CommitmentEdit, editCommitment, withdrawCommitment } from './commitment-edit.ts'
import type { Term } from './contract.ts'
import { periodsToPlan } from './plan.ts'

const term: Term = {
  starts: day('2026-05-15'),
  ends: day('2027-03-31'),
  suppliers: ['ashdown', 'fernleigh'],
  withdrawn: false,
}

const promised: Commitment = {
  title: 'Bid-writing help',
  supplier: 'ashdown',
  measure: 'hours',
  outcome: 'great-communities',
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
  standing: 'contractual',
}

function planned(targets: Record<string, string>): Commitment {
  const map = new Map(
    Object.entries(targets).map(([quarter, target]) => [quarterFrom(quarter)!, new Decimal(target)]),
  )
  return { ...promised, profile: 'quarterly', targets: map }
}

test('the first and the last day of the term are still within it', () => {
  expect(recordCommitment(term, { ...promised, due: day('2026-05-15') }).accepted).toBe(true)
  expect(recordCommitment(term, promised).accepted).toBe(true)
})

test('where the days of a contract are not known, any day may be one', () => {
  const open = { ...term, starts: null, ends: null }
  expect(recordCommitment(open, { ...promised, due: day('2035-01-01') }).accepted).toBe(true)
})

test('what is due once has no targets', () => {
  const decision = recordCommitment(term, { ...planned({ '2026-27Q1': '40' }), profile: 'once' })
  expect(decision).toMatchObject({ accepted: true, fact: { targets: new Map() } })
})

test('targets are kept in order and noughts are left out', () => {
  const decision = recordCommitment(term, planned({ '2026-27Q3': '30', '2026-27Q2': '0', '2026-27Q1': '10' }))
  expect(decision.accepted && [...decision.fact.targets.keys()]).toEqual(['2026-27Q1', '2026-27Q3'])
})

test('a quarter in which the contract begins, or the promise falls due, may have a target', () => {
  expect(recordCommitment(term, planned({ '2026-27Q1': '20', '2026-27Q4': '20' })).accepted).toBe(true)
})

test.each<[string, Term, Commitment]>([
  ['contract-withdrawn', { ...term, withdrawn: true }, promised],
  ['no-title', term, { ...promised, title: ' ' }],
  ['title-too-long', term, { ...promised, title: 'x'.repeat(201) }],
  ['words-too-long', term, { ...promised, beneficiaries: 'x'.repeat(2001) }],
  ['email-not-right', term, { ...promised, supplierEmail: 'reports at ashdown' }],
  ['quantity-not-positive', term, { ...promised, quantity: new Decimal(0) }],
  ['quantity-too-large', term, { ...promised, quantity: new Decimal('1e12') }],
  ['quantity-too-exact', term, { ...promised, quantity: new Decimal('0.0001') }],
  ['supplier-not-on-the-contract', term, { ...promised, supplier: 'marlow' }],
  ['due-outside-the-term', term, { ...promised, due: day('2026-05-14') }],
  ['due-outside-the-term', term, { ...promised, due: day('2027-04-01') }],
  ['targets-do-not-sum', term, planned({ '2026-27Q1': '39.999' })],
  ['targets-do-not-sum', term, planned({})],
  ['target-negative', term, planned({ '2026-27Q1': '-10', '2026-27Q2': '50' })],
  ['target-too-exact', term, planned({ '2026-27Q1': '0.0005', '2026-27Q2': '39.9995' })],
  ['target-outside-the-term', term, planned({ '2025-26Q4': '40' })],
  ['target-outside-the-term', term, planned({ '2027-28Q1': '40' })],
  [
    'target-outside-the-term',
    term,
    { ...planned({ '2026-27Q2': '10', '2026-27Q3': '30' }), due: day('2026-09-30') },
  ],
])('a commitment is refused: %s', (because, term, proposed) => {
  expect(recordCommitment(term, proposed)).toEqual({ accepted: false, because })
})

test('whatever the targets are, those of an accepted commitment add up to its quantity', () => {
  const amount = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => new Decimal(thousandths).div(1000))
  const quarters = ['2026-27Q1', '2026-27Q2', '2026-27Q3', '2026-27Q4'] as Quarter[]
  fc.assert(
    fc.property(fc.array(amount, { minLength: 4, maxLength: 4 }), amount, (amounts, quantity) => {
      const targets = new Map(quarters.map((quarter, place) => [quarter, amounts[place]!]))
      const decision = recordCommitment(term, { ...promised, profile: 'quarterly', targets, quantity })
      const adds = sum(amounts).eq(quantity)
      expect(decision.accepted).toBe(adds && quantity.gt(0))
      if (decision.accepted) expect(sum(decision.fact.targets.values()).eq(quantity)).toBe(true)
    }),
  )
})

test('the quarters to plan are those of the contract', () => {
  expect(periodsToPlan('quarter', term, day('2026-01-01'))).toEqual([
    '2026-27Q1',
    '2026-27Q2',
    '2026-27Q3',
    '2026-27Q4',
  ])
  const open = { starts: null, ends: null }
  expect(periodsToPlan('quarter', open, day('2026-11-23'))).toHaveLength(9)
  expect(periodsToPlan('quarter', { ...open, ends: day('2020-01-01') }, day('2026-11-23'))).toEqual([
    '2019-20Q4',
  ])
})

describe('changing a commitment', () => {
  const today = day('2026-11-23')
  const standing = { version: 2, withdrawnOn: null, commitment: promised, reported: false }
  const edit: CommitmentEdit = {
    version: 2,
    proposed: { ...promised, quantity: new Decimal(60) },
    reason: ' The contract grew. ',
    from: day('2026-11-01'),
  }

  test('is a dated fact with a reason', () => {
    expect(editCommitment(term, standing, edit, today)).toEqual({
      accepted: true,
      fact: { commitment: edit.proposed, reason: 'The contract grew.', from: '2026-11-01' },
    })
  })

  test.each<[string, typeof standing | object, Partial<CommitmentEdit>]>([
    ['withdrawn', { withdrawnOn: day('2026-10-01') }, {}],
    ['stale', {}, { version: 1 }],
    ['due-outside-the-term', {}, { proposed: { ...promised, due: day('2028-01-01') } }],
    ['measure-fixed', { reported: true }, { proposed: { ...promised, measure: 'days' } }],
    ['nothing-changed', {}, { proposed: { ...promised, quantity: new Decimal('40.000') } }],
    ['reason-missing', {}, { reason: ' ' }],
    ['reason-too-long', {}, { reason: 'x'.repeat(2001) }],
    ['not-yet', {}, { from: day('2026-11-24') }],
  ])('is refused: %s', (because, stands, change) => {
    const decision = editCommitment(term, { ...standing, ...stands }, { ...edit, ...change }, today)
    expect(decision).toEqual({ accepted: false, because })
  })

  test('the measure may change as long as nothing was reported', () => {
    const proposed = { ...promised, measure: 'days' }
    expect(editCommitment(term, standing, { ...edit, proposed }, today).accepted).toBe(true)
  })

  test('it is withdrawn on a day, with a reason', () => {
    const proposed = { version: 2, on: today, reason: 'Both sides agreed.' }
    expect(withdrawCommitment(standing, proposed, today)).toEqual({
      accepted: true,
      fact: { on: today, reason: 'Both sides agreed.' },
    })
    const refusal = (change: object) => withdrawCommitment(standing, { ...proposed, ...change }, today)
    expect(refusal({ version: 1 })).toMatchObject({ because: 'stale' })
    expect(refusal({ reason: '' })).toMatchObject({ because: 'reason-missing' })
    expect(refusal({ on: day('2026-11-24') })).toMatchObject({ because: 'not-yet' })
    expect(withdrawCommitment({ ...standing, withdrawnOn: today }, proposed, today)).toMatchObject({
      because: 'withdrawn',
    })
  })
})
