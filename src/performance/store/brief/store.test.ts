import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFilledWorld, testNow, type World } from '../../../../test/world.ts'
import { day, dayIn } from '../../../language/day.ts'
import type { Brief } from '../../brief/brief.ts'
import { headline } from '../headline.ts'
import { figuresAsAt } from './index.ts'

let world: World
beforeAll(async () => {
  world = await openFilledWorld()
})
afterAll(() => world.close())

const today = dayIn(testNow)
const council: Brief = {
  service: null,
  on: today,
  since: day('2025-11-24'),
  meeting: 'Scrutiny Commission',
  meetingOn: null,
}

describe('the figures of a brief', () => {
  test('for today are those that the roll-ups keep', async () => {
    const { counted } = await world.tx((tx) => figuresAsAt(tx, council))
    const count = (key: string) => counted.get(key)?.count ?? 0
    expect(count('due')).toBeGreaterThan(300)
    expect({
      due: count('due'),
      inFull: count('in-full'),
      byEarlierRecords: count('by-earlier-records'),
      inPart: count('in-part'),
      notMet: count('not-met'),
      notYetDue: count('not-yet-due'),
    }).toEqual(await world.tx((tx) => headline(tx, today)))
  })
})
