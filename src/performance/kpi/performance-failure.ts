import { addDays, type Day } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'

/**
 * What the law wants told of within thirty days, whatever the contract is worth: a breach that ended in termination,
 * damages or a settlement; or poor performance that was not improved though there was a proper chance to.
 * Procurement Act 2023 s.71(3) to (5).
 */
export const failureKinds = {
  breach: 'The supplier breached the contract',
  'poor-performance': 'The supplier performed poorly, had a proper chance to improve, and did not',
} as const
export type FailureKind = keyof typeof failureKinds

/** What a breach came to. Only the first three have to be told. */
export const breachResults = {
  termination: 'The contract was ended, or a part of it',
  damages: 'Damages were awarded',
  settlement: 'A settlement was agreed',
  none: 'None of these, as yet',
} as const
export type BreachResult = keyof typeof breachResults

export interface PerformanceFailure {
  kind: FailureKind
  /** Of a breach: what it came to. */
  result: BreachResult | null
  /** The day of that, or on which the authority concluded that nothing had improved. */
  on: Day
  /** Which duty of the contract was not kept. */
  requirement: string
  /** What happened, and what came of it. */
  words: string
  /** Of poor performance: which chance to improve there was, and when. */
  chance: string
}

export type FailureRefusal =
  | 'no-kind'
  | 'no-result'
  | 'no-day'
  | 'day-to-come'
  | 'no-requirement'
  | 'no-words'
  | 'no-chance'
  | 'words-too-long'

export interface FailureProposed {
  kind: string
  result: string
  on: Day | null
  requirement: string
  words: string
  chance: string
}

const longest = 5000

export function recordFailure(
  proposed: FailureProposed,
  today: Day,
): Decision<PerformanceFailure, FailureRefusal> {
  const { kind, result, on } = proposed
  const [requirement, words] = [proposed.requirement.trim(), proposed.words.trim()]
  const chance = kind === 'poor-performance' ? proposed.chance.trim() : ''
  if (!isKind(kind)) return refuse('no-kind')
  if (kind === 'breach' && !isResult(result)) return refuse('no-result')
  if (on === null) return refuse('no-day')
  if (on > today) return refuse('day-to-come')
  if (requirement === '') return refuse('no-requirement')
  if (words === '') return refuse('no-words')
  if (kind === 'poor-performance' && chance === '') return refuse('no-chance')
  if ([requirement, words, chance].some((text) => text.length > longest)) return refuse('words-too-long')
  return accept({
    kind,
    result: kind === 'breach' && isResult(result) ? result : null,
    on,
    requirement,
    words,
    chance,
  })
}

function isKind(text: string): text is FailureKind {
  return Object.hasOwn(failureKinds, text)
}

function isResult(text: string): text is BreachResult {
  return Object.hasOwn(breachResults, text)
}

/** Whether the law wants it published: everything but a breach that has come to nothing yet. */
export function isToTell({ kind, result }: Pick<PerformanceFailure, 'kind' | 'result'>): boolean {
  return kind === 'poor-performance' || (result !== null && result !== 'none')
}

/** Last day to publish it: the day itself is the first of the thirty. */
export function tellBy({ on }: Pick<PerformanceFailure, 'on'>): Day {
  return addDays(on, 29)
}
