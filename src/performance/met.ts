import type { Day } from '../language/day.ts'
import type { Decimal } from '../language/quantity.ts'

/** How far a commitment that fell due is met, by what was verified. */
export type Met = 'in-full' | 'in-part' | 'not-met'

/** What was promised, by when, and how much of it was verified: quantities in the measure's unit. */
export interface Promised {
  quantity: Decimal
  due: Day
  verified: Decimal
}

/** How far a promise is kept, whatever the day: only what was verified counts. */
export function howFarMet({ quantity, verified }: Pick<Promised, 'quantity' | 'verified'>): Met {
  if (verified.gte(quantity)) return 'in-full'
  return verified.gt(0) ? 'in-part' : 'not-met'
}

/** How a commitment stands on a day. One that falls due that very day counts as due. */
export function metOn(promised: Promised, on: Day): Met | 'not-yet-due' {
  return promised.due > on ? 'not-yet-due' : howFarMet(promised)
}

/** Commitments counted by how they stand on a day. The first three add up to those due by then. */
export interface Headline {
  due: number
  inFull: number
  inPart: number
  notMet: number
  notYetDue: number
}

/** How many commitments fall due on one day, by how far they are met now. */
export interface DueCount {
  due: Day
  inFull: number
  inPart: number
  notMet: number
}

/** The headline of these counts on a day. */
export function headlineOf(counts: Iterable<DueCount>, on: Day): Headline {
  const headline: Headline = { due: 0, inFull: 0, inPart: 0, notMet: 0, notYetDue: 0 }
  for (const { due, inFull, inPart, notMet } of counts) {
    const all = inFull + inPart + notMet
    if (due > on) {
      headline.notYetDue += all
      continue
    }
    headline.due += all
    headline.inFull += inFull
    headline.inPart += inPart
    headline.notMet += notMet
  }
  return headline
}
