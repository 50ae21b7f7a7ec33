import { expect, test } from 'vitest'
import { Decimal } from '../language/quantity.ts'
import {
  type DecidedDelivery,
  isPublicationNumber,
  outputOf,
  publicationNumber,
  statusOf,
  withdrawnBecause,
} from './output.ts'

const accepted: DecidedDelivery = { decision: 'accepted', accepted: new Decimal(8), isReplaced: false }
const published = { disclosure: 'published', isWithdrawn: false } as const
const heldBack = { disclosure: 'held-back', isWithdrawn: false } as const

test('what was accepted is the output', () => {
  expect(outputOf(accepted)?.toFixed()).toBe('8')
  expect(outputOf({ ...accepted, decision: 'in-part', accepted: new Decimal('0.5') })?.toFixed()).toBe('0.5')
})

test('what was not accepted, and a story without a figure, is no output', () => {
  expect(outputOf({ ...accepted, decision: 'not-accepted', accepted: new Decimal(0) })).toBeUndefined()
  expect(outputOf({ ...accepted, accepted: new Decimal(0) })).toBeUndefined()
})

test('accepted in full is verified, accepted in part is partly verified', () => {
  expect(statusOf(accepted, published, false)).toBe('verified')
  expect(statusOf({ ...accepted, decision: 'in-part' }, published, false)).toBe('partly-verified')
})

test('the output of a contract that is held back waits outside the register', () => {
  expect(statusOf(accepted, heldBack, false)).toBeUndefined()
})

test('an entry stays under its number when its contract is held back later, withdrawn', () => {
  expect(statusOf(accepted, heldBack, true)).toBe('withdrawn')
  expect(statusOf(accepted, { disclosure: 'published', isWithdrawn: true }, true)).toBe('withdrawn')
  expect(statusOf(accepted, published, true)).toBe('verified')
})

test('an entry is withdrawn when a later report stands in its place', () => {
  expect(statusOf({ ...accepted, isReplaced: true }, published, true)).toBe('withdrawn')
  expect(withdrawnBecause({ isReplaced: true }, published)).toBe('replaced')
  expect(withdrawnBecause({ isReplaced: true }, heldBack)).toBe('held-back')
})

test('a number has the year and at least five figures', () => {
  expect(publicationNumber(2026, 417)).toBe('GM-2026-00417')
  expect(publicationNumber(2026, 123456)).toBe('GM-2026-123456')
  expect(['GM-2026-00417', 'GM-2026-123456'].every(isPublicationNumber)).toBe(true)
  expect(['GM-2026-417', 'gm-2026-00417', 'GM-2026-00417 '].some(isPublicationNumber)).toBe(false)
})
