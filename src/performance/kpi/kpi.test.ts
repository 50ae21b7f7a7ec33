import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { endKpi, type Kpi, periodsOf, setKpi } from './kpi.ts'

const term = { starts: day('2026-04-01'), ends: day('2028-03-31'), withdrawn: false }
const kpi: Kpi = { title: 'Repairs on time', target: '95% or above', starts: day('2026-04-01'), months: 3 }

test('a KPI has words, a target, and begins within the contract’s days', () => {
  expect(setKpi(term, { ...kpi, title: ' Repairs on time ' })).toEqual({ accepted: true, fact: kpi })
  const refused: [Partial<Kpi>, string][] = [
    [{ title: ' ' }, 'no-title'],
    [{ title: 'x'.repeat(501) }, 'title-too-long'],
    [{ target: '' }, 'no-target'],
    [{ target: 'x'.repeat(501) }, 'target-too-long'],
    [{ starts: day('2026-03-31') }, 'starts-outside-the-term'],
    [{ starts: day('2028-04-01') }, 'starts-outside-the-term'],
  ]
  for (const [part, because] of refused)
    expect(setKpi(term, { ...kpi, ...part })).toEqual({ accepted: false, because })
  expect(setKpi({ ...term, withdrawn: true }, kpi)).toMatchObject({ because: 'contract-withdrawn' })
  expect(setKpi({ ...term, starts: null, ends: null }, kpi)).toMatchObject({ accepted: true })
})

test('periods follow each other, and the last ends with the contract', () => {
  const until = day('2026-08-15')
  expect(periodsOf(kpi, { until, on: day('2026-11-23') })).toEqual([
    { starts: '2026-04-01', ends: '2026-06-30' },
    { starts: '2026-07-01', ends: '2026-08-15' },
  ])
  expect(periodsOf(kpi, { until: null, on: day('2026-06-30') })).toHaveLength(1)
  expect(periodsOf(kpi, { until: null, on: day('2026-07-01') })).toHaveLength(2)
  expect(periodsOf(kpi, { until: null, on: day('2026-03-31') })).toEqual([])
})

test('months that are shorter leave no day out and count none twice', () => {
  const monthly = periodsOf(
    { ...kpi, starts: day('2026-01-31'), months: 1 },
    { until: null, on: day('2026-04-30') },
  )
  expect(monthly.slice(0, 3)).toEqual([
    { starts: '2026-01-31', ends: '2026-02-27' },
    { starts: '2026-02-28', ends: '2026-03-30' },
    { starts: '2026-03-31', ends: '2026-04-29' },
  ])
})

test('a KPI ends with a reason, neither before it began nor in the future', () => {
  const today = day('2026-11-23')
  const ending = { on: today, reason: 'Replaced at the review' }
  expect(endKpi(kpi, ending, today)).toMatchObject({ accepted: true })
  expect(endKpi(kpi, { ...ending, reason: ' ' }, today)).toMatchObject({ because: 'no-reason' })
  expect(endKpi(kpi, { ...ending, reason: 'x'.repeat(2001) }, today)).toMatchObject({
    because: 'reason-too-long',
  })
  expect(endKpi(kpi, { ...ending, on: day('2026-03-31') }, today)).toMatchObject({
    because: 'before-it-starts',
  })
  expect(endKpi(kpi, { ...ending, on: day('2026-11-24') }, today)).toMatchObject({ because: 'day-to-come' })
})
