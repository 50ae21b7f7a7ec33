import { expect, test } from 'vitest'
import { faultOfPlace } from './under.ts'

test('a call-off belongs to a framework or a lot, a lot to a framework, and a contract to nothing', () => {
  expect(faultOfPlace('call-off', { above: 'lot', below: [] })).toBeUndefined()
  expect(faultOfPlace('spot-purchase', { above: 'framework', below: [] })).toBeUndefined()
  expect(faultOfPlace('lot', { above: 'framework', below: ['call-off'] })).toBeUndefined()
  expect(faultOfPlace('lot', { above: 'lot', below: [] })).toBe('framework-not-fitting')
  expect(faultOfPlace('contract', { above: 'framework', below: [] })).toBe('framework-not-fitting')
})

test('a framework with call-offs under it stays one', () => {
  expect(faultOfPlace('contract', { above: undefined, below: ['call-off'] })).toBe('others-under-it')
  expect(faultOfPlace('lot', { above: undefined, below: ['lot'] })).toBe('others-under-it')
})
