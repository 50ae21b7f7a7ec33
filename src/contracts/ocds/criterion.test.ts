import { describe, expect, test } from 'vitest'
import { readOcds } from './reading.ts'
import { socialValueWordsIn } from './social-value-words.ts'

describe('words that name social value', () => {
  test.each([
    ['Social Value', ['social value']],
    ['Quality of response to Social\n Values question', ['social values']],
    ['Net Zero & Social Value', ['net zero', 'social value']],
    ['Community benefits', ['community benefits']],
    ['Sustainability', ['sustainability']],
    ['Environmental sustainability', ['environmental sustainability']],
    ['Social and environmental considerations', ['social and environmental']],
    ['Carbon reduction plan', ['carbon reduction']],
    ['Fleet CO2 emissions', ['co2 emissions']],
    ['Apprenticeships and local employment', ['apprenticeships', 'local employment']],
    ['Volunteering hours', ['volunteering hours']],
  ])('“%s” has them', (text, words) => {
    expect(socialValueWordsIn(text)).toEqual(words)
  })

  test.each([
    'Quality',
    'Non-Price',
    'Health and Safety, Environment and Quality',
    'Case holding for social inclusion needs',
    'Social care experience',
    'Financial sustainability',
    'Short sustainability plan delivery',
    'Housing benefits office',
    'Environmental health officers',
    'Carbon monoxide alarms',
    'Staff training',
    'Service value',
    'Antisocial values',
    'Job Outcome Rate',
    'Secondary waste',
  ])('“%s” has none', (text) => {
    expect(socialValueWordsIn(text)).toEqual([])
  })
})

function criteriaOf(tender: object) {
  const release = { ocid: 'ocds-a1b2c3-buses', id: '1', date: '2026-04-01', tag: ['tender'], tender }
  return readOcds(release).procurements[0]!
}

const criterion = (name: string, others: object = {}) => ({ type: 'quality', name, ...others })
const lot = (id: string, ...criteria: object[]) => ({ id, awardCriteria: { criteria } })

test('criteria stand lot by lot, with their weights', () => {
  const weights = (number: number) => ({ numbers: [{ number, weight: 'percentageExact' }] })
  const { criteria, namesSocialValue, socialValueWords } = criteriaOf({
    lots: [
      lot('1', criterion('Quality', weights(60)), criterion('Social Value', weights(10))),
      lot('2', { type: 'price', name: 'Price', ...weights(30.5) }),
    ],
  })
  expect(criteria.map(({ lot, type, name, percent }) => [lot, type, name, percent?.toFixed()])).toEqual([
    ['1', 'quality', 'Quality', '60'],
    ['1', 'quality', 'Social Value', '10'],
    ['2', 'price', 'Price', '30.5'],
  ])
  expect(criteria.map(({ namesSocialValue }) => namesSocialValue)).toEqual([false, true, false])
  expect([namesSocialValue, socialValueWords]).toEqual([true, ['social value']])
})

test.each([
  ['10%', '10'],
  ['10', '10'],
  ['Quality - Social Value 10%', '10'],
  ['10% inclusive for Social Value within the Quality submission', undefined],
  ['Pass/Fail', undefined],
  ['300%', undefined],
])('the weight that older notices put in the description “%s” is %s', (description, percent) => {
  const { criteria } = criteriaOf({ lots: [lot('1', criterion('Social Value', { description }))] })
  expect(criteria[0]?.percent?.toFixed()).toBe(percent)
})

test('a stated weight goes before one in the description, and two weights are no one figure', () => {
  const exact = { number: 60, weight: 'percentageExact' }
  const range = [
    { number: 10, weight: 'percentageRangeMiddle' },
    { number: 20, weight: 'percentageRangeMiddle' },
  ]
  const description = '10%'
  const { criteria } = criteriaOf({
    lots: [
      lot(
        '1',
        criterion('A', { description, numbers: [exact] }),
        criterion('B', { description, numbers: range }),
      ),
    ],
  })
  expect(criteria.map(({ percent }) => percent?.toFixed())).toEqual(['60', undefined])
  expect(criteria[1]?.weights.map(({ kind, number }) => [kind, number.toFixed()])).toEqual([
    ['percentageRangeMiddle', '10'],
    ['percentageRangeMiddle', '20'],
  ])
})

test.each([
  ['Social Value', true],
  ['Quality (Social Value)', true],
  ['Net Zero & Social Value', true],
  ['Quality of response to Social Values question', true],
  ['Technical and Social Value Questionnaire', false],
  ['Quality - 90% Social Value - 10% Price - Pass/Fail', false],
  ['Quality', false],
])('whether “%s” is of nothing else: %s', (name, only) => {
  expect(criteriaOf({ lots: [lot('1', criterion(name))] }).criteria[0]?.onlySocialValue).toBe(only)
})

test('words about the criteria, given instead of them, are notes that may name social value', () => {
  const { criteria, namesSocialValue } = criteriaOf({
    lots: [{ id: '1', awardCriteria: { description: '60% Technical, 10% Social Value and 30% Commercial' } }],
    lotDetails: { awardCriteria: { description: 'At most two lots for one bidder' } },
  })
  expect(criteria.map(({ kind, lot, namesSocialValue }) => [kind, lot, namesSocialValue])).toEqual([
    ['note', '1', true],
    ['note', undefined, false],
  ])
  expect(namesSocialValue).toBe(true)
})

test('a procurement whose criteria say nothing of it doesn’t name social value', () => {
  expect(criteriaOf({ title: 'Social value advice', lots: [lot('1', criterion('Quality'))] })).toMatchObject({
    namesSocialValue: false,
    socialValueWords: [],
  })
})
