import { type Day, dayIn, later } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import { firstDayOf, lastDayOf, type Quarter, quarterOf } from '../language/quarter.ts'
import { answerBy, periodsDue, type ReturnTerm, usualPeriod } from './return.ts'

/** Days after which a trial return, and everything in it, is cleared away. */
export const daysOfTrial = 7
/** Trials that one person may have at a time. */
export const mostTrials = 3

/** A return that somebody of the authority sends to themselves, to see what suppliers see. It is counted nowhere. */
export interface TrialBegun {
  quarter: Quarter
  /** By when a supplier would have to answer. */
  due: Day
  ends: Date
}

export type TrialRefusal = 'no-commitments' | 'too-many'

const aDay = 86_400_000

/** Decides whether a trial may begin. `planned` are the quarters that something is promised for, `running` the person's trials now. */
export function beginTrial(
  term: ReturnTerm,
  { planned, running }: { planned: readonly Quarter[]; running: number },
  now: Date,
): Decision<TrialBegun, TrialRefusal> {
  const today = dayIn(now)
  const quarter = quarterToTry(term, planned, today)
  if (!quarter) return refuse('no-commitments')
  if (running >= mostTrials) return refuse('too-many')
  return accept({
    quarter,
    due: answerBy(quarter, today),
    ends: new Date(now.getTime() + daysOfTrial * aDay),
  })
}

/**
 * The quarter a trial asks about: the last that has ended with something planned, so that there is something to answer; of a
 * contract that has not begun, its first. Undefined when nothing is promised.
 */
export function quarterToTry(term: ReturnTerm, planned: readonly Quarter[], today: Day): Quarter | undefined {
  if (!term.lastDue) return undefined
  const periods = periodsDue(term, today)
  const withPlan = periods.filter((quarter) => planned.includes(quarter))
  const ended = withPlan.find((quarter) => lastDayOf(quarter) < today)
  const ahead = [...planned].sort().find((quarter) => firstDayOf(quarter) > today)
  const first = quarterOf(later(today, term.starts ?? today))
  return ended ?? withPlan.at(-1) ?? ahead ?? usualPeriod(term, today) ?? first
}
