import { expect, test } from 'vitest'
import { Decimal } from '../language/quantity.ts'
import { type Deciding, longestReason, verifyDelivery } from './verification.ts'

const eight = { state: 'evidenced', quantity: new Decimal(8), reportedBy: 'link' } as const
const inPart: Deciding = {
  decision: 'in-part',
  quantity: new Decimal(6),
  reason: 'Two hours were travel, which our definition leaves out.',
  by: 'manager',
}

test('accepting in full accepts what was reported and needs no reason', () => {
  expect(verifyDelivery(eight, { decision: 'accepted', reason: '', by: 'manager' })).toEqual({
    accepted: true,
    fact: { decision: 'accepted', quantity: eight.quantity, reason: null, state: 'verified' },
  })
})

test('accepting in part accepts the part', () => {
  expect(verifyDelivery(eight, inPart)).toMatchObject({
    accepted: true,
    fact: { quantity: new Decimal(6), state: 'partly-verified', reason: inPart.reason },
  })
})

test('not accepting counts nothing', () => {
  expect(verifyDelivery(eight, { ...inPart, decision: 'not-accepted' })).toMatchObject({
    fact: { quantity: new Decimal(0), state: 'not-accepted' },
  })
})

test.each([
  ['already-decided', { ...eight, state: 'verified' as const }, inPart],
  ['replaced', { ...eight, state: 'replaced' as const }, inPart],
  ['own-report', { ...eight, reportedBy: 'manager' }, inPart],
  ['own-agreement', eight, { ...inPart, agreedWhileActing: true }],
  ['no-decision', eight, { ...inPart, decision: undefined }],
  ['quantity-missing', eight, { ...inPart, quantity: undefined }],
  ['part-not-above-nought', eight, { ...inPart, quantity: new Decimal(0) }],
  ['part-not-below-reported', eight, { ...inPart, quantity: new Decimal(8) }],
  ['part-too-exact', eight, { ...inPart, quantity: new Decimal('1.2345') }],
  ['reason-missing', eight, { ...inPart, reason: '  ' }],
  ['reason-missing', eight, { ...inPart, decision: 'not-accepted' as const, reason: '' }],
  ['reason-too-long', eight, { ...inPart, reason: 'x'.repeat(longestReason + 1) }],
])('a decision is refused: %s', (because, delivery, deciding) => {
  expect(verifyDelivery(delivery, deciding)).toEqual({ accepted: false, because })
})
