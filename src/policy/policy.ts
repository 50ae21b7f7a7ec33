import Type, { type Static } from 'typebox'
import { type Day, addMonths } from '../language/day.ts'
import type { Decimal } from '../language/quantity.ts'
import { type Outcome, OutcomeShape } from '../measurement/index.ts'
import type { Rule } from './rule.ts'

const day = Type.Unsafe<Day>(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }))
const words = Type.String({ minLength: 2, maxLength: 4000 })

/** One numbered part of a policy's text: "3a". The product names the clause that each of its steps serves. */
export const ClauseShape = Type.Object(
  { number: Type.String({ pattern: '^\\d{1,2}[a-z]?$' }), title: words, text: words },
  { additionalProperties: false },
)
export type Clause = Static<typeof ClauseShape>

/** How often a bulletin goes to whom. */
export const DistributionShape = Type.Object(
  {
    audience: Type.Enum(['internal', 'external']),
    every: Type.Enum(['month', 'quarter', 'half-year', 'year']),
    to: words,
  },
  { additionalProperties: false },
)
export type Distribution = Static<typeof DistributionShape>

/** A policy version as it is written in a file: what a council exports, and a partner adopts. */
export const WrittenPolicyShape = Type.Object(
  {
    title: words,
    version: Type.String({ minLength: 1, maxLength: 40 }),
    basis: Type.Union([words], { description: 'What it was written from' }),
    from: day,
    to: Type.Union([day, Type.Null()]),
    datesNote: Type.Union([words, Type.Null()]),
    noAdditionalCost: Type.Boolean({ description: 'Whether offers that add to the price are left out' }),
    minimumWeightings: Type.Array(
      Type.Object(
        {
          atLeast: Type.String({ pattern: '^\\d+\\.\\d{2}$' }),
          percent: Type.String({ pattern: '^\\d+(\\.\\d+)?$' }),
        },
        { additionalProperties: false },
      ),
    ),
    reviewBy: day,
    reviewEveryMonths: Type.Integer({ minimum: 1, maximum: 120 }),
    distribution: Type.Array(DistributionShape),
    clauses: Type.Array(ClauseShape, { minItems: 1 }),
    outcomes: Type.Array(OutcomeShape, { minItems: 1 }),
  },
  { additionalProperties: false },
)
export type WrittenPolicy = Static<typeof WrittenPolicyShape>

/** The least share of the marks, in percent, that social value carries from a value (pounds, without VAT) upwards. */
export interface MinimumWeighting {
  atLeast: Decimal
  percent: Decimal
}

/** The text and settings of a social value policy over a range of days; `to` is the last day, null while open. */
export interface PolicyVersion extends Omit<WrittenPolicy, 'minimumWeightings' | 'outcomes'> {
  minimumWeightings: MinimumWeighting[]
  outcomes: Outcome[]
}

type Dated = Pick<PolicyVersion, 'from' | 'to'>

/** The version in force on a day. Where two overlap the later start wins: a new version ends an open one. */
export function policyInForce<Version extends Dated>(
  versions: readonly Version[],
  on: Day,
): Version | undefined {
  return versions
    .filter((version) => isInForce(version, on))
    .toSorted((a, b) => b.from.localeCompare(a.from))[0]
}

/** The rows that hold on a day: for a purchase, the day it commenced, never today. */
export function rulesInForce<Row extends Pick<Rule, 'from' | 'to'>>(rules: readonly Row[], on: Day): Row[] {
  return rules.filter((rule) => isInForce(rule, on))
}

/** Whether a day is within the range, its first and last day included. */
export function isInForce({ from, to }: Dated, on: Day): boolean {
  return from <= on && (to === null || on <= to)
}

/** The least weighting for a value without VAT: that of the highest band it reaches; undefined when none is set. */
export function minimumWeightingFor(
  { minimumWeightings }: Pick<PolicyVersion, 'minimumWeightings'>,
  value: Decimal,
): Decimal | undefined {
  const reached = minimumWeightings.filter(({ atLeast }) => value.gte(atLeast))
  return reached.toSorted((a, b) => b.atLeast.cmp(a.atLeast))[0]?.percent
}

/** The day by which a policy reviewed on a day is to be reviewed again. */
export function nextReview(
  { reviewEveryMonths }: Pick<PolicyVersion, 'reviewEveryMonths'>,
  reviewed: Day,
): Day {
  return addMonths(reviewed, reviewEveryMonths)
}

/** The clause with that number: "3a", with or without the sign §. */
export function clauseOf({ clauses }: Pick<PolicyVersion, 'clauses'>, number: string): Clause | undefined {
  return clauses.find((clause) => clause.number === number.replace(/^§/, ''))
}
