import { expect, test } from 'vitest'
import { type KnownSupplier, SupplierFinder } from './same-supplier.ts'

const known = (id: string, name: string, more: Partial<KnownSupplier> = {}): KnownSupplier => ({
  id,
  name,
  postcode: null,
  identifiers: [],
  ...more,
})
const described = (name: string, identifiers: { scheme: string; id: string }[] = [], postcode?: string) => ({
  name,
  kind: 'small',
  identifiers,
  postcode,
})
const company = (id: string) => ({ scheme: 'GB-COH', id })

test('a number finds a supplier under another name', () => {
  const finder = new SupplierFinder([
    known('a', 'Acorn Building Ltd', { identifiers: [company('01234567')] }),
  ])
  expect(finder.find(described('ACORN BUILDING LIMITED', [company('1234567')]))?.id).toBe('a')
})

test('the same name and postcode go before the same name', () => {
  const finder = new SupplierFinder([
    known('a', 'Acorn', { postcode: 'LE1 1AA' }),
    known('b', 'Acorn', { postcode: 'LE2 2BB' }),
  ])
  expect(finder.find(described('acorn', [], 'le22bb'))?.id).toBe('b')
  expect(finder.find(described('Acorn', [], 'LE9 9ZZ'))?.id).toBe('a')
})

test('capitals and spaces make no other name', () => {
  const finder = new SupplierFinder([known('a', 'Acorn  Building')])
  expect(finder.find(described(' ACORN building '))?.id).toBe('a')
})

test('two companies of one name with different numbers stay two', () => {
  const finder = new SupplierFinder([known('a', 'Acorn', { identifiers: [company('01234567')] })])
  expect(finder.find(described('Acorn', [company('07654321')]))).toBeUndefined()
})

test('a number of another scheme doesn’t tell them apart', () => {
  const finder = new SupplierFinder([known('a', 'Acorn', { identifiers: [company('01234567')] })])
  expect(finder.find(described('Acorn', [{ scheme: 'GB-CHC', id: '1000001' }]))?.id).toBe('a')
})

test('a number that was learnt finds the supplier next time', () => {
  const acorn = known('a', 'Acorn')
  const finder = new SupplierFinder([acorn])
  expect(finder.learn(acorn, [company('1234567'), company('01234567')])).toEqual([company('01234567')])
  expect(finder.find(described('Another name', [company('01234567')]))?.id).toBe('a')
  expect(finder.learn(acorn, [company('01234567')])).toEqual([])
})
