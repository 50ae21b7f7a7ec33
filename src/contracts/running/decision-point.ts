import { addMonths, type Day } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'

/** What a decision is made before: the last day of the contract, or the last day to which it can be extended. */
export const decidedAbout = { end: 'the contract ends', extension: 'its last extension ends' } as const
export type DecidedAbout = keyof typeof decidedAbout

export const nextSteps = {
  extend: 'Extend it',
  'let-end': 'Let it end',
  'compete-again': 'Compete it again',
  'end-early': 'End it early',
  other: 'Something else',
} as const
export type NextStep = keyof typeof nextSteps

/** A day before which something has to be decided about a contract. */
export interface DecisionDue {
  about: DecidedAbout
  before: Day
  /** From when it needs attention. */
  from: Day
  isDue: boolean
}

/** The days before which something has to be decided, the earliest first; those that passed are left out. */
export function decisionsDue(
  { ends, extendableUntil }: { ends: Day | null; extendableUntil: Day | null },
  months: number,
  today: Day,
): DecisionDue[] {
  const days: [DecidedAbout, Day | null][] = [
    ['end', ends],
    ['extension', extendableUntil === ends ? null : extendableUntil],
  ]
  return days.flatMap(([about, before]) => {
    if (before === null || before < today) return []
    const from = addMonths(before, -months)
    return [{ about, before, from, isDue: today >= from }]
  })
}

export interface DecisionTaken {
  about: DecidedAbout
  before: Day
  missed: string | null
  /** What to ask for again, as it can be carried into a note. */
  toAsk: string | null
  decided: NextStep
  reason: string
  decidedOn: Day
  /** A person or a board, in words. */
  decidedBy: string
}

export type DecisionPointRefusal =
  'not-a-day-to-decide' | 'no-reason' | 'no-decider' | 'words-too-long' | 'decided-in-the-future'

export const decisionPointRefusals: Record<DecisionPointRefusal, { field: string; sentence: string }> = {
  'not-a-day-to-decide': {
    field: 'decided',
    sentence: 'The days of the contract have changed. Open it again',
  },
  'no-reason': { field: 'reason', sentence: 'Say why it was decided so' },
  'no-decider': { field: 'decidedBy', sentence: 'Say who decided: a person or a board' },
  'words-too-long': { field: 'toAsk', sentence: 'Each text must be 4,000 characters or fewer' },
  'decided-in-the-future': { field: 'decidedOn', sentence: 'The day must be today or before' },
}

/** Decides whether what was decided can be recorded. */
export function recordDecision(
  contract: { ends: Day | null; extendableUntil: Day | null },
  taken: DecisionTaken,
  today: Day,
): Decision<DecisionTaken, DecisionPointRefusal> {
  const day = taken.about === 'end' ? contract.ends : contract.extendableUntil
  if (day !== taken.before) return refuse('not-a-day-to-decide')
  if (taken.reason.trim() === '') return refuse('no-reason')
  if (taken.decidedBy.trim() === '') return refuse('no-decider')
  if (
    [taken.missed, taken.toAsk, taken.reason, taken.decidedBy].some((words) => words && words.length > 4000)
  )
    return refuse('words-too-long')
  if (taken.decidedOn > today) return refuse('decided-in-the-future')
  return accept(taken)
}
