import type { Completion } from './completion.ts'
import type { ValueStanding } from './estimated-value.ts'
import type { FactName } from './requirement-facts.ts'
import type { Rule, RuleCode } from './rule.ts'

/**
 * What a rule answers: it applies (or, of a permission, it is given), it does not, it can't be told because a fact is
 * missing, or a person has to check because the law or the amount is not certain.
 */
export const answers = ['applies', 'does-not-apply', 'unknown', 'check'] as const
export type Answer = (typeof answers)[number]

/** One rule's answer for one requirement. `row` is the dated rule it rests on, when one does. */
export interface DutyAnswer {
  rule: RuleCode
  answer: Answer
  /** A sentence or two. */
  because: string
  /** The facts without which it is unknown. */
  needs: FactName[]
  row?: Rule | undefined
}

/** What becomes of one completion: the row that speaks of it, and its answer; `open` while the value can't be compared. */
export interface Outcome {
  completion: Completion
  row: Rule | undefined
  answer: Answer | 'open'
  /** Why a row that speaks of it answers so. */
  reason?: 'not-held' | 'not-plain' | 'amount-old' | 'urgent'
  standing?: ValueStanding | undefined
}
