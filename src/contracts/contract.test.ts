import { describe, expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import { type ContractTerms, describeContract, standsOn } from './contract.ts'
import { editContract } from './contract-edit.ts'

const terms: ContractTerms = {
  title: 'Highways reactive repairs',
  reference: 'HW-17',
  description: null,
  kind: 'contract',
  framework: null,
  frameworkName: null,
  frameworkNumber: null,
  procurement: null,
  ocid: null,
  starts: day('2026-04-01'),
  ends: day('2029-03-31'),
  extendableUntil: day('2031-03-31'),
  value: new Decimal('180000.50'),
  valueGross: null,
  cpv: ['45233141'],
  service: 'Highways',
  place: null,
  owner: null,
  noticed: {},
  suppliers: ['ashdown'],
}

test('a contract stands as it is described', () => {
  expect(describeContract(terms)).toEqual({ accepted: true, fact: terms })
})

test.each<[string, Partial<ContractTerms>]>([
  ['no-title', { title: '  ' }],
  ['title-too-long', { title: 'x'.repeat(501) }],
  ['reference-too-long', { reference: 'x'.repeat(101) }],
  ['description-too-long', { description: 'x'.repeat(10_001) }],
  ['service-too-long', { service: 'x'.repeat(301) }],
  ['no-supplier', { suppliers: [] }],
  ['too-many-suppliers', { suppliers: Array.from({ length: 1001 }, (_, place) => String(place)) }],
  ['ends-before-it-starts', { ends: day('2026-03-31') }],
  ['extension-before-the-end', { extendableUntil: day('2029-03-30') }],
  ['extension-before-the-end', { ends: null, extendableUntil: day('2026-03-31') }],
  ['value-negative', { value: new Decimal('-0.01') }],
  ['value-too-large', { valueGross: new Decimal('1000000000000') }],
  ['value-too-exact', { value: new Decimal('0.001') }],
  ['cpv-not-right', { cpv: ['4523314'] }],
])('a contract is refused: %s', (because, change) => {
  expect(describeContract({ ...terms, ...change })).toEqual({ accepted: false, because })
})

test('a contract of one day, and one whose days nobody knows, are contracts', () => {
  expect(describeContract({ ...terms, ends: terms.starts, extendableUntil: null }).accepted).toBe(true)
  expect(describeContract({ ...terms, starts: null, ends: null, extendableUntil: null }).accepted).toBe(true)
})

test('only a notice may leave open who the supplier is', () => {
  expect(describeContract({ ...terms, suppliers: [] }, { supplierMayBeOpen: true }).accepted).toBe(true)
})

test('a contract runs on its first and its last day', () => {
  expect(standsOn(terms, day('2026-03-31'))).toBe('future')
  expect(standsOn(terms, day('2026-04-01'))).toBe('now')
  expect(standsOn(terms, day('2029-03-31'))).toBe('now')
  expect(standsOn(terms, day('2029-04-01'))).toBe('ended')
  expect(standsOn({ starts: null, ends: null }, day('2026-04-01'))).toBe('now')
})

describe('changing a contract', () => {
  const standing = { version: 3, withdrawn: false, terms }
  const edit = { version: 3, terms: { ...terms, ends: day('2030-03-31') }, reason: ' Extended by a year. ' }

  test('records the new terms with the reason', () => {
    expect(editContract(standing, edit)).toEqual({
      accepted: true,
      fact: { terms: edit.terms, reason: 'Extended by a year.' },
    })
    expect(editContract(standing, { ...edit, reason: ' ' })).toMatchObject({ fact: { reason: null } })
  })

  test.each([
    ['contract-withdrawn', { ...standing, withdrawn: true }, edit],
    ['stale', standing, { ...edit, version: 2 }],
    ['no-title', standing, { ...edit, terms: { ...terms, title: '' } }],
    ['nothing-changed', standing, { ...edit, terms: { ...terms, value: new Decimal('180000.500') } }],
    ['reason-too-long', standing, { ...edit, reason: 'x'.repeat(2001) }],
  ])('is refused: %s', (because, standing, edit) => {
    expect(editContract(standing, edit)).toEqual({ accepted: false, because })
  })
})
