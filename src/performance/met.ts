import type { Day } from '../language/day.ts'
import type { Decimal } from '../language/quantity.ts'

/**
 * How far a commitment that fell due is met: `in-full` by what was verified here; `by-earlier-records` in full only when
 * what the council's own earlier records say was accepted is added to it; `in-part` by either.
 */
export type Met = 'in-full' | 'by-earlier-records' | 'in-part' | 'not-met'

/** What was promised, by when, and how much of it was verified: quantities in the measure's unit. */
export interface Promised {
  quantity: Decimal
  due: Day
  verified: Decimal
  /** Accepted by the council's earlier records; never verified here. */
  earlier?: Decimal
}

/** How far a promise is kept, whatever the day. What was reported and not accepted by anyone doesn't count. */
export function howFarMet({ quantity, verified, earlier }: Omit<Promised, 'due'>): Met {
  if (verified.gte(quantity)) return 'in-full'
  const accepted = earlier ? verified.plus(earlier) : verified
  if (accepted.gte(quantity)) return 'by-earlier-records'
  return accepted.gt(0) ? 'in-part' : 'not-met'
}

/** How a commitment stands on a day. One that falls due that very day counts as due; one of which nothing is owed yet never is. */
export function metOn(promised: Promised, on: Day): Met | 'not-yet-due' {
  return promised.due > on || promised.quantity.eq(0) ? 'not-yet-due' : howFarMet(promised)
}

/** Commitments counted by how they stand on a day. All but `due` and `notYetDue` add up to those due by then. */
export interface Headline {
  due: number
  inFull: number
  /** In full, when the council's earlier records are taken into account. */
  byEarlierRecords: number
  inPart: number
  notMet: number
  notYetDue: number
}

/** How many commitments fall due on one day, by how far they are met now. */
export interface DueCount {
  due: Day
  inFull: number
  byEarlierRecords: number
  inPart: number
  notMet: number
}

/** The headline of these counts on a day. */
export function headlineOf(counts: Iterable<DueCount>, on: Day): Headline {
  const headline: Headline = {
    due: 0,
    inFull: 0,
    byEarlierRecords: 0,
    inPart: 0,
    notMet: 0,
    notYetDue: 0,
  }
  for (const { due, inFull, byEarlierRecords, inPart, notMet } of counts) {
    const all = inFull + byEarlierRecords + inPart + notMet
    if (due > on) {
      headline.notYetDue += all
      continue
    }
    headline.due += all
    headline.inFull += inFull
    headline.byEarlierRecords += byEarlierRecords
    headline.inPart += inPart
    headline.notMet += notMet
  }
  return headline
}
