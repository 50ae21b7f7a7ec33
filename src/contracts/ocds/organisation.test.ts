import { describe, expect, test } from 'vitest'
import { organisationNumberOf } from './organisation-number.ts'
import { readOcds } from './reading.ts'

describe('an organisation’s number', () => {
  test.each([
    [{ scheme: 'GB-COH', id: '5733540' }, 'GB-COH 05733540'],
    [{ scheme: 'gb-coh', id: ' sc 268016 ' }, 'GB-COH SC268016'],
    [{ scheme: 'GB-COH', id: 'IP12345R' }, 'GB-COH IP12345R'],
    [{ scheme: 'GB-COH', id: 'Company Number - 07382763' }, 'GB-COH 07382763'],
    [{ scheme: 'GB-CHC', id: '1185265' }, 'GB-CHC 1185265'],
    [{ scheme: 'GB-PPON', id: 'pdhq-2163-wymh' }, 'GB-PPON PDHQ-2163-WYMH'],
    [{ id: 'PNTW-9186-YLLD' }, 'GB-PPON PNTW-9186-YLLD'],
  ])('%j is %s', (given, shown) => {
    const read = organisationNumberOf(given)
    expect(`${read?.scheme} ${read?.id}`).toBe(shown)
  })

  test.each([
    { id: '00948470' },
    { scheme: 'GB-COH', id: 'applied for' },
    { scheme: 'GB-COH', id: '07382763 and 07382764' },
    { scheme: 'GB-COH' },
    {},
  ])('%j is none', (given) => {
    expect(organisationNumberOf(given)).toBeUndefined()
  })
})

function read(parties: object[], others: object = {}) {
  const release = {
    ocid: 'ocds-a1b2c3-meals',
    id: '1',
    date: '2026-04-01T09:00:00+01:00',
    tag: ['award'],
    tender: { title: 'School meals' },
    parties,
    ...others,
  }
  const { procurements, faults } = readOcds(release)
  return { ...procurements[0]!, faults }
}

const supplier = (id: string, others: object = {}) => ({
  id,
  name: `Firm ${id}`,
  roles: ['supplier'],
  ...others,
})

test('a supplier has its numbers from the identifier and the additional ones, each once', () => {
  const identifier = { scheme: 'GB-COH', id: '5733540', legalName: 'Freshly Ltd' }
  const additionalIdentifiers = [
    { scheme: 'GB-CHC', id: '1122344' },
    { scheme: 'GB-COH', id: '05733540' },
  ]
  const { suppliers } = read([supplier('GB-FTS-1', { identifier, additionalIdentifiers })])
  expect(suppliers[0]?.identifiers).toEqual([
    { scheme: 'GB-COH', id: '05733540' },
    { scheme: 'GB-CHC', id: '1122344' },
  ])
})

test('where no identifier is given, the one in the party’s id is taken', () => {
  const { suppliers } = read([supplier('GB-COH-158718'), supplier('GB-CFS-312179')])
  expect(suppliers.map(({ identifiers }) => identifiers)).toEqual([
    [{ scheme: 'GB-COH', id: '00158718' }],
    [],
  ])
})

test('a number that doesn’t name its register is said and not used', () => {
  const { suppliers, faults } = read([supplier('GB-FTS-1', { identifier: { id: '00948470' } })])
  expect(suppliers[0]?.identifiers).toEqual([])
  expect(faults).toMatchObject([{ pointer: '/parties/0/identifier', severity: 'warning' }])
})

test.each([
  [{ details: { scale: 'sme', vcse: false } }, 'sme'],
  [{ details: { scale: 'micro' } }, 'small'],
  [{ details: { scale: 'medium' } }, 'medium'],
  [{ details: { scale: 'large', vcse: true } }, 'vcse'],
  [{ details: { scale: 'large' } }, 'large'],
  [{ details: { scale: 'toString' } }, 'not-known'],
  [{ identifier: { scheme: 'GB-CHC', id: '1185265' } }, 'vcse'],
  [{ identifier: { scheme: 'GB-CHC', id: '1185265' }, details: { scale: 'large', vcse: false } }, 'large'],
  [{ identifier: { scheme: 'GB-NHS', id: 'RV9' } }, 'public'],
  [{ identifier: { scheme: 'GB-MPR', id: '9163' } }, 'mutual'],
  [{}, 'not-known'],
])('%j hints at %s', (others, kind) => {
  expect(read([supplier('GB-FTS-1', others)]).suppliers[0]?.kind).toBe(kind)
})

