import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { type FailureProposed, isToTell, recordFailure, tellBy } from './performance-failure.ts'

const today = day('2026-11-23')
const breach: FailureProposed = {
  kind: 'breach',
  result: 'damages',
  on: day('2026-11-01'),
  requirement: 'Repairs within 24 hours',
  words: 'Forty repairs were late.',
  chance: 'left over',
}

test('a breach says what it came to; poor performance which chance to improve there was', () => {
  expect(recordFailure(breach, today)).toMatchObject({
    accepted: true,
    fact: { result: 'damages', chance: '' },
  })
  const poor = { ...breach, kind: 'poor-performance', result: '', chance: 'A plan from June to September' }
  expect(recordFailure(poor, today)).toMatchObject({ accepted: true, fact: { result: null } })
  const refused: [Partial<FailureProposed>, string][] = [
    [{ kind: '' }, 'no-kind'],
    [{ result: '' }, 'no-result'],
    [{ on: null }, 'no-day'],
    [{ on: day('2026-11-24') }, 'day-to-come'],
    [{ requirement: ' ' }, 'no-requirement'],
    [{ words: '' }, 'no-words'],
    [{ kind: 'poor-performance', chance: ' ' }, 'no-chance'],
    [{ words: 'x'.repeat(5001) }, 'words-too-long'],
  ]
  for (const [part, because] of refused)
    expect(recordFailure({ ...breach, ...part }, today)).toEqual({ accepted: false, because })
})

test('the law wants everything told but a breach that came to nothing yet, within thirty days', () => {
  expect(isToTell({ kind: 'breach', result: 'none' })).toBe(false)
  expect(isToTell({ kind: 'breach', result: 'settlement' })).toBe(true)
  expect(isToTell({ kind: 'poor-performance', result: null })).toBe(true)
  expect(tellBy({ on: day('2026-11-01') })).toBe('2026-11-30')
})
