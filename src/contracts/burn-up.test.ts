import { describe, expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal, quantityWords } from '../language/quantity.ts'
import type { Quarter } from '../language/quarter.ts'
import { burnUpOf, forecastWords, shownForecast } from './burn-up.ts'
import type { EarlierDelivery } from './needs.ts'
import type { Plan } from './plan.ts'

const tens: Plan = {
  quantity: new Decimal(40),
  due: day('2027-03-31'),
  profile: 'quarterly',
  targets: new Map(
    (['2026-27Q1', '2026-27Q2', '2026-27Q3', '2026-27Q4'] as Quarter[]).map((quarter) => [
      quarter,
      new Decimal(10),
    ]),
  ),
}
const on = { starts: day('2026-04-01'), today: day('2026-11-23') }

function reports(given: Record<string, [reported: string, verified: string]>) {
  const amounts = ([reported, verified]: [string, string]) => ({
    reported: new Decimal(reported),
    verified: new Decimal(verified),
  })
  return new Map(Object.entries(given).map(([quarter, both]) => [quarter as Quarter, amounts(both)]))
}
const going = (given: Record<string, [string, string]>, plan = tens, earlier: EarlierDelivery[] = []) =>
  burnUpOf(plan, { quarters: reports(given), earlier }, on)

const shown = (amount: Decimal | undefined) => amount && quantityWords(amount)

test('running totals of what was planned, reported and verified; nothing of what has not begun', () => {
  const { points } = going({ '2026-27Q1': ['8', '6'], '2026-27Q2': ['4', '0'] })
  expect(
    points.map(({ quarter, planned, reported, verified }) =>
      [quarter, planned, reported, verified].map(String),
    ),
  ).toEqual([
    ['2026-27Q1', '10', '8', '6'],
    ['2026-27Q2', '20', '12', '6'],
    ['2026-27Q3', '30', '12', '6'],
    ['2026-27Q4', '40', 'undefined', 'undefined'],
  ])
})

describe('the forecast goes on as it went', () => {
  test('12 of 20 planned so far makes 24 of 40 at the end', () => {
    const { forecast, shortfallAtEnd, shortfallNow } = going({
      '2026-27Q1': ['8', '6'],
      '2026-27Q2': ['4', '0'],
    })
    expect(forecast).toMatchObject({ is: 'made', by: '2026-27Q2' })
    expect(forecast.is === 'made' && shown(forecast.quantity)).toBe('24')
    expect([shown(shortfallAtEnd), shown(shortfallNow)]).toEqual(['16', '14'])
    expect(
      forecastWords(forecast, { quantity: tens.quantity, words: (each) => `${quantityWords(each)} hours` }),
    ).toBe(
      'Up to the end of Q2 2026/27, 20 hours were planned and 12 hours reported. If the rest of the 40 hours goes the same way, it ends at 24 hours.',
    )
  })

  test('it is exact until it is shown', () => {
    const thirds = {
      ...tens,
      quantity: new Decimal(100),
      targets: new Map([
        ['2026-27Q1' as Quarter, new Decimal(3)],
        ['2026-27Q4' as Quarter, new Decimal(97)],
      ]),
    }
    const { forecast } = going({ '2026-27Q1': ['1', '0'] }, thirds)
    expect(forecast.is === 'made' && forecast.quantity.toFixed(20)).toBe('33.33333333333333333333')
    expect(forecast.is === 'made' && shown(shownForecast(forecast.quantity))).toBe('33.3')
  })

  test('what was reported already is never forecast away', () => {
    const { forecast } = going({ '2026-27Q2': ['1', '0'], '2026-27Q3': ['38', '0'] })
    expect(forecast.is === 'made' && shown(forecast.quantity)).toBe('39')
  })

  test('a quarter that ended yesterday counts once something was reported for it', () => {
    const early = { ...on, today: day('2026-10-05') }
    const told = (given: Record<string, [string, string]>) =>
      burnUpOf(tens, { quarters: reports(given), earlier: [] }, early).forecast
    expect(told({ '2026-27Q1': ['10', '0'] })).toMatchObject({ by: '2026-27Q1' })
    expect(told({ '2026-27Q1': ['10', '0'], '2026-27Q2': ['1', '0'] })).toMatchObject({ by: '2026-27Q2' })
  })

  test('before anything was planned there is none', () => {
    const once: Plan = { ...tens, profile: 'once', targets: new Map() }
    const { forecast, shortfallAtEnd } = going({ '2026-27Q1': ['5', '5'] }, once)
    expect([forecast.is, shortfallAtEnd]).toEqual(['too-early', undefined])
    expect(forecastWords(forecast, { quantity: once.quantity, words: String })).toContain(
      'Nothing was planned',
    )
  })

  test('after the day it is due it is what was reported', () => {
    const over = burnUpOf(
      tens,
      { quarters: reports({ '2026-27Q4': ['33', '30'] }), earlier: [] },
      { ...on, today: day('2027-06-30') },
    )
    expect(over.forecast).toMatchObject({ is: 'over' })
    expect(shown(over.shortfallAtEnd)).toBe('7')
  })
})

test('earlier records count as reported where nothing was reported here, and against the shortfall as accepted', () => {
  const earlier = (quarter: string | null, reported: string, accepted: string): EarlierDelivery => ({
    id: 'one',
    commitment: 'help',
    quarter: quarter as Quarter | null,
    reported: new Decimal(reported),
    accepted: new Decimal(accepted),
    story: null,
    checkedBy: null,
    checkedOn: null,
    broughtIn: new Date('2026-11-01T10:00:00Z'),
    importId: 'file',
    confirmedBy: null,
  })
  const { reported, verified, shortfallNow } = going({ '2026-27Q2': ['4', '4'] }, tens, [
    earlier('2026-27Q1', '9', '7'),
    earlier('2026-27Q2', '100', '100'),
  ])
  expect([reported, verified, shortfallNow].map(shown)).toEqual(['13', '4', '9'])
})
