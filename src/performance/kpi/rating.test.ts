import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { rateKpi, type RatingProposed } from './rating.ts'

const period = { starts: day('2026-07-01'), ends: day('2026-09-30') }
const rated = { periods: [period], standing: null, today: day('2026-09-30') }
const proposed: RatingProposed = {
  starts: period.starts,
  rating: 'met',
  measured: ' 97% ',
  why: '',
  replaces: null,
}

test('a period is rated on its last day at the earliest', () => {
  expect(rateKpi(rated, proposed)).toEqual({
    accepted: true,
    fact: { ...period, rating: 'met', measured: '97%', why: '' },
  })
  expect(rateKpi({ ...rated, today: day('2026-09-29') }, proposed)).toMatchObject({
    because: 'period-not-over',
  })
  expect(rateKpi(rated, { ...proposed, starts: day('2026-07-02') })).toMatchObject({
    because: 'no-such-period',
  })
})

test('every rating but the best says why', () => {
  expect(rateKpi(rated, { ...proposed, rating: 'below' })).toMatchObject({ because: 'no-why' })
  expect(rateKpi(rated, { ...proposed, rating: 'below', why: 'Two vans were off the road' })).toMatchObject({
    accepted: true,
  })
  expect(rateKpi(rated, { ...proposed, rating: 'toString' })).toMatchObject({ because: 'no-rating' })
  expect(rateKpi(rated, { ...proposed, measured: ' ' })).toMatchObject({ because: 'no-measured' })
  expect(rateKpi(rated, { ...proposed, measured: 'x'.repeat(501) })).toMatchObject({
    because: 'measured-too-long',
  })
  expect(rateKpi(rated, { ...proposed, why: 'x'.repeat(2001) })).toMatchObject({ because: 'why-too-long' })
})

test('a correction names the rating it replaces, so that two people cannot overwrite each other', () => {
  const standing = { ...rated, standing: 'first' }
  expect(rateKpi(standing, proposed)).toMatchObject({ because: 'rated-meanwhile' })
  expect(rateKpi(standing, { ...proposed, replaces: 'first' })).toMatchObject({ accepted: true })
  expect(rateKpi(rated, { ...proposed, replaces: 'first' })).toMatchObject({ because: 'rated-meanwhile' })
})
