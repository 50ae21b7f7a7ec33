import { longDay } from '../language/day.ts'
import { exactMoney } from '../language/money.ts'
import { type SpecialCase, specialCases } from './completion.ts'
import type { Answer, Outcome } from './duty-answer.ts'
import { hasAmount } from './estimated-value.ts'
import { isInForce } from './policy.ts'
import { type FactName, mainPartOf, type RequirementFacts } from './requirement-facts.ts'
import { aspects, requirementKinds, type Rule, type RuleCode } from './rule.ts'

/** What each fact is called where one is missing. */
export const factWords: Record<FactName, string> = {
  kind: 'what is being bought',
  mainPart: 'what the main part of it is',
  estimatedValue: 'the estimated value',
  valueIncludesVat: 'whether the value includes VAT',
  vatRate: 'the rate of VAT',
  commences: 'the day it began or will begin',
  lightTouch: 'whether it is for light-touch services',
  healthCare: 'whether it is for health care services',
  framework: 'whether it is a framework',
  callOff: 'whether it is a call-off from a framework',
  concession: 'whether it is a concession',
  urgent: 'whether it is urgent',
}

interface Found {
  rule: RuleCode
  rows: readonly Rule[]
  facts: RequirementFacts
  answer: Answer
  needs: readonly FactName[]
  /** The outcome that says most: one whose value was compared, or that a row speaks of. */
  first: Outcome
  outcomes: readonly Outcome[]
}

/** Why a rule answers as it does, in a sentence or two. */
export function becauseOf(found: Found): string {
  const { answer, first, outcomes, needs } = found
  if (answer === 'unknown')
    return `This cannot be told yet. It depends on ${listed(needs.map((name) => factWords[name]))}.`
  const words =
    answer === 'check' ? checkWords(found) : answer === 'applies' ? appliesWords(first) : doesNotWords(found)
  return outcomes.length > 1 ? `${words} This holds whatever else is still to be known.` : words
}

export function listed(parts: readonly string[], and = 'and'): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`
}

function appliesWords({ row, standing }: Outcome): string {
  if (standing?.met) return standing.words
  const healthCare = row?.scope.healthCare === 'only'
  return healthCare
    ? 'These are health care services that this regime covers, of whatever value.'
    : `It holds for purchases of any value that began on or after ${longDay(row!.from)}.`
}

function checkWords({ first, rule }: Found): string {
  const { row, reason, standing } = first
  if (reason === 'not-held')
    return `No line of the council’s own is kept here for that day. Look in the policy that was in force then.`
  if (reason === 'amount-old' && row && hasAmount(row))
    return `The last amount known here is ${exactMoney(row.amount)}. A new one was expected from ${longDay(row.confirmFrom!)}, so find out whether it has changed.`
  if (reason === 'urgent')
    return `${standing?.met ? `${standing.words} ` : ''}So the duty is there, but an urgent need that is not of the council’s making may excuse it as far as there is no time. Record why.`
  return rule === 'social-value-act'
    ? `The Act may apply, and it cannot be told for certain here. ${row!.note}`
    : `This cannot be told for certain here. ${row!.note}`
}

function doesNotWords({ rule, rows, facts, first }: Found): string {
  if (first.standing) return first.standing.met === false ? first.standing.words : ''
  const { completion } = first
  const inForce = rows.filter((row) => isInForce(row, completion.commences))
  const main = mainPartOf(facts)
  const nearest = inForce.length > 0 ? inForce : rows
  if (main && nearest.every(({ scope }) => !scope.kinds.includes(main))) return kindWords(facts, nearest)
  const ofKind = inForce.filter(({ scope }) => scope.kinds.includes(completion.mainPart))
  const excluded = specialCases.filter((name) => completion[name] && areAllWithout(ofKind, name))
  if (excluded.length > 0)
    return `It leaves out ${listed(excluded.map((name) => aspects[name]))}, and this is one.`
  if (rule === 'other-regime' && facts.healthCare === false)
    return 'It is for health care services, and these are not.'
  if (facts.commences && inForce.length === 0) return daysWords(facts.commences, rows)
  return 'It does not speak of purchases of this kind.'
}

function areAllWithout(rows: readonly Rule[], name: SpecialCase): boolean {
  return rows.length > 0 && rows.every(({ scope }) => scope[name] === 'not')
}

function kindWords(facts: RequirementFacts, rows: readonly Rule[]): string {
  const about = requirementKinds.filter((kind) => rows.some(({ scope }) => scope.kinds.includes(kind)))
  const main = mainPartOf(facts)!
  return facts.kind === 'mixed'
    ? `It is about ${listed(about)}. The main part of this is ${main}, and the main part decides.`
    : `It is about ${listed(about)}, and this is ${main}.`
}

function daysWords(commences: string, rows: readonly Rule[]): string {
  const from = rows.map((row) => row.from).sort()[0]
  return from && commences < from
    ? `It holds for purchases that began on or after ${longDay(from)}, and this one began before.`
    : 'It was not in force on the day this began.'
}
