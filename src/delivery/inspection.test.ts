import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { inspect, type InspectionTyped } from './inspection.ts'

const typed: InspectionTyped = {
  on: day('2026-11-12'),
  place: 'Ashdown depot',
  by: 'ann',
  sample: '10',
  heldUp: '9',
  seen: 'Ten sheets; one had no date.',
  outcome: 'in-part',
}
const told = (change: Partial<InspectionTyped>) => {
  const decision = inspect({ ...typed, ...change }, { today: day('2026-11-23'), people: ['ann'] })
  return decision.accepted ? 'accepted' : decision.because
}

test.each([
  [{}, 'accepted'],
  [{ heldUp: '10', outcome: 'held-up' }, 'accepted'],
  [{ heldUp: '0', outcome: 'did-not' }, 'accepted'],
  [{ on: day('2026-11-23') }, 'accepted'],
  [{ on: null }, 'no-day'],
  [{ on: day('2026-11-24') }, 'day-to-come'],
  [{ place: ' ' }, 'no-place'],
  [{ place: 'x'.repeat(201) }, 'place-too-long'],
  [{ by: 'ben' }, 'no-person'],
  [{ sample: '0' }, 'no-sample'],
  [{ sample: 'ten' }, 'no-sample'],
  [{ heldUp: '' }, 'no-count'],
  [{ heldUp: '11' }, 'more-than-sample'],
  [{ seen: '' }, 'nothing-said'],
  [{ seen: 'x'.repeat(2001) }, 'said-too-much'],
  [{ outcome: 'well' }, 'no-outcome'],
  [{ outcome: 'held-up' }, 'outcome-differs'],
] as [Partial<InspectionTyped>, string][])('%o: %s', (change, because) => {
  expect(told(change)).toBe(because)
})
