import { expect, test } from 'vitest'
import { Decimal } from '../../language/quantity.ts'
import { ofAdditional, sharedWords } from './additional.ts'
import { areAlike, ofElsewhere, printsOf } from './elsewhere.ts'
import { countsFullTime, fullTimeOf, ofFullTime, readMadeUp } from './full-time.ts'
import { ofArea } from './place-and-time.ts'
import { againstPlan, againstPromise, type AgainstPlan } from './plan.ts'
import { middleOf, ofSimilar } from './similar.ts'

const d = (text: string) => new Decimal(text)
const words = (quantity: Decimal) => `${quantity.toFixed()} hours`

const plan = (quantity: string, more: Partial<AgainstPlan> = {}): AgainstPlan => ({
  quantity: d(quantity),
  planned: d('10'),
  promised: d('40'),
  before: d('20'),
  moreBy: d('2'),
  words,
  isMoney: false,
  ...more,
})

test.each([
  ['19.999', 0, '9.999 hours more than planned'],
  ['20', 0, '10 hours more than planned'],
  ['20.001', 2, '10.001 hours more than planned, 2 times the plan'],
  ['25', 2, '15 hours more than planned, 2.5 times the plan'],
])('twice the plan is the line: %s of 10 gives %i points', (quantity, points, sentence) => {
  expect(againstPlan(plan(quantity))).toMatchObject({ points, sentence })
})

test.each([
  ['19', undefined],
  ['20', undefined],
  ['20.5', 1],
])('with 20 given before of 40 promised, %s more gives %s points', (quantity, points) => {
  expect(againstPromise(plan(quantity))?.points).toBe(points)
})

// The middle is 10, and the middle of the distances from it 2: at six distances the line is 22.
const others = ['8', '8', '8', '10', '10', '12', '12', '12', '6', '14', '10', '7'].map(d)
const unlike = { similarFrom: 12, unlikeBy: d('6'), words }
const similar = (amount: string, amounts = others) => ofSimilar({ amounts, amount: d(amount) }, unlike)

test('the middle and the usual distance don’t move for one odd report', () => {
  const { middle, distance } = middleOf([...others.slice(1), d('5000')])
  expect([middle.toFixed(), distance.toFixed()]).toEqual(['10', '2'])
})

test.each([
  ['21.9', 'fine', 0],
  ['22', 'fine', 0],
  ['22.1', 'look', 2],
])('beside twelve reports %s hours is %s', (amount, level, points) => {
  expect(similar(amount)).toMatchObject({ level, points })
})

test('what is far more says its numbers', () => {
  expect(similar('80')?.sentence).toBe(
    'far more than 12 accepted reports of this measure: the middle is 10 hours and the usual distance from it 2, this is 80 hours',
  )
})

test('a large contract may give more: far more for its value too is noticed, else not', () => {
  const beside = (amount: string) =>
    ofSimilar(
      { amounts: others, amount: d('80'), perMillion: { amounts: others, amount: d(amount) } },
      unlike,
    )
  expect(beside('22')?.level).toBe('fine')
  expect(beside('22.1')?.sentence).toContain('for each £1 million of contract value 22 hours')
})

test.each([
  [11, undefined],
  [12, 'look'],
  [13, 'look'],
])('with %i reports to compare with, far more is %s', (count, level) => {
  const amounts = [...others, d('10')].slice(0, count)
  expect(similar('80', amounts)?.level).toBe(level)
})

test('where all are alike to the last hour, a tenth of the middle is the usual distance', () => {
  const alike = Array.from({ length: 12 }, () => d('10'))
  expect(similar('16', alike)?.level).toBe('fine')
  expect(similar('16.1', alike)?.level).toBe('look')
})

const story =
  'Our bid team sat down with the food bank over two evenings and turned their notes into a finished grant form, with a day to spare.'

test.each([
  ['the same words', story, true],
  ['the same words in capitals, with other signs', `${story.toUpperCase().replaceAll(',', ';')}`, true],
  ['one word changed', story.replace('finished', 'complete'), true],
  [
    'two words apart changed',
    story.replace('finished', 'complete').replace('food bank', 'youth club'),
    false,
  ],
  ['another story', 'Twelve young people came to the depot for a week and learned to lay kerbs.', false],
  ['too few words to say', 'Two evenings of help.', false],
])('%s: alike is %s', (_, other, alike) => {
  expect(areAlike(story, other as string)).toBe(alike)
})

