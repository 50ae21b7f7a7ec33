import { expect, test } from 'vitest'
import { Decimal } from '../language/quantity.ts'
import { type Checking, keepChecking, usualChecking, whySecondPerson } from './checking.ts'
import { isDrawn, placeInDraw } from './draw.ts'
import { answerProposal } from './second-person.ts'
import { writeMessage } from './thread.ts'

const limits: Checking = {
  ...usualChecking,
  confirmFromPence: 50_000_000,
  confirmTimesPlan: new Decimal(3),
}
const calm = { valuePence: 10_000_000, isContractual: true, timesPlan: new Decimal(1) }

test.each([
  [{ valuePence: 49_999_999 }, undefined],
  [{ valuePence: 50_000_000 }, 'contract-value'],
  [{ valuePence: 50_000_001 }, 'contract-value'],
  [{ valuePence: 50_000_000, isContractual: false }, undefined],
  [{ valuePence: null }, undefined],
  [{ timesPlan: new Decimal('2.99') }, undefined],
  [{ timesPlan: new Decimal(3) }, undefined],
  [{ timesPlan: new Decimal('3.01') }, 'times-plan'],
  [{ timesPlan: new Decimal('3.01'), isContractual: false }, 'times-plan'],
  [{ timesPlan: null }, undefined],
])('%j wants a second person: %s', (of, because) => {
  expect(whySecondPerson(limits, { ...calm, ...of })).toBe(because)
})

test('where an authority never chose, one person decides on anything', () => {
  const much = { valuePence: 1e12, isContractual: true, timesPlan: new Decimal(90) }
  expect(whySecondPerson(usualChecking, much)).toBeUndefined()
})

test('what is not a clause counts too, where the authority says so', () => {
  const all = { ...limits, confirmContractualOnly: false }
  expect(whySecondPerson(all, { ...calm, valuePence: 50_000_000, isContractual: false })).toBe(
    'contract-value',
  )
})

test.each([
  [{ moreBy: new Decimal(1) }, 'more-by'],
  [{ similarFrom: 4 }, 'similar-from'],
  [{ unlikeBy: new Decimal('1.9') }, 'unlike-by'],
  [{ confirmFromPence: -1 }, 'confirm-from'],
  [{ confirmTimesPlan: new Decimal(1) }, 'confirm-times-plan'],
  [{}, undefined],
])('%j is refused as %s', (changed, because) => {
  const decision = keepChecking({ ...limits, ...changed })
  expect(decision.accepted ? undefined : decision.because).toBe(because)
})

const waiting = { state: 'evidenced', reportedBy: null } as const
const second = { confirms: true, reason: '', names: ['sam'], by: 'sam', agreedWhileActing: false }

test.each([
  ['another person', ['alex'], ['sam'], undefined],
  ['the same person', ['alex'], ['alex'], 'proposed-it-yourself'],
  ['somebody acting for who proposed it', ['alex'], ['sam', 'alex'], 'proposed-it-yourself'],
  ['whoever it was proposed for', ['sam', 'alex'], ['alex'], 'proposed-it-yourself'],
  ['two who act for the same third person', ['sam', 'alex'], ['pat', 'alex'], 'proposed-it-yourself'],
  ['a program made by who proposed it', ['alex'], ['token', 'alex'], 'proposed-it-yourself'],
])('%s confirms', (_, proposedBy, names, because) => {
  const decision = answerProposal(waiting, { names: proposedBy }, { ...second, names })
  expect(decision.accepted ? undefined : decision.because).toBe(because)
})

test('sending it back needs a reason, confirming does not', () => {
  const back = answerProposal(waiting, { names: ['alex'] }, { ...second, confirms: false, reason: ' ' })
  expect(back).toEqual({ accepted: false, because: 'reason-missing' })
  expect(answerProposal(waiting, { names: ['alex'] }, second).accepted).toBe(true)
})

test('nothing proposed, or decided meanwhile, is nothing to confirm', () => {
  for (const refused of [
    answerProposal(waiting, undefined, second),
    answerProposal({ ...waiting, state: 'verified' }, { names: ['alex'] }, second),
  ])
    expect(refused).toEqual({ accepted: false, because: 'nothing-proposed' })
})

test('who reported it can’t confirm it either', () => {
  expect(answerProposal({ ...waiting, reportedBy: 'sam' }, { names: ['alex'] }, second)).toEqual({
    accepted: false,
    because: 'own-report',
  })
})

// Worked out with another program: printf %s ID | openssl dgst -sha256 -mac HMAC -macopt hexkey:SEED, first 8 digits modulo 10,000.
const seed = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'
const id = '0190a0b0-0000-7000-8000-000000000001'

test('a place in the draw is worked out again by anybody', () => {
  expect(placeInDraw(seed, id)).toBe(1161)
})

test('the share is the line: drawn below a hundred times it', () => {
  const percent = Math.floor(placeInDraw(seed, id) / 100)
  expect(isDrawn({ seed, percent }, id)).toBe(placeInDraw(seed, id) < percent * 100)
  expect(isDrawn({ seed, percent: percent + 1 }, id)).toBe(true)
  expect(isDrawn({ seed, percent: 0 }, id)).toBe(false)
  expect(isDrawn({ seed, percent: 100 }, id)).toBe(true)
})

test('about as many are drawn as the share says', () => {
  const ids = Array.from({ length: 5000 }, (_, n) => `0190a0b0-0000-7000-8000-${String(n).padStart(12, '0')}`)
  const drawn = ids.filter((each) => isDrawn({ seed, percent: 10 }, each)).length
  expect(drawn).toBeGreaterThan(400)
  expect(drawn).toBeLessThan(600)
})

test.each([
  ['authority', 'reported', false, 'When was it?', undefined],
  ['authority', 'verified', false, 'When was it?', 'not-waiting'],
  ['supplier', 'reported', false, 'In May.', 'nothing-asked'],
  ['supplier', 'reported', true, 'In May.', undefined],
  ['supplier', 'not-accepted', true, 'In May.', 'not-waiting'],
  ['authority', 'reported', true, '  ', 'nothing-written'],
  ['authority', 'reported', true, 'a'.repeat(2000), undefined],
  ['authority', 'reported', true, 'a'.repeat(2001), 'message-too-long'],
] as const)('the %s may write of one that is %s (asked: %s)', (side, state, isAsked, words, because) => {
  const decision = writeMessage({ state, isAsked }, side, words)
  expect(decision.accepted ? undefined : decision.because).toBe(because)
})
