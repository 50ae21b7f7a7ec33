import { describe, expect, test } from 'vitest'
import { readOcds } from './reading.ts'
import { statedQuantityIn } from './stated-quantity.ts'

function contractWith(contract: object) {
  const contracts = [{ id: '1', title: 'Highways', ...contract }]
  const release = { ocid: 'ocds-a1b2c3-roads', id: '1', date: '2026-04-01', tag: ['contract'], contracts }
  const { procurements, faults } = readOcds(release)
  return { ...procurements[0]!.contracts[0]!, faults }
}

describe('an agreed metric', () => {
  const draft = (metric: object) =>
    contractWith({ agreedMetrics: [{ id: '1', ...metric }] }).agreedMetrics[0]!

  test('that names social value in its title looks like a social value commitment, and says why', () => {
    const { looksLikeSocialValue, because } = draft({ title: 'Delivery of social value commitments' })
    expect([looksLikeSocialValue, because]).toEqual([true, 'Its title says “social value”.'])
  })

  test('may show it in its description alone', () => {
    const description = 'Contributing to a Net Zero City'
    expect(draft({ title: 'A sustainable service', description })).toMatchObject({
      looksLikeSocialValue: true,
      because: 'Its description says “net zero”.',
    })
  })

  test('about reporting is not one because social value is reported too', () => {
    const description = 'Monthly updates. For Social value reporting this will be quarterly'
    expect(draft({ title: 'Reporting', description }).looksLikeSocialValue).toBe(false)
  })

  test('about the service itself is kept, and marked so', () => {
    expect(draft({ title: 'First Time Fix Rate' })).toMatchObject({
      title: 'First Time Fix Rate',
      looksLikeSocialValue: false,
      because: 'Its words are about the service itself.',
    })
  })

  test('says how often it is looked at', () => {
    const frequency = (period: object) =>
      draft({ title: 'KPI', observations: [{ id: 'frequency', period }] }).every
    expect(frequency({ durationInMonths: 3 })).toEqual({ months: 3 })
    expect(frequency({ durationInDays: 7 })).toEqual({ days: 7 })
    expect(draft({ title: 'KPI' }).every).toBeUndefined()
  })

  test('has a quantity where its words state one', () => {
    const { quantity, unit } = draft({ title: 'Skills', description: '1500 or above training opportunities' })
    expect([quantity?.toFixed(), unit]).toEqual(['1500', 'training opportunities'])
  })

  test('without a title is called by its description', () => {
    expect(draft({ description: 'Two schools visited' }).title).toBe('Two schools visited')
  })
})

describe('a stated quantity', () => {
  test.each([
    ['4 apprenticeships', '4', 'apprenticeships'],
    ['Provide 12 new apprentices over the term', '12', 'apprenticeships'],
    ['1,200 volunteering hours', '1200', 'volunteer hours'],
    ['At least 37.5 hours of volunteering', '37.5', 'volunteer hours'],
    ['10 work experience placements', '10', 'work placements'],
    ['2.5 FTE', '2.5', 'full-time equivalents'],
    ['£25,000 of local spend', '25000', 'pounds'],
    ['Plant 500 trees', '500', 'trees'],
  ])('in “%s” is %s %s', (text, quantity, unit) => {
    const stated = statedQuantityIn(text)
    expect([stated?.quantity.toFixed(), stated?.unit]).toEqual([quantity, unit])
  })

  test.each([
    ['Apprenticeships', 'no figure'],
    ['97% or above', 'a share'],
    ['4 apprenticeships per year', 'a rate'],
    ['4 apprenticeships annually', 'a rate'],
    ['4 apprenticeships and 200 volunteer hours', 'two quantities'],
    ['10-12 apprenticeships', 'a range'],
    ['between 10 and 12 to 14 trees', 'a range'],
    ['up to 5 work placements', 'a limit'],
    ['Year 1: one additional apprenticeship', 'not in figures'],
    ['A target of 1000 per annum', 'nothing counted'],
    ['Respond within 30 minutes', 'not a promise of things'],
    ['5,00 trees', 'not a number'],
  ])('is not taken from “%s”: %s', (text) => {
    expect(statedQuantityIn(text)).toBeUndefined()
  })
})

test('why no metrics are published is kept', () => {
  const { noAgreedMetricsBecause, agreedMetrics } = contractWith({ noAgreedMetricsRationale: 'Under £5m' })
  expect([noAgreedMetricsBecause, agreedMetrics]).toEqual(['Under £5m', []])
})

describe('results of key performance indicators', () => {
  const results = (...observations: object[]) => {
    const metrics = [{ id: '2', title: 'Pothole repairs', description: '98% or above', observations }]
    return contractWith({ implementation: { metrics } })
  }
  const observation = (rating: string, others: object = {}) => ({
    id: '076113-2026',
    measure: '99.8%',
    measureClassification: { id: rating },
    period: { startDate: '2026-04-01T00:00:00+01:00', endDate: '2026-06-30T23:59:59+01:00' },
    ...others,
  })

  test('have a period, what was measured and a rating', () => {
    expect(results(observation('slightlyBelow')).kpiResults).toMatchObject([
      {
        metricId: '2',
        title: 'Pothole repairs',
        description: '98% or above',
        observationId: '076113-2026',
        starts: '2026-04-01',
        ends: '2026-06-30',
        measured: '99.8%',
        rating: 'slightlyBelow',
        looksLikeSocialValue: false,
      },
    ])
  })

  test.each(['met', 'slightlyBelow', 'below', 'significantlyBelow', 'other'])('may be %s', (rating) => {
    expect(results(observation(rating)).kpiResults[0]?.rating).toBe(rating)
  })

  test('with a rating that isn’t one of the five are taken as other, and said', () => {
    const { kpiResults, faults } = results(observation('splendid'))
    expect(kpiResults[0]?.rating).toBe('other')
    expect(faults).toMatchObject([{ severity: 'warning', message: expect.stringContaining('splendid') }])
  })

  test('are not made of what only says how often to look', () => {
    expect(results({ id: 'frequency', period: { durationInMonths: 12 } }).kpiResults).toEqual([])
  })
})
