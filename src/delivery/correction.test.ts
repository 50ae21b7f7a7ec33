import { expect, test } from 'vitest'
import { Decimal } from '../language/quantity.ts'
import { answerCorrection, correct, type CorrectionTyped, type ToCorrect } from './correction.ts'

const accepted: ToCorrect = {
  state: 'verified',
  quantity: new Decimal(8),
  accepted: new Decimal(8),
  story: 'Two evenings.',
  isAsked: false,
}
const inPart: ToCorrect = { ...accepted, state: 'partly-verified', accepted: new Decimal(6) }
const typed: CorrectionTyped = { quantity: '12', story: 'Three evenings.', reason: 'One was forgotten.' }

test.each([
  ['supplier', accepted, {}, '12'],
  ['supplier', accepted, { quantity: '0', story: '' }, '0'],
  ['supplier', accepted, { quantity: '8', story: 'Two mornings.' }, '8'],
  ['supplier', accepted, { quantity: '8', story: 'Two evenings.' }, 'nothing-changes'],
  ['supplier', accepted, { story: ' ' }, 'no-story'],
  ['supplier', accepted, { story: 'x'.repeat(4001) }, 'story-too-long'],
  ['supplier', accepted, { reason: ' ' }, 'no-reason'],
  ['supplier', accepted, { reason: 'x'.repeat(2001) }, 'reason-too-long'],
  ['supplier', accepted, { quantity: 'many' }, 'not-a-number'],
  ['supplier', inPart, {}, 'send-it-again'],
  ['supplier', { ...accepted, state: 'reported' }, {}, 'not-decided'],
  ['supplier', { ...accepted, state: 'replaced' }, {}, 'replaced'],
  ['supplier', { ...accepted, isAsked: true }, {}, 'asked-already'],
  ['council', accepted, { quantity: '6' }, '6'],
  ['council', inPart, { quantity: '8' }, '8'],
  ['council', inPart, { quantity: '0' }, '0'],
  ['council', { ...inPart, state: 'not-accepted', accepted: new Decimal(0) }, { quantity: '8' }, '8'],
  ['council', accepted, {}, 'more-than-reported'],
  ['council', inPart, { quantity: '6' }, 'nothing-changes'],
] as const)('the %s corrects what is %o with %o: %s', (side, delivery, more, expected) => {
  const decision = correct(delivery, side, { ...typed, ...more })
  expect(decision.accepted ? decision.fact.quantity.toFixed() : decision.because).toBe(expected)
})

test('a council’s correction leaves the story as the supplier told it', () => {
  expect(correct(accepted, 'council', { ...typed, quantity: '6' })).toMatchObject({
    fact: { story: 'Two evenings.' },
  })
})

test.each([
  [true, 'agreed', '', 'agreed'],
  [true, 'declined', 'The sheet says eight.', 'declined'],
  [true, 'declined', ' ', 'no-reason'],
  [true, '', '', 'no-answer'],
  [true, 'declined', 'x'.repeat(2001), 'reason-too-long'],
  [false, 'agreed', '', 'nothing-asked'],
])('asked: %s, answered “%s” with “%.25s”: %s', (isAsked, answer, reason, expected) => {
  const decision = answerCorrection(isAsked, { answer, reason })
  expect(decision.accepted ? decision.fact.answer : decision.because).toBe(expected)
})
