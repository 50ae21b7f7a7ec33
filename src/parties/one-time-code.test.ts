import { TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { factorAddress, isFactorSecret, newFactorSecret, stepOfCode } from './one-time-code.ts'

// RFC 6238, appendix B: the secret "12345678901234567890", eight digits there, of which the last six are ours.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('the code at second %i of RFC 6238 is right', (second, code) => {
  expect(stepOfCode(secret, code, { now: new Date(second * 1000) })).toBe(Math.floor(second / 30))
})

test('a code may be typed with spaces', () => {
  expect(stepOfCode(secret, ' 287 082 ', { now: new Date(59_000) })).toBe(1)
})

test('a code is good half a minute early and late, and not a minute', () => {
  const code = (second: number) =>
    TOTP.generate({ secret: new TOTP({ secret }).secret, timestamp: second * 1000 })
  const at = new Date(1_000_000_010 * 1000)
  expect(stepOfCode(secret, code(1_000_000_010 - 30), { now: at })).toBe(33_333_332)
  expect(stepOfCode(secret, code(1_000_000_010 + 30), { now: at })).toBe(33_333_334)
  expect(stepOfCode(secret, code(1_000_000_010 - 60), { now: at })).toBeUndefined()
  expect(stepOfCode(secret, code(1_000_000_010 + 60), { now: at })).toBeUndefined()
})

test('a code that was used, or one before it, is not taken again', () => {
  expect(stepOfCode(secret, '287082', { now: new Date(59_000), lastStep: 1 })).toBeUndefined()
  expect(stepOfCode(secret, '287082', { now: new Date(59_000), lastStep: 0 })).toBe(1)
})

test.each(['', '28708', '2870821', 'abcdef', '28708२'])('%j is no code', (typed) => {
  expect(stepOfCode(secret, typed, { now: new Date(59_000) })).toBeUndefined()
})

test('a new secret is one that an app can read, with the council’s name and the person’s address', () => {
  const fresh = newFactorSecret()
  expect(isFactorSecret(fresh)).toBe(true)
  const address = factorAddress(fresh, {
    issuer: 'Wrenshire County Council',
    email: 'rowan@wrenshire.example',
  })
  expect(address).toMatch(/^otpauth:\/\/totp\//)
  expect(decodeURIComponent(address)).toContain('Wrenshire County Council:rowan@wrenshire.example')
  expect(address).toContain(`secret=${fresh}`)
})
