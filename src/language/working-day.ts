import { addDays, type Day, day, mondayOf, weekdayOf } from './day.ts'

/**
 * Whether people in England usually work on the day: no Saturday, no Sunday, and none of the eight bank holidays. One proclaimed
 * for a single year is not known.
 */
export function isWorkingDay(on: Day): boolean {
  if (isWeekend(on)) return false
  return !bankHolidaysOf(Number(on.slice(0, 4))).has(on)
}

function isWeekend(on: Day): boolean {
  return ['Saturday', 'Sunday'].includes(weekdayOf(on))
}

/** The bank holidays of England in a year: Banking and Financial Dealings Act 1971, schedule 1, and common law. */
function bankHolidaysOf(year: number): Set<Day> {
  const easter = easterSundayOf(year)
  const lastMonday = (last: string) => mondayOf(day(`${year}-${last}`))
  const firstMondayOfMay = mondayOf(day(`${year}-05-07`))
  const holidays = new Set<Day>([addDays(easter, -2), addDays(easter, 1)])
  for (const each of [firstMondayOfMay, lastMonday('05-31'), lastMonday('08-31')]) holidays.add(each)
  for (const each of ['01-01', '12-25', '12-26']) holidays.add(inItsPlace(day(`${year}-${each}`), holidays))
  return holidays
}

/** One that falls on a weekend is kept on the next day that is none yet. */
function inItsPlace(on: Day, taken: ReadonlySet<Day>): Day {
  let found = on
  while (isWeekend(found) || taken.has(found)) found = addDays(found, 1)
  return found
}

/** Easter Sunday by the Gregorian computus, in the form of Meeus, Jones and Butcher. */
function easterSundayOf(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451)
  const counted = moon + sunday - 7 * late + 114
  const month = String(Math.floor(counted / 31)).padStart(2, '0')
  return day(`${year}-${month}-${String((counted % 31) + 1).padStart(2, '0')}`)
}
