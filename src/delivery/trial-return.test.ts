import { describe, expect, test } from 'vitest'
import { day } from '../language/day.ts'
import type { Quarter } from '../language/quarter.ts'
import type { ReturnTerm } from './return.ts'
import { beginTrial, mostTrials, quarterToTry } from './trial-return.ts'

const term: ReturnTerm = { starts: day('2026-04-01'), ends: day('2028-03-31'), lastDue: day('2028-03-31') }
const today = day('2026-11-23')
const now = new Date('2026-11-23T10:00:00Z')
const quarters = (...written: string[]) => written as Quarter[]

describe('the quarter a trial asks about', () => {
  test('is the last that has ended with something planned', () => {
    const planned = quarters('2026-27Q1', '2026-27Q2', '2026-27Q3', '2026-27Q4')
    expect(quarterToTry(term, planned, today)).toBe('2026-27Q2')
  })
  test('is this one, when something is planned for it and for none before', () => {
    expect(quarterToTry(term, quarters('2026-27Q3', '2026-27Q4'), today)).toBe('2026-27Q3')
  })
  test('lies ahead where nothing was planned yet, so that there is something to answer', () => {
    expect(quarterToTry(term, quarters('2027-28Q4', '2027-28Q2'), today)).toBe('2027-28Q2')
  })
  test('is the first of a contract that has not begun', () => {
    const ahead = { ...term, starts: day('2027-04-01') }
    expect(quarterToTry(ahead, [], today)).toBe('2027-28Q1')
  })
  test('is the usual one of a contract where everything was planned before it was kept here', () => {
    expect(quarterToTry(term, [], today)).toBe('2026-27Q2')
  })
  test('is none where nothing is promised', () => {
    expect(quarterToTry({ ...term, lastDue: null }, [], today)).toBeUndefined()
  })
})

test('a trial lasts seven days, and is due as a real return would be', () => {
  expect(beginTrial(term, { planned: [], running: 0 }, now)).toMatchObject({
    accepted: true,
    fact: { quarter: '2026-27Q2', due: '2026-12-07', ends: new Date('2026-11-30T10:00:00Z') },
  })
})

test('nothing can be tried where nothing is promised', () => {
  const refused = beginTrial({ ...term, lastDue: null }, { planned: [], running: 0 }, now)
  expect(refused).toMatchObject({ accepted: false, because: 'no-commitments' })
})

test('a person has three trials at most', () => {
  expect(beginTrial(term, { planned: [], running: mostTrials - 1 }, now).accepted).toBe(true)
  expect(beginTrial(term, { planned: [], running: mostTrials }, now)).toMatchObject({ because: 'too-many' })
})
