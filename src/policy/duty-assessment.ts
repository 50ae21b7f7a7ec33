import type { Day } from '../language/day.ts'
import { type Completion, completionsOf, decisiveFacts, rowFor } from './completion.ts'
import type { DutyAnswer, Outcome } from './duty-answer.ts'
import { becauseOf } from './duty-words.ts'
import { hasAmount, standingOf } from './estimated-value.ts'
import { isInForce } from './policy.ts'
import { type FactName, factNames, type RequirementFacts } from './requirement-facts.ts'
import { needsConfirming, type Rule, type RuleCode, ruleCodes } from './rule.ts'

/**
 * Asks every rule of one requirement, by the day it commenced and never by today. A rule answers while facts are missing
 * only when its answer is the same however they turn out; else it is unknown and says which of them could change it.
 */
export function assessDuty(rules: readonly Rule[], facts: RequirementFacts): DutyAnswer[] {
  return ruleCodes.map((rule) =>
    assessRule(
      rule,
      rules.filter((row) => row.rule === rule),
      facts,
    ),
  )
}

function assessRule(rule: RuleCode, rows: readonly Rule[], facts: RequirementFacts): DutyAnswer {
  const outcomes = completionsOf(facts, rows).map((completion) => outcomeOf(rule, rows, facts, completion))
  const found = new Set(outcomes.map(({ answer }) => answer))
  const needs = found.size > 1 || found.has('open') ? needsOf(facts, outcomes) : []
  const first = outcomes.find(({ standing }) => standing) ?? outcomes.find(({ row }) => row) ?? outcomes[0]!
  const answer = found.size > 1 || first.answer === 'open' ? 'unknown' : first.answer
  const because = becauseOf({ rule, rows, facts, answer, needs, first, outcomes })
  const told = rowTold(rows, outcomes, first)
  return { rule, answer, because, needs, ...(told ? { row: told } : {}) }
}

function outcomeOf(
  rule: RuleCode,
  rows: readonly Rule[],
  facts: RequirementFacts,
  completion: Completion,
): Outcome {
  const row = rowFor(rows, completion)
  if (!row) return { completion, row, ...withoutRow(rule, rows, completion.commences) }
  if (row.effect === 'check' && !hasAmount(row))
    return { completion, row, answer: 'check', reason: 'not-plain' }
  const standing = hasAmount(row) ? standingOf(facts, row) : undefined
  if (needsConfirming(row, completion.commences))
    return { completion, row, answer: 'check', reason: 'amount-old', standing }
  if (standing && standing.met === undefined) return { completion, row, answer: 'open', standing }
  if (standing && !standing.met) return { completion, row, answer: 'does-not-apply', standing }
  if (row.effect === 'check') return { completion, row, answer: 'check', reason: 'not-plain', standing }
  if (facts.urgent && row.urgencyMayExcuse)
    return { completion, row, answer: 'check', reason: 'urgent', standing }
  return { completion, row, answer: 'applies', standing }
}

/** The law says for itself from when it holds; of a council's own line only what is kept here is known. */
function withoutRow(
  rule: RuleCode,
  rows: readonly Rule[],
  commences: Day,
): Pick<Outcome, 'answer' | 'reason'> {
  const isOwnLine = rule === 'policy-threshold'
  return isOwnLine && !rows.some((row) => isInForce(row, commences))
    ? { answer: 'check', reason: 'not-held' }
    : { answer: 'does-not-apply' }
}

function needsOf(facts: RequirementFacts, outcomes: readonly Outcome[]): FactName[] {
  const decisive = decisiveFacts(
    facts,
    outcomes.map(({ completion, answer, row }) => ({
      completion,
      answer: answer === 'open' ? `open ${row!.comparator} ${row!.amount!.toFixed()} ${row!.vat}` : answer,
    })),
  )
  const ofValue = outcomes.flatMap(({ answer, standing }) =>
    answer === 'open' && standing?.met === undefined ? (standing?.needs ?? []) : [],
  )
  const needed = new Set([...decisive, ...ofValue])
  return factNames.filter((name) => needed.has(name))
}

/** The row to show: the one that speaks of it; else, when none does, the rule as it stood that day, or its first. */
function rowTold(rows: readonly Rule[], outcomes: readonly Outcome[], first: Outcome): Rule | undefined {
  const spoken = new Set(outcomes.map(({ row }) => row).filter((row) => row !== undefined))
  if (spoken.size === 1) return [...spoken][0]
  if (spoken.size > 1) return first.row
  const { commences } = first.completion
  return rows.find((row) => isInForce(row, commences)) ?? rows[0]
}
