import { expect, test } from 'vitest'
import { answerTyped, longestStory, openAnswer, sendReturn, type Standing, type Typed } from './delivery.ts'

const typed: Typed = { commitment: 'help', quantity: '8', story: 'Two evenings with a kitchen.', evidence: 1 }
const none: Typed = { commitment: 'days', quantity: '0', story: '', evidence: 0 }

test('an answer with something that supports it is evidenced, one without is reported', () => {
  expect(answerTyped(typed)).toMatchObject({
    accepted: true,
    fact: { state: 'evidenced', story: typed.story },
  })
  expect(answerTyped({ ...typed, evidence: 0 })).toMatchObject({ fact: { state: 'reported' } })
})

test.each([
  ['no-quantity', { ...typed, quantity: '' }],
  ['not-a-number', { ...typed, quantity: 'some' }],
  ['no-story', { ...typed, story: '  ' }],
  ['story-too-long', { ...typed, story: 'x'.repeat(longestStory + 1) }],
])('an answer is refused: %s', (because, answer) => {
  expect(answerTyped(answer)).toEqual({ accepted: false, because })
})

test('nought needs no story', () => {
  expect(answerTyped(none).accepted).toBe(true)
})

test('a return holds what was delivered, and leaves out nought without a word', () => {
  const decision = sendReturn('awaited', [typed, none])
  expect(decision).toMatchObject({
    accepted: true,
    fact: { state: 'sent', deliveries: [{ commitment: 'help' }] },
  })
  expect(decision.accepted && decision.fact.deliveries).toHaveLength(1)
})

test('nought with a word about why is sent for a person to read', () => {
  const decision = sendReturn('awaited', [{ ...none, story: 'We start in January.' }])
  expect(decision).toMatchObject({ fact: { state: 'sent', deliveries: [{ commitment: 'days' }] } })
})

test('a return of noughts says nothing this time', () => {
  expect(sendReturn('awaited', [none])).toMatchObject({ fact: { state: 'nothing', deliveries: [] } })
})

test('one missing answer keeps the return from being sent', () => {
  expect(sendReturn('awaited', [typed, { ...none, quantity: '' }])).toEqual({
    accepted: false,
    because: 'answers-missing',
  })
})

test('a return without open answers has nothing to send', () => {
  expect(sendReturn('sent', [])).toEqual({ accepted: false, because: 'nothing-to-send' })
  expect(sendReturn('sent', [none])).toEqual({ accepted: false, because: 'nothing-to-send' })
})

const delivery = (state: Standing['state'], id = 'one', replaces: string | null = null): Standing => ({
  id,
  commitment: 'help',
  state,
  replaces,
})

test('at first every commitment is open to answer', () => {
  expect(openAnswer('awaited', [])).toEqual({ answers: 'first' })
  expect(openAnswer('not-asked', [])).toEqual({ answers: 'first' })
})

test('once the return was sent, what was left at nought is closed', () => {
  expect(openAnswer('sent', [])).toBeUndefined()
  expect(openAnswer('nothing', [])).toBeUndefined()
})

test('what waits to be checked may be corrected, unless it was sent again beside what was accepted in part', () => {
  expect(openAnswer('sent', [delivery('evidenced')])).toEqual({ answers: 'again', replaces: 'one' })
  expect(openAnswer('sent', [delivery('evidenced'), delivery('partly-verified')])).toBeUndefined()
})

test('what was accepted in full is closed', () => {
  expect(openAnswer('awaited', [delivery('verified')])).toBeUndefined()
})

test('what was not accepted, or only in part, may be sent again', () => {
  expect(openAnswer('sent', [delivery('not-accepted')])).toEqual({ answers: 'again', replaces: 'one' })
  expect(openAnswer('sent', [delivery('partly-verified')])).toEqual({ answers: 'again', replaces: 'one' })
})

test('while the later report waits, it cannot be sent a third time', () => {
  expect(
    openAnswer('sent', [delivery('partly-verified'), delivery('reported', 'two', 'one')]),
  ).toBeUndefined()
})

test('when the later report was not accepted, the next stands in place of what was accepted in part', () => {
  const both = [delivery('not-accepted', 'two', 'one'), delivery('partly-verified')]
  expect(openAnswer('sent', both)).toEqual({ answers: 'again', replaces: 'one' })
})
