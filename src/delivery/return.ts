import { addDays, type Day, dayIn, later } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import {
  firstDayOf,
  lastDayOf,
  type Quarter,
  quarterFrom,
  quarterOf,
  quartersBetween,
} from '../language/quarter.ts'
import { isEmail } from '../parties/index.ts'

/**
 * A supplier's report on one contract for one quarter. `not-asked`: begun by the supplier; `awaited`: asked for by
 * e-mail; `sent`: answered with deliveries; `nothing`: answered, and there was nothing this time; `cancelled`: asked for
 * wrongly, and no longer wanted.
 */
export type ReturnState = 'not-asked' | 'awaited' | 'sent' | 'nothing' | 'cancelled'

/** The days within which a return for a contract makes sense. */
export interface ReturnTerm {
  starts: Day | null
  ends: Day | null
  /** The latest day that a commitment of this supplier falls due; null when none stands. */
  lastDue: Day | null
}

/** Days a supplier has to answer, after the quarter or after being asked, whichever is later; what an authority has that chose no other. */
export const daysToAnswer = 14
/** Days the authority takes to check what was sent. */
export const daysToCheck = 14
/** Days an e-mailed link lives. */
export const daysOfLink = 30

export function answerBy(quarter: Quarter, today: Day, days = daysToAnswer): Day {
  return addDays(later(lastDayOf(quarter), today), days)
}

export function checkedBy(sent: Day): Day {
  return addDays(sent, daysToCheck)
}

/** The quarters a return may be asked for, the newest first: those begun by today, from the start of the term to a year after its end. */
export function periodsDue(term: ReturnTerm, today: Day): Quarter[] {
  if (!term.lastDue) return []
  const from = term.starts ?? addDays(term.lastDue, -730)
  const end = term.ends ? later(term.ends, term.lastDue) : term.lastDue
  const until = [addDays(end, 365), today].sort()[0] as Day
  return from > until ? [] : quartersBetween(from, until).reverse()
}

/** The quarter a return is most likely wanted for: the last that has ended, or the first of the term. */
export function usualPeriod(term: ReturnTerm, today: Day): Quarter | undefined {
  const periods = periodsDue(term, today)
  return periods.find((quarter) => lastDayOf(quarter) < today) ?? periods.at(-1)
}

export interface ReturnAsked {
  quarter: Quarter
  due: Day
  email: string
}

export type AskRefusal =
  | 'no-commitments'
  | 'no-quarter'
  | 'quarter-not-begun'
  | 'quarter-outside-the-term'
  | 'already-sent'
  | 'no-due'
  | 'due-not-ahead'
  | 'no-email'
  | 'email-not-right'

export interface AskProposed {
  quarter: string
  due: Day | undefined
  email: string
  /** How the return of that quarter stands, when there is one. */
  state?: ReturnState
}

/** Decides whether a supplier can be asked for a return. One that said "nothing" may be asked again; one that was sent may not. */
export function askForReturn(
  term: ReturnTerm,
  proposed: AskProposed,
  today: Day,
): Decision<ReturnAsked, AskRefusal> {
  if (!term.lastDue) return refuse('no-commitments')
  const quarter = quarterFrom(proposed.quarter)
  if (!quarter) return refuse('no-quarter')
  if (firstDayOf(quarter) > today) return refuse('quarter-not-begun')
  if (!periodsDue(term, today).includes(quarter)) return refuse('quarter-outside-the-term')
  if (proposed.state === 'sent') return refuse('already-sent')
  if (!proposed.due) return refuse('no-due')
  if (proposed.due <= today) return refuse('due-not-ahead')
  const email = proposed.email.trim()
  if (email === '') return refuse('no-email')
  if (!isEmail(email)) return refuse('email-not-right')
  return accept({ quarter, due: proposed.due, email })
}

/** Letters a reason for cancelling may have. */
export const longestCancelReason = 2000

export type CancelRefusal = 'not-awaited' | 'no-reason' | 'reason-too-long'

/** Decides whether a return that was asked for may be cancelled: as long as it was not answered, with a reason for the supplier. */
export function cancelReturn(state: ReturnState, reason: string): Decision<string, CancelRefusal> {
  if (state !== 'awaited') return refuse('not-awaited')
  const because = reason.trim()
  if (because === '') return refuse('no-reason')
  return because.length > longestCancelReason ? refuse('reason-too-long') : accept(because)
}

/** A return that is awaited past its day. */
export function isLate({ state, due }: { state: ReturnState; due: Day }, today: Day): boolean {
  return state === 'awaited' && due < today
}

/** Whether a return was first sent after its day; it is accepted all the same. */
export function wasSentLate({
  state,
  firstSentAt,
  due,
}: {
  state: ReturnState
  firstSentAt: Date | null
  due: Day
}): boolean {
  if (state !== 'sent' && state !== 'nothing') return false
  return firstSentAt !== null && dayIn(firstSentAt) > due
}

/** The quarter most returns are wanted for today: the one before this. */
export function quarterJustEnded(today: Day): Quarter {
  return quarterOf(addDays(firstDayOf(quarterOf(today)), -1))
}

/** The last quarters up to the one it is now, the newest first. */
export function lastQuarters(today: Day, count: number): Quarter[] {
  return quartersBetween(addDays(firstDayOf(quarterOf(today)), -92 * (count - 1)), today)
    .reverse()
    .slice(0, count)
}
