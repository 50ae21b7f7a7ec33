import { Decimal, quantityWords, sum } from '../language/quantity.ts'
import { firstDayOf, lastDayOf, type Quarter, quarterCode } from '../language/quarter.ts'
import { type Day, longDay, monthOf } from '../language/day.ts'
import { withoutContactDetails } from './contact-details.ts'

/** A report that was decided on and counts, in whole or in part, towards one commitment. */
export interface CountedReport {
  id: string
  quarter: Quarter
  reported: Decimal
  accepted: Decimal
  /** Why the rest was not counted. */
  reason: string | null
}

/** What is known of one commitment: what was promised by when, and every report that counts, the earliest first. */
export interface Worked {
  promised: Decimal
  due: Day
  /** "Promised in the contract" */
  promisedWords: string
  units: string
  reports: readonly CountedReport[]
  /** The report this is the working of. */
  thisReport: string
}

/** One line of a working; the results are the sums of what stands above them. */
export interface WorkingLine {
  what: string
  amount: string
  isThis?: boolean
  isResult?: boolean
}

/** How the figures of a commitment come about, line by line, so that they add up on the page. */
export function workingOf(worked: Worked, today: Day): WorkingLine[] {
  const { promised, promisedWords, units, reports } = worked
  const verified = sum(reports.map(({ accepted }) => accepted))
  return [
    { what: `${promisedWords}, ${units}`, amount: quantityWords(promised) },
    ...reports.flatMap((report) => linesOf(report, worked.thisReport)),
    { what: 'Delivered and verified', amount: quantityWords(verified), isResult: true },
    ...restOf(worked, verified, today),
  ]
}

function linesOf(
  { id, quarter, reported, accepted, reason }: CountedReport,
  thisReport: string,
): WorkingLine[] {
  const notCounted = reported.minus(accepted)
  const line = {
    what: `Reported, ${quarterCode(quarter)} (${monthOf(firstDayOf(quarter))} to ${monthOf(lastDayOf(quarter))})`,
    amount: quantityWords(reported),
    ...(id === thisReport ? { isThis: true } : {}),
  }
  if (notCounted.eq(0)) return [line]
  const why = reason ? `: ${asClause(reason)}` : ''
  return [line, { what: `Not counted${why}`, amount: quantityWords(notCounted.times(-1)) }]
}

/** A reason as the end of a sentence: a small letter first, no full stop. */
function asClause(reason: string): string {
  const text = withoutContactDetails(reason).trim().replace(/\.$/, '')
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function restOf({ promised, due }: Worked, verified: Decimal, today: Day): WorkingLine[] {
  const rest = promised.minus(verified)
  const sums = `${quantityWords(promised)} − ${quantityWords(verified)}`
  if (rest.eq(0)) return []
  if (rest.lt(0)) {
    return [
      {
        what: `More than was promised: ${quantityWords(verified)} − ${quantityWords(promised)}`,
        amount: quantityWords(rest.abs()),
        isResult: true,
      },
    ]
  }
  const what = due < today ? `Not delivered by ${longDay(due)}` : 'Still to come'
  return [{ what: `${what}: ${sums}`, amount: quantityWords(rest), isResult: true }]
}
