import { expect, test } from 'vitest'
import { readOcds } from './reading.ts'

function contractWith(value: unknown) {
  const release = {
    ocid: 'ocds-a1b2c3-roofs',
    id: '1',
    date: '2026-04-01T09:00:00+01:00',
    tag: ['award', 'contract'],
    contracts: [{ id: '1', title: 'Roofs', value }],
  }
  const { procurements, faults } = readOcds(release)
  return { value: procurements[0]?.contracts[0]?.value, faults }
}

test('net and gross are kept apart, to the penny', () => {
  const { value, faults } = contractWith({ amount: 191604.84, amountGross: 229925.81, currency: 'GBP' })
  expect([value?.net?.toFixed(), value?.gross?.toFixed(), value?.grossOnly]).toEqual([
    '191604.84',
    '229925.81',
    false,
  ])
  expect(faults).toEqual([])
})

test('where only the gross sum stands it says so, and no net sum is worked out', () => {
  const { value } = contractWith({ amountGross: 8135018, currency: 'GBP' })
  expect([value?.net, value?.gross?.toFixed(), value?.grossOnly]).toEqual([undefined, '8135018', true])
})

test.each([
  [28580.83, '28580.83'],
  [0.1, '0.1'],
  [999999999999.99, '999999999999.99'],
  [0, '0'],
  [1e-7, '0.0000001'],
  ['47500.50', '47500.5'],
])('%s is exactly that', (amount, shown) => {
  expect(contractWith({ amount, currency: 'GBP' }).value?.net?.toFixed()).toBe(shown)
})

test.each([
  [{ amount: -5, currency: 'GBP' }, '/contracts/0/value/amount', 'nought or more'],
  [{ amount: 1e300, currency: 'GBP' }, '/contracts/0/value/amount', 'a sum of money'],
  [{ amount: 'a lot', currency: 'GBP' }, '/contracts/0/value/amount', '“a lot”'],
  [{ amount: true }, '/contracts/0/value/amount', '“true”'],
  [{ amount: 43381, amountGross: 43381, currency: 'USD' }, '/contracts/0/value', 'in USD, not in pounds'],
  [{ amount: 10, currency: 'florins' }, '/contracts/0/value', 'in florins, not in pounds'],
  [[500], '/contracts/0/value', 'a list'],
])('%j is left out, and the fault says where and why', (given, pointer, words) => {
  const { value, faults } = contractWith(given)
  expect(value).toBeUndefined()
  expect(faults).toMatchObject([{ pointer, severity: 'warning', ocid: 'ocds-a1b2c3-roofs', releaseId: '1' }])
  expect(faults[0]?.message).toContain(words)
})

test('a gross sum below the net one is kept and said', () => {
  const { value, faults } = contractWith({ amount: 120, amountGross: 100, currency: 'GBP' })
  expect([value?.net?.toFixed(), value?.gross?.toFixed()]).toEqual(['120', '100'])
  expect(faults.map(({ message }) => message)).toEqual(['The sum with VAT is less than the sum without it.'])
})