test('the postcode is the address’s own, or the one that stands in its street', () => {
  const streets = [
    { postalCode: 'sw1p3bt' },
    { streetAddress: 'Southgate Way, Peterborough, PE2 6GP' },
    { streetAddress: 'Unit 1, LE1 1AA, or Unit 2, LE2 2BB' },
    { postalCode: '00000' },
  ]
  const { suppliers } = read(streets.map((address, index) => supplier(`GB-FTS-${index}`, { address })))
  expect(suppliers.map(({ postcode }) => postcode)).toEqual(['SW1P 3BT', 'PE2 6GP', undefined, undefined])
})

test('the buyer named first is the buyer, and the others follow', () => {
  const parties = [
    { id: 'b', name: 'Wrenshire Fire', roles: ['buyer'] },
    { id: 'a', name: 'Wrenshire County Council', roles: ['buyer'] },
    { id: 'c', name: 'High Court', roles: ['reviewBody'] },
  ]
  const { buyer, otherBuyers } = read(parties, { buyer: { id: 'a', name: 'Wrenshire CC' } })
  expect(buyer?.name).toBe('Wrenshire County Council')
  expect(otherBuyers.map(({ name }) => name)).toEqual(['Wrenshire Fire'])
})

test('a buyer who is no party is known by name', () => {
  expect(read([], { buyer: { name: 'Wrenshire County Council' } }).buyer).toMatchObject({
    name: 'Wrenshire County Council',
    identifiers: [],
  })
})

test.each([
  ['Ask tenders@wrenshire.example for it.', 'Ask [e-mail address left out] for it.'],
  [
    'Ring 0116 305 7777, or +44 (0)7700 900123',
    'Ring [telephone number left out], or [telephone number left out]',
  ],
  ['Ring (0116) 3057777 today', 'Ring [telephone number left out] today'],
  ['See notice 076076-2026 of 01 10 2026', 'See notice 076076-2026 of 01 10 2026'],
  ['Company 07163413, £01234567890, 2022/S 000-015843', 'Company 07163413, £01234567890, 2022/S 000-015843'],
])('in the words of a notice “%s” is “%s”', (description, shown) => {
  expect(read([], { tender: { title: 'Meals', description } }).description).toBe(shown)
})

test('an organisation that has two ids in one procurement is one supplier, with the numbers of both', () => {
  const identifier = { scheme: 'GB-PPON', id: 'PHYL-1617-DCHW' }
  const parties = [
    supplier('GB-PPON-PHYL-1617-DCHW', { identifier }),
    supplier('GB-COH-03943494', {
      identifier: { scheme: 'GB-COH', id: '03943494' },
      additionalIdentifiers: [identifier],
    }),
  ]
  const ids = parties.map(({ id }) => ({ id }))
  const { suppliers, awards } = read(parties, { awards: [{ id: '1', suppliers: ids }] })
  expect(suppliers.map(({ identifiers }) => identifiers.map(({ scheme }) => scheme))).toEqual([
    ['GB-PPON', 'GB-COH'],
  ])
  expect(awards[0]?.supplierIds).toEqual(['GB-PPON-PHYL-1617-DCHW'])
})

test('people and how to reach them are never taken, and not kept with the original', () => {
  const contactPoint = { name: 'Ana Wren', email: 'ana@wrenshire.example', telephone: '0116 000 0000' }
  const parties = [
    supplier('GB-FTS-1', {
      contactPoint,
      additionalContactPoints: [contactPoint],
      persones: [{ name: 'Ana Wren' }],
    }),
  ]
  const release = {
    ocid: 'ocds-a1b2c3-meals',
    id: '1',
    date: '2026-04-01',
    parties,
    tender: { title: 'Meals' },
  }
  const everything = JSON.stringify(readOcds({ releases: [release] }))
  expect(everything).toContain('Firm GB-FTS-1')
  expect(everything).not.toMatch(/Ana Wren|wrenshire\.example|0116 000/)
})
