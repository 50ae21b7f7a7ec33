import { type Decimal, quantityWords } from '../language/quantity.ts'

/** The named rules that look at a delivery. None decides anything: a person does. */
export const checkRules = [
  'plan',
  'promise',
  'evidence',
  'same-file',
  'dates',
  'area',
  'additional',
  'similar',
  'elsewhere',
  'full-time',
] as const
export type CheckRule = (typeof checkRules)[number]

/** What a plain rule noticed about a delivery, for a person to weigh. */
export interface Check {
  rule: CheckRule
  level: 'look' | 'fine'
  sentence: string
  /** How much it adds to the risk: 2 for what may count something twice or too much, 1 for what is missing, else nought. */
  points: 0 | 1 | 2
}

export const fine = (rule: CheckRule, sentence: string): Check => ({
  rule,
  level: 'fine',
  sentence,
  points: 0,
})
export const look = (rule: CheckRule, points: Check['points'], sentence: string): Check => ({
  rule,
  level: 'look',
  sentence,
  points,
})

export const risks = ['high', 'some', 'low'] as const
export type Risk = (typeof risks)[number]

/** Points from which the risk is high. */
export const highFrom = 2

/** High from two points on, some with one, low where no rule noticed anything. */
export function riskOf(points: number): Risk {
  if (points >= highFrom) return 'high'
  return points > 0 ? 'some' : 'low'
}

/** The points of all checks, and which rules gave them. Nothing delivered is no risk. */
export function pointsOf(
  checks: readonly Check[],
  quantity: Decimal,
): { points: number; noticed: CheckRule[] } {
  const counted = quantity.gt(0) ? checks.filter(({ points }) => points > 0) : []
  return {
    points: counted.reduce((all, { points }) => all + points, 0),
    noticed: counted.map(({ rule }) => rule),
  }
}

/** "2.5 times" */
export function timesWords(times: Decimal): string {
  return `${quantityWords(times.round(1))} times`
}
