import { addMonths, type Day } from '../language/day.ts'

/** As much of a contract as says what comes on it. */
export interface ContractDays {
  id: string
  starts: Day | null
  ends: Day | null
  extendableUntil: Day | null
}

/** What comes next on a contract. */
export const comingKinds = [
  'beginning',
  'return-asked',
  'return-due',
  'delivery-waits',
  'commitment-due',
  'milestone',
  'recovery',
  'kpi',
  'notice',
  'review',
  'decision',
  'risk',
  'waiver',
  'end',
] as const
export type ComingKind = (typeof comingKinds)[number]

/** Whose turn it is: the council's, the supplier's, or both together. */
export const turns = ['council', 'supplier', 'both'] as const
export type Turn = (typeof turns)[number]

/** One thing that comes next, with the day by which it is done. */
export interface Coming {
  kind: ComingKind
  on: Day
  /** In a few words: "Return for July to September 2026", "Volunteer days: 24 days". */
  what: string
  turn: Turn
  /** The record it is about, where it has one of its own: a return, a commitment, a KPI, a risk, a waiver. */
  about?: string
}

/** Months of the list. */
const months = 12

/** What comes in the twelve months from today, and what should have come before, each by its day. */
export function yearAhead(
  all: readonly Coming[],
  today: Day,
): { late: Coming[]; ahead: Coming[]; until: Day } {
  const until = addMonths(today, months)
  const inOrder = all.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return {
    late: inOrder.filter(({ on }) => on < today),
    ahead: inOrder.filter(({ on }) => on >= today && on <= until),
    until,
  }
}
