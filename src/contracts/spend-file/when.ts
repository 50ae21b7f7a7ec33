import { addMonths, addDays, type Day, dayOf } from '../../language/day.ts'
import { firstDayOf, lastDayOf, type Quarter, quarterFrom } from '../../language/quarter.ts'
import { readWrittenDay } from '../../language/written-day.ts'
import { dayFaultWords } from '../../language/written-fault.ts'

export interface Span {
  starts: Day
  ends: Day
}

export type WrittenSpan =
  { kind: 'span'; span: Span } | { kind: 'blank' } | { kind: 'fault'; message: string }

/** Reads one day, or a month as the days of it. */
export function readDays(text: string): WrittenSpan {
  const first = readWrittenDay(text, { side: 'first' })
  const last = readWrittenDay(text, { side: 'last' })
  if (first.kind === 'day' && last.kind === 'day')
    return { kind: 'span', span: { starts: first.day, ends: last.day } }
  if (first.kind === 'unreadable') return { kind: 'fault', message: dayFaultWords(first.because, text) }
  return { kind: 'blank' }
}

const quarter = /\bq(?:uarter)?\.? ?([1-4])\b/i
const financialYear = /(?<!\d)(20\d\d) ?[/–-] ?(20\d\d|\d\d)(?!\d)/

/** Reads what a period says: "May 2026", "Q1 2026/27" of the financial year, "2026/27", or a day. */
export function readPeriod(text: string): WrittenSpan {
  const tidy = text.trim()
  const coded = quarterFrom(tidy.toUpperCase())
  if (coded) return ofQuarter(coded)
  const [, first, second] = financialYear.exec(tidy) ?? []
  const isYear = first !== undefined && (Number(first) + 1) % 100 === Number(second!.slice(-2))
  const number = quarter.exec(tidy)?.[1]
  if (isYear && number) {
    const named = quarterFrom(`${first}-${String((Number(first) + 1) % 100).padStart(2, '0')}Q${number}`)
    if (named) return ofQuarter(named)
  }
  if (isYear && /^(?:fy ?)?20\d\d ?[/–-] ?\d+$/i.test(tidy)) {
    const starts = dayOf(`${first}-04-01`)!
    return { kind: 'span', span: { starts, ends: addDays(addMonths(starts, 12), -1) } }
  }
  if (number)
    return {
      kind: 'fault',
      message: `“${tidy}” doesn’t say of which financial year. Write it like Q1 2026/27.`,
    }
  return readDays(tidy)
}

function ofQuarter(named: Quarter): WrittenSpan {
  return { kind: 'span', span: { starts: firstDayOf(named), ends: lastDayOf(named) } }
}
