import { expect, test } from 'vitest'
import { addDays, type Day, day } from './day.ts'
import { isWorkingDay } from './working-day.ts'

/** The days from Monday to Friday in a year on which nobody works. */
function holidays(year: number): string[] {
  const found: string[] = []
  for (let on: Day = day(`${year}-01-01`); on <= day(`${year}-12-31`); on = addDays(on, 1)) {
    const isInTheWeek = ![0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())
    if (isInTheWeek && !isWorkingDay(on)) found.push(on.slice(5))
  }
  return found
}

test('the eight bank holidays of England, moved where they fall on a weekend', () => {
  expect(holidays(2026)).toEqual(['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'])
  expect(holidays(2027)).toEqual(['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'])
  expect(holidays(2028)).toEqual(['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'])
})

test('no weekend is a working day, and an ordinary Monday is', () => {
  expect(isWorkingDay(day('2026-11-21'))).toBe(false)
  expect(isWorkingDay(day('2026-11-22'))).toBe(false)
  expect(isWorkingDay(day('2026-11-23'))).toBe(true)
})
