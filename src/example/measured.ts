import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import { addFailure, addKpi, addRating, addRemedy } from '../performance/store.ts'
import type { Tx } from '../platform/tx.ts'
import { asOf, noon } from './begin.ts'

const first = { starts: day('2026-04-01'), ends: day('2026-06-30') }
const second = { starts: day('2026-07-01'), ends: day('2026-09-30') }

/** What one contract is measured by: how it was rated in its first two quarters; the last one is still to be rated for one KPI. */
const measured = [
  {
    title: 'Dangerous potholes made safe within 24 hours',
    target: '98% or above',
    ratings: [
      { ...first, rating: 'met', measured: '98.6%', why: '' },
      {
        ...second,
        rating: 'slightlyBelow',
        measured: '96.9%',
        why: 'Two weeks of heavy rain in September brought twice the usual reports.',
      },
    ],
  },
  {
    title: 'Repairs that last twelve weeks',
    target: '95% or above',
    ratings: [
      { ...first, rating: 'met', measured: '97%', why: '' },
      { ...second, rating: 'met', measured: '96%', why: '' },
    ],
  },
  {
    title: 'Hours of help for small charities, against the plan',
    target: '10 hours in each quarter',
    ratings: [{ ...first, rating: 'below', measured: '6 of 10 hours', why: 'The help began in May.' }],
  },
] as const

/** Sets and rates the KPIs of a contract, as its manager did, and what was agreed when one fell behind. */
export async function measureContract(tx: Tx, contract: string, manager: string): Promise<void> {
  const by = { kind: 'person', id: manager } as const
  for (const { title, target, ratings } of measured) {
    const set = asOf(tx, noon(day('2026-04-07')), by)
    const id = await addKpi(set, contract, { title, target, starts: first.starts, months: 3 })
    for (const rating of ratings) {
      const rated = asOf(tx, noon(rating.ends === first.ends ? day('2026-07-14') : day('2026-10-13')), by)
      await addRating(rated, { id, contract, title }, rating, null)
    }
  }
  const agreed = day('2026-10-20')
  await addFailure(asOf(tx, noon(agreed), by), contract, {
    kind: 'breach',
    result: 'none',
    on: agreed,
    requirement: 'A written report on each road closed without notice, within five days',
    words: 'Three reports came two weeks late. They are complete now.',
    chance: '',
  })
  await addRemedy(asOf(tx, noon(agreed), by), contract, {
    kind: 'deduction',
    commitment: null,
    on: agreed,
    amount: new Decimal('750'),
    words: 'The service credit for three late reports, £250 each.',
  })
}
