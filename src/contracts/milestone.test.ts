import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { answerMilestone, milestoneState } from './milestone.ts'

const today = day('2026-11-23')
const reached = { reached: true, on: day('2026-11-20'), story: ' We met three schools. ' }

test('one that is reached has a day and a sentence; one that is not needs neither', () => {
  expect(answerMilestone(reached, today)).toEqual({
    accepted: true,
    fact: { reached: true, on: '2026-11-20', story: 'We met three schools.' },
  })
  expect(answerMilestone({ reached: false, on: reached.on, story: '' }, today)).toEqual({
    accepted: true,
    fact: { reached: false, on: null, story: '' },
  })
})

test.each([
  [{ reached: undefined }, 'no-answer'],
  [{ on: undefined }, 'no-day'],
  [{ on: day('2026-11-24') }, 'day-ahead'],
  [{ story: ' ' }, 'no-story'],
  [{ story: 'a'.repeat(2001) }, 'story-too-long'],
])('%j is refused: %s', (wrong, because) => {
  expect(answerMilestone({ ...reached, ...wrong }, today)).toEqual({ accepted: false, because })
})

test('it is late from the day after its day, until it is reached', () => {
  const answer = { reached: true, on: today, story: 'Done.' }
  expect(milestoneState({ due: today }, undefined, today)).toBe('ahead')
  expect(milestoneState({ due: day('2026-11-22') }, { ...answer, reached: false }, today)).toBe('late')
  expect(milestoneState({ due: day('2026-11-22') }, answer, today)).toBe('reached')
})
