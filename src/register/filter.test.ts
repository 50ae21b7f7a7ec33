import { expect, test } from 'vitest'
import { everything, isEverything, readFilter, readSort, writeFilter } from './filter.ts'
import { dimensionsOf, grainFor } from './grain.ts'
import { readPlace, writePlace } from './page-place.ts'
import { searchWords } from './search-words.ts'

const contract = '01930000-0000-7000-8000-000000000001'

test('an address and the filter it means are two ways of writing the same', () => {
  const query = `q=train&outcome=clean-and-green&outcome=safe-and-well&place=anywhere&year=2026-27&quarter=2026-27Q2&contract=${contract}`
  const filter = readFilter(new URLSearchParams(query))
  expect(filter.outcome).toEqual(['clean-and-green', 'safe-and-well'])
  expect(writeFilter(filter).toString()).toBe(query)
})

test('what no entry can have is left out or finds nothing, and never fails', () => {
  const query = new URLSearchParams(
    'status=published&year=2026&quarter=2026-28Q2&contract=x&outcome=&outcome=',
  )
  const filter = readFilter(query)
  expect(filter).toEqual({ ...everything, contract: '00000000-0000-0000-0000-000000000000' })
})

test('the same value twice is one value, and an address may not hold thousands', () => {
  const query = new URLSearchParams(Array.from({ length: 3000 }, (_, at) => ['place', `p${at % 1500}`]))
  expect(readFilter(query).place).toHaveLength(50)
  expect(readFilter(new URLSearchParams(`q=${'x'.repeat(5000)}`)).words).toHaveLength(200)
})

test('an empty address picks everything', () => {
  expect(isEverything(readFilter(new URLSearchParams()))).toBe(true)
  expect(isEverything(readFilter(new URLSearchParams('q=a')))).toBe(false)
})

test('the most first is an order within one measure only', () => {
  expect(readSort('most', everything)).toBe('newest')
  expect(readSort('most', { ...everything, measure: ['training-hours'] })).toBe('most')
  expect(readSort('sideways', everything)).toBe('newest')
})

test('a place in the list is read only where the order can have it', () => {
  const place = { key: '2026-27Q2', id: contract }
  expect(readPlace(writePlace(place), 'newest')).toEqual(place)
  expect(readPlace(writePlace(place), 'most')).toBeUndefined()
  expect(readPlace(writePlace({ key: '12500', id: contract }), 'most')).toEqual({
    key: '12500',
    id: contract,
  })
  expect(
    ['', null, undefined, 'x', `2026-27Q2.${contract.slice(1)}`].map((text) => readPlace(text, 'newest')),
  ).toEqual(Array.from({ length: 5 }))
})

test('the roll-up with the fewest rows answers', () => {
  expect(grainFor(['outcome', 'status', 'quarter'])).toBe('measure')
  expect(grainFor(['place', 'status', 'year'])).toBe('place')
  expect(grainFor(['place', 'quarter'])).toBe('all')
  expect(grainFor(['supplierKind', 'measure'])).toBe('all')
})

test('words, a supplier, a contract and what was withdrawn are in no roll-up', () => {
  expect(dimensionsOf({ ...everything, words: 'train' })).toBeUndefined()
  expect(dimensionsOf({ ...everything, contract })).toBeUndefined()
  expect(dimensionsOf({ ...everything, status: ['withdrawn'] })).toBeUndefined()
  expect(
    dimensionsOf({
      ...everything,
      place: ['E1'],
      quarter: readFilter(new URLSearchParams('quarter=2026-27Q1')).quarter,
    }),
  ).toEqual(['place', 'quarter'])
})

test('the last word of a search also finds longer words', () => {
  expect(searchWords('bid writ')).toEqual({ whole: 'bid writ', begun: { before: 'bid', start: 'writ' } })
  expect(searchWords('Train')).toEqual({ whole: 'Train', begun: { before: '', start: 'train' } })
})

test('an excluded, quoted or very short last word stays whole', () => {
  for (const typed of ['help -travel', '"bid writ', '"bid writing"', 'plan b', 'cats or', ''])
    expect(searchWords(typed).begun).toBeUndefined()
})
