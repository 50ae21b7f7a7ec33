import { expect, test } from 'vitest'
import { Decimal } from '../language/quantity.ts'
import { type OnLevel, promisedAtLevels } from './promised-at-levels.ts'

const hours = {
  measureCode: 'volunteering',
  measureName: 'Volunteering',
  unit: { one: 'hour', many: 'hours' },
}
const starts = {
  measureCode: 'apprentices',
  measureName: 'Apprenticeships',
  unit: { one: 'start', many: 'starts' },
}
const on = (measure: typeof hours, level: OnLevel['level'], quantity: string, verified = '0'): OnLevel => ({
  ...measure,
  level,
  quantity: new Decimal(quantity),
  reported: new Decimal(verified),
  verified: new Decimal(verified),
})

test('promises are added within one measure and one level, and never across', () => {
  const added = promisedAtLevels([
    on(hours, 'call-off', '40', '10'),
    on(hours, 'call-off', '2.5'),
    on(starts, 'framework', '4'),
    on(hours, 'framework', '100'),
  ])
  expect(
    added.map((one) => [
      one.measureCode,
      one.level,
      one.commitments,
      one.quantity.toFixed(),
      one.verified.toFixed(),
    ]),
  ).toEqual([
    ['apprentices', 'framework', 1, '4', '0'],
    ['volunteering', 'framework', 1, '100', '0'],
    ['volunteering', 'call-off', 2, '42.5', '10'],
  ])
})
