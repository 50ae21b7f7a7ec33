import fc from 'fast-check'
import { expect, test } from 'vitest'
import { charityNumberOf, companyNumberOf, type WrittenNumber } from './supplier-number.ts'

function said(read: WrittenNumber): string {
  if (read.kind === 'identifier') return `${read.identifier.scheme}-${read.identifier.id}`
  return read.kind === 'none' ? 'none' : read.because
}

test.each([
  ['01234567', 'GB-COH-01234567'],
  ['1234567', 'GB-COH-01234567'],
  ['12345', 'GB-COH-00012345'],
  ['1234567.0', 'GB-COH-01234567'],
  ['01 234 567', 'GB-COH-01234567'],
  ['oc301234', 'GB-COH-OC301234'],
  ['SC123456', 'GB-COH-SC123456'],
  ['SC 123456', 'GB-COH-SC123456'],
  ['NI012345', 'GB-COH-NI012345'],
  ['NI12345', 'GB-COH-NI012345'],
  ['R0000123', 'GB-COH-R0000123'],
  ['IP12345R', 'GB-COH-IP12345R'],
  ['RS007654', 'GB-COH-RS007654'],
  ['Company no. 01234567', 'GB-COH-01234567'],
  ['Reg. No: 1234567', 'GB-COH-01234567'],
  ['GB-COH-01234567', 'GB-COH-01234567'],
  ['GB-COH-1234567', 'GB-COH-01234567'],
  ['GB-CHC-1123456', 'GB-CHC-1123456'],
  ['GB-PPON-PABC-1234-WXYZ', 'GB-PPON-PABC-1234-WXYZ'],
  ['Charity 1123456', 'GB-CHC-1123456'],
  ['', 'none'],
  ['n/a', 'none'],
  ['Sole trader', 'none'],
  ['00000000', 'none'],
  ['1.23E+07', 'shortened'],
  ['GB123456789', 'vat-number'],
  ['123456789', 'vat-number'],
  ['01234567 / 07654321', 'several-numbers'],
  ['0C301234', 'no-such-form'],
  ['QQ123456', 'no-such-form'],
  ['123', 'no-such-form'],
  ['Orchard Kitchens', 'no-such-form'],
])('as a company number, %j is %s', (text, expected) => {
  expect(said(companyNumberOf(text))).toBe(expected)
})

test.each([
  ['1123456', 'GB-CHC-1123456'],
  ['210183', 'GB-CHC-210183'],
  ['1123456-2', 'GB-CHC-1123456'],
  ['Registered charity no. 1123456', 'GB-CHC-1123456'],
  ['SC012345', 'GB-SC-SC012345'],
  ['NIC100123', 'GB-NIC-100123'],
  ['GB-CHC-1123456', 'GB-CHC-1123456'],
  ['Not a charity', 'none'],
  ['TBC', 'none'],
  ['1123456, 1123457', 'several-numbers'],
  ['12', 'no-such-form'],
])('as a charity number, %j is %s', (text, expected) => {
  expect(said(charityNumberOf(text))).toBe(expected)
})

test('nothing said is told from saying that there is none', () => {
  expect(companyNumberOf(' - ')).toEqual({ kind: 'none', said: false })
  expect(companyNumberOf('Not registered')).toEqual({ kind: 'none', said: true })
})

test('whatever is written, something is said', () => {
  const scraps = fc.constantFrom('GB-', 'COH', '0', '1234', ' ', '/', 'SC', 'no.', 'charity', '-')
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(scraps).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      expect(typeof said(companyNumberOf(text))).toBe('string')
      expect(typeof said(charityNumberOf(text))).toBe('string')
    }),
  )
})
