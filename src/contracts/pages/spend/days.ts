import { type Day, longDay } from '../../../language/day.ts'

/** "31 May 2026", or "1 April 2026 to 30 June 2026". */
export function invoicedWords({ starts, ends }: { starts: Day; ends: Day }): string {
  return starts === ends ? longDay(ends) : `${longDay(starts)} to ${longDay(ends)}`
}