test('stories that are alike share digests, so that they are found; short ones have none', () => {
  const shared = printsOf(story).filter((print) =>
    printsOf(story.replace('finished', 'complete')).includes(print),
  )
  expect(shared.length).toBeGreaterThan(0)
  expect(printsOf('Seven words are too few to compare')).toEqual([])
  expect(printsOf('Eight words are just about enough to compare.').length).toBe(6)
})

test('the same words weigh before the same number', () => {
  expect(ofElsewhere({ sameNumber: ['A, Q1 2026/27'], sameWords: ['B, Q1 2026/27'] }).sentence).toBe(
    'nearly the same words were sent for B, Q1 2026/27',
  )
  expect(ofElsewhere({ sameNumber: ['A, Q1 2026/27'], sameWords: [] })).toMatchObject({ points: 2 })
  expect(ofElsewhere({ sameNumber: [], sameWords: [] })).toMatchObject({ level: 'fine' })
})

const madeUp = { fullTime: d('10'), partTime: d('5'), share: d('0.5'), years: d('2') }

test('ten full-time and five half-time for two years is 25', () => {
  expect(fullTimeOf(madeUp).toFixed()).toBe('25')
})

test.each([
  ['24.99', 'look'],
  ['25', 'fine'],
  ['25.004', 'fine'],
  ['25.01', 'look'],
  ['30', 'look'],
])('%s full-time years made up of 25 is %s', (quantity, level) => {
  expect(ofFullTime(d(quantity), madeUp)?.level).toBe(level)
})

test('what does not add up says what it makes', () => {
  expect(ofFullTime(d('30'), madeUp)?.sentence).toBe(
    '10 full-time and 5 part-time at 0.5 for 2 years make 25, not 30',
  )
})

test('full-time years are told apart by their unit, and not told how is no risk', () => {
  expect(countsFullTime({ unit: { one: 'full-time year' } })).toBe(true)
  expect(countsFullTime({ unit: { one: 'hour' } })).toBe(false)
  expect(ofFullTime(d('3'), undefined)).toBeUndefined()
  expect(ofFullTime(d('3'), null)).toMatchObject({ level: 'look', points: 0 })
})

test.each([
  [{ fullTime: '', partTime: '', share: '', years: '' }, undefined],
  [{ fullTime: '10', partTime: '', share: '', years: '1' }, undefined],
  [{ fullTime: '10', partTime: '5', share: '1', years: '1' }, undefined],
  [{ fullTime: '10', partTime: '5', share: '1.01', years: '1' }, 'share-not-a-part'],
  [{ fullTime: 'ten', partTime: '5', share: '0.5', years: '1' }, 'not-numbers'],
  [{ fullTime: '-1', partTime: '5', share: '0.5', years: '1' }, 'not-numbers'],
])('%j is read, or refused as %s', (typed, because) => {
  const read = readMadeUp(typed)
  expect(read.accepted ? undefined : read.because).toBe(because)
})

test.each([
  [true, null, 'fine'],
  [false, null, 'look'],
  [null, null, undefined],
  [true, 'Training of drivers and bus crews in the county.', 'look'],
  [null, 'Repairs to roads.', undefined],
])('said %s, with the contract’s words %j: %s', (said, description, level) => {
  expect(ofAdditional({ said, description, promise: 'Driver training' })?.level).toBe(level)
})

test('a promise is named when each of its telling words stands in the description', () => {
  expect(sharedWords('Apprentices in highways', 'Highways works, with apprenticeships')).toEqual([
    'apprentices',
    'highways',
  ])
  expect(sharedWords('Apprentices in highways', 'Highways works')).toEqual([])
  expect(sharedWords('Local community support', 'Local community support services')).toEqual([])
})

test('outside the area of the contract is told by its names', () => {
  expect(ofArea(undefined)).toBeUndefined()
  expect(ofArea({ place: 'Eastmere', contractPlace: 'Wrenshire', isInside: true })?.points).toBe(0)
  expect(ofArea({ place: 'Eastmere', contractPlace: 'Ashdown', isInside: false })).toMatchObject({
    points: 1,
    sentence: 'in Eastmere, and the contract is for Ashdown',
  })
})
