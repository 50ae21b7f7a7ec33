import type { DayFault } from './written-day.ts'
import type { MoneyFault } from './written-money.ts'

function quoted(text: string): string {
  const tidy = text.trim().replaceAll(/\s+/g, ' ')
  return `“${tidy.length > 60 ? `${tidy.slice(0, 57)}…` : tidy}”`
}

const dayFaults: Record<DayFault, string> = {
  impossible: 'is not a day in the calendar. Check the day, the month and the year.',
  'month-first': 'has a month after 12. Write the day first, then the month, such as 25/04/2026.',
  'no-year': 'has no year. Add it, such as 3 April 2026.',
  'only-a-year': 'is a year, not a day. Write the day, such as 1 April 2026.',
  'two-days': 'holds more than one day. Keep the one this column is for.',
  'more-than-a-day': 'has more in it than a day. Keep only the day, such as 31 March 2027.',
  'year-out-of-range': 'has a year that can’t be right. Use four figures, such as 2026.',
  'spreadsheet-error':
    'is an error from the spreadsheet. Widen the column or mend the formula, then save it again.',
  unclear: 'can’t be read as a day. Write it like 3 April 2026 or 03/04/2026, or leave it empty.',
}

const moneyFaults: Record<MoneyFault, string> = {
  negative: 'is less than nothing. Give the sum as a figure without a minus sign or brackets.',
  range: 'is a range. Give one figure, such as 75,000.',
  limit: 'is a limit, not a sum. Give one figure, such as 75,000.',
  'several-sums': 'holds more than one figure. Keep the one this column is for.',
  'not-pounds': 'is not in pounds. Give the sum in pounds.',
  'too-large': 'is too large a sum. Check the figures and the unit.',
  shortened: 'is a number the spreadsheet has shortened. Show the whole number, then save it again.',
  'spreadsheet-error':
    'is an error from the spreadsheet. Widen the column or mend the formula, then save it again.',
  unclear: 'can’t be read as a sum of money. Write it like 12,500 or £12,500.00, or leave it empty.',
}

/** One sentence or two: what is wrong with a written day, and how to mend it. */
export function dayFaultWords(because: DayFault, text: string): string {
  return `${quoted(text)} ${dayFaults[because]}`
}

/** One sentence or two: what is wrong with a written sum, and how to mend it. */
export function moneyFaultWords(because: MoneyFault, text: string): string {
  return `${quoted(text)} ${moneyFaults[because]}`
}
