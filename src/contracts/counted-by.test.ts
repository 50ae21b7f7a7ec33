import { expect, test } from 'vitest'
import { countedElsewhereWords, faultOfCounting } from './counted-by.ts'

const host = { role: 'host', name: 'Midland Buying Group' } as const

test.each([
  ['contract', undefined, undefined],
  ['call-off', undefined, undefined],
  ['call-off', host, undefined],
  ['lot', host, undefined],
  ['spot-purchase', host, undefined],
  ['framework', { role: 'user', name: 'Northfold Borough Council' }, undefined],
  ['contract', host, 'counted-elsewhere-without-framework'],
  [undefined, host, 'counted-elsewhere-without-framework'],
  ['call-off', { role: 'host', name: '  ' }, 'no-counting-name'],
  ['call-off', { role: 'host', name: 'x'.repeat(301) }, 'counting-name-too-long'],
] as const)('on a %s, counted by %j: %s', (kind, countedBy, fault) => {
  expect(faultOfCounting(kind, countedBy)).toBe(fault)
})

test('who counts it is said only where that is somebody else', () => {
  expect(countedElsewhereWords({ countedBy: host })).toBe('Counted by Midland Buying Group, not here')
  expect(countedElsewhereWords({})).toBeUndefined()
})
