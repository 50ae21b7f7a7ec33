import { expect, test } from 'vitest'
import { nameAfterwards, withdraw } from './withdrawal.ts'

const file = { kind: 'file', destroyedAt: null } as const

test.each([
  [file, ' It names people. ', { accepted: true, fact: 'It names people.' }],
  [file, ' ', { accepted: false, because: 'no-reason' }],
  [file, 'x'.repeat(501), { accepted: false, because: 'reason-too-long' }],
  [{ ...file, destroyedAt: new Date() }, 'Why', { accepted: false, because: 'destroyed-already' }],
  [{ ...file, kind: 'inspection' as const }, 'Why', { accepted: false, because: 'nothing-to-destroy' }],
])('%o with “%s”', (evidence, because, decision) => {
  expect(withdraw(evidence, because)).toEqual(decision)
})

test('nothing of its own name stays', () => {
  expect(nameAfterwards({ kind: 'link', mediaType: null })).toBe('A link')
  expect(nameAfterwards({ kind: 'file', mediaType: 'application/pdf' })).toBe('A PDF file')
  expect(
    nameAfterwards({
      kind: 'file',
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }),
  ).toBe('An Excel file')
  expect(nameAfterwards({ kind: 'file', mediaType: null })).toBe('A file')
})
