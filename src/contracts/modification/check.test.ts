import { describe, expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import { checkModification } from './check.ts'
import type { ModificationFacts } from './facts.ts'

const today = day('2026-11-23')
const facts = (more: Partial<ModificationFacts> = {}): ModificationFacts => ({
  commenced: day('2025-06-02'),
  law: 'covered',
  works: false,
  terms: 'no',
  term: 'same',
  scope: 'no',
  balance: 'no',
  others: 'no',
  providedFor: 'no',
  change: new Decimal(0),
  earlierChanges: new Decimal(0),
  estimated: new Decimal(4_200_000),
  ...more,
})
const old = { commenced: day('2024-05-01') }
const answerOf = (more: Partial<ModificationFacts>) => checkModification(facts(more), today)
const codesOf = (more: Partial<ModificationFacts>) => answerOf(more).findings.map(({ code }) => code)

test('a promise on top that changes nothing of the contract is no modification, under either law', () => {
  for (const commenced of [day('2025-06-02'), day('2024-05-01'), null]) {
    expect(answerOf({ commenced })).toMatchObject({
      answer: 'no-modification',
      findings: [{ code: 'nothing-changes', warns: false }],
    })
  }
})

test('something in return always goes to a lawyer, however small the rest is', () => {
  expect(answerOf({ balance: 'yes' }).answer).toBe('ask-legal')
  expect(codesOf({ balance: 'yes' })).toEqual(['something-in-return', 'balance'])
  expect(codesOf({ balance: 'yes', ...old })).toEqual(['something-in-return', 'balance-72'])
})

test('the law is that of the day the procurement began, not of today', () => {
  const terms = { terms: 'yes' } as const
  expect(answerOf({ ...terms, commenced: day('2025-02-23') }).law).toContain('regulation 72')
  expect(answerOf({ ...terms, commenced: day('2025-02-24') }).law).toContain('Procurement Act 2023')
  expect(answerOf({ ...terms, commenced: day('2014-12-01') })).toMatchObject({
    answer: 'ask-legal',
    law: null,
  })
})

describe('under the Procurement Act', () => {
  test('a change that is not substantial is permitted, and needs no notice when small', () => {
    expect(answerOf({ terms: 'yes', change: new Decimal(420_000) }).answer).toBe('permitted')
    expect(codesOf({ terms: 'yes', change: new Decimal(420_000) })).toEqual([
      'not-substantial',
      'no-change-notice',
    ])
  })

  test('a change above a tenth of the value needs a notice; above £5 million the contract is published', () => {
    expect(codesOf({ terms: 'yes', change: new Decimal('420000.01') })).toEqual([
      'not-substantial',
      'change-notice',
    ])
    expect(codesOf({ terms: 'yes', change: new Decimal(800_001) })).toContain('publish-modification')
  })

  test('works may change by fifteen per cent', () => {
    const change = new Decimal(630_000)
    expect(codesOf({ terms: 'yes', works: true, change })).toContain('no-change-notice')
    expect(codesOf({ terms: 'yes', works: false, change })).toContain('change-notice')
  })

  test('a longer term is substantial, and permitted only as a small change', () => {
    expect(answerOf({ terms: 'yes', term: 'more' })).toMatchObject({ answer: 'permitted' })
    expect(codesOf({ terms: 'yes', term: 'more' })).toEqual([
      'below-threshold-change',
      'term',
      'no-change-notice',
    ])
    expect(answerOf({ terms: 'yes', term: 'more', change: new Decimal(250_000) }).answer).toBe('ask-legal')
  })

  test('earlier changes count with this one', () => {
    const more = { terms: 'yes', term: 'more', change: new Decimal(100_000) } as const
    expect(answerOf(more).answer).toBe('permitted')
    expect(answerOf({ ...more, earlierChanges: new Decimal(150_000) }).answer).toBe('ask-legal')
  })

  test('something new in scope goes to a lawyer, also when the contract has a clause', () => {
    expect(codesOf({ terms: 'yes', scope: 'yes', providedFor: 'yes' })).toContain('scope')
    expect(answerOf({ terms: 'yes', scope: 'yes' }).answer).toBe('ask-legal')
  })

  test('what the contract provides for is permitted', () => {
    expect(codesOf({ terms: 'yes', term: 'more', providedFor: 'yes' })).toEqual([
      'provided-for',
      'no-change-notice',
    ])
  })

  test('a light touch contract may be changed', () => {
    expect(answerOf({ law: 'light-touch', terms: 'yes', scope: 'yes' }).answer).toBe('permitted')
  })
})

describe('under regulation 72', () => {
  test('whether others would have bid counts', () => {
    expect(codesOf({ ...old, terms: 'yes', others: 'yes', change: new Decimal(500_000) })).toEqual([
      'others-72',
    ])
    expect(answerOf({ ...old, terms: 'yes', others: 'yes', change: new Decimal(500_000) }).answer).toBe(
      'ask-legal',
    )
    expect(answerOf({ terms: 'yes', others: 'not-known' }).answer).toBe('permitted')
    expect(answerOf({ ...old, terms: 'yes', others: 'not-known' }).answer).toBe('ask-legal')
  })

  test('light touch contracts are under it too', () => {
    expect(answerOf({ ...old, law: 'light-touch', terms: 'yes', scope: 'yes' }).answer).toBe('ask-legal')
  })
})

test('a contract below the threshold stays free to change until the change lifts it over', () => {
  const small = { law: 'below-threshold', terms: 'yes', estimated: new Decimal(150_000) } as const
  expect(codesOf(small)).toEqual(['below-threshold-contract'])
  expect(codesOf({ ...small, change: new Decimal(57_720) })).toEqual(['becomes-public-contract'])
})

test('health care has rules of its own, and what nobody knows is asked', () => {
  expect(answerOf({ law: 'health-care', terms: 'yes' }).answer).toBe('ask-legal')
  const unsure = answerOf({ terms: 'not-known', estimated: null })
  expect(unsure.answer).toBe('ask-legal')
  expect(unsure.findings.map(({ sentence }) => sentence)).toEqual([
    'It is not known whether the contract’s own text changes.',
    'The value of the contract is not known.',
  ])
})

test('every finding names its source', () => {
  for (const each of answerOf({ terms: 'yes', scope: 'yes', term: 'more', balance: 'yes' }).findings)
    expect([each.source, each.address.startsWith('https://')]).toEqual([expect.stringMatching(/./), true])
})
