import { expect, test } from 'vitest'
import { AlikeSuppliers } from './alike-suppliers.ts'
import type { KnownSupplier } from './same-supplier.ts'

const known: KnownSupplier[] = [
  {
    id: 'ash',
    name: 'Ashdown Highways Ltd',
    postcode: 'LE1 6TR',
    identifiers: [{ scheme: 'GB-COH', id: '01234567' }],
  },
  { id: 'oak', name: 'Oak & Ash Limited', postcode: null, identifiers: [] },
  { id: 'kerb-n', name: 'Kerb and Co', postcode: 'LE2 1AA', identifiers: [] },
  { id: 'kerb-s', name: 'Kerb & Co Ltd', postcode: 'LE3 1AA', identifiers: [] },
  { id: 'meadow', name: 'Meadow Foods', postcode: 'LE4 1AA', identifiers: [] },
]
const suppliers = new AlikeSuppliers(known)

function found(name: string, { number, postcode }: { number?: string; postcode?: string } = {}): string {
  const identifiers = number ? [{ scheme: 'GB-COH', id: number }] : []
  const match = suppliers.match({ name, kind: 'not-known', identifiers, postcode: postcode ?? null })
  if (match.is === 'known') return match.supplier.id
  return match.is === 'new' ? 'new' : `alike: ${match.likely?.id ?? 'for a person'}`
}

test('a number decides, whatever the name; another number of the same kind is somebody else', () => {
  expect(found('Something Else', { number: '1234567' })).toBe('ash')
  expect(found('Ashdown Highways Ltd', { number: '7654321' })).toBe('new')
})

test('name and postcode decide', () => {
  expect(found('MEADOW  FOODS', { postcode: 'le4 1aa' })).toBe('meadow')
})

test('a name alone is taken for the only one it can be, and shown', () => {
  expect(found('Meadow Foods')).toBe('alike: meadow')
  expect(found('Oak and Ash')).toBe('alike: oak')
})

test('another postcode, two of the same name, a name that begins alike: a person decides', () => {
  expect(found('Meadow Foods', { postcode: 'LE9 9AA' })).toBe('alike: for a person')
  expect(found('Kerb & Co')).toBe('alike: for a person')
  expect(found('Kerb & Co', { postcode: 'LE3 1AA' })).toBe('alike: kerb-s')
  expect(found('Ashdown Highways Maintenance')).toBe('alike: for a person')
})

test('a first word alone is no likeness', () => {
  expect(found('Meadow Paving')).toBe('new')
})
