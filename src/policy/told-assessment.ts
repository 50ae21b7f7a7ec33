import Type, { type Static } from 'typebox'
import { answers, type DutyAnswer } from './duty-answer.ts'
import { assessDuty } from './duty-assessment.ts'
import { policyInForce, type WrittenPolicy } from './policy.ts'
import { factNames, type RequirementFacts } from './requirement-facts.ts'
import { type Rule, ruleCodes } from './rule.ts'

const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const text = Type.String()

/** One rule's answer as it is sent, shown and kept: with the dated row it rests on, so that it can be read for ever. */
export const ToldAnswerShape = Type.Object({
  rule: Type.Enum([...ruleCodes]),
  answer: Type.Enum([...answers]),
  because: text,
  needs: Type.Array(Type.Enum([...factNames]), { description: 'Facts without which it is unknown' }),
  source: text,
  threshold: orNull(
    Type.Object({
      amount: text,
      includesVat: Type.Boolean(),
      comparator: Type.Enum(['at-least', 'more-than', 'less-than']),
    }),
  ),
  row: orNull(Type.String({ description: 'The code of the dated rule it rests on, as in /rules' })),
  holdsFrom: orNull(text),
  holdsTo: orNull(text),
  permits: Type.Boolean({ description: 'True when the rule allows something instead of asking for it' }),
  duty: orNull(Type.String({ description: 'What is to be done, or allowed, where it applies' })),
  note: orNull(text),
  doubt: orNull(Type.String({ description: 'What of the row was not compared with its source' })),
  amountSource: orNull(text),
  address: orNull(Type.String({ description: 'Where the source can be read' })),
  amountAddress: orNull(text),
})
export type ToldAnswer = Static<typeof ToldAnswerShape>

export const ToldAssessmentShape = Type.Object({
  on: orNull(Type.String({ description: 'The day the requirement commences' })),
  authority: text,
  policyVersion: orNull(text),
  answers: Type.Array(ToldAnswerShape),
})
export type ToldAssessment = Static<typeof ToldAssessmentShape>

interface Standing {
  authority: string
  rules: readonly Rule[]
  versions: readonly Pick<WrittenPolicy, 'version' | 'from' | 'to'>[]
}

/** The assessment of a requirement by the rules and the policy of its day. */
export function tellAssessment(
  facts: RequirementFacts,
  { authority, rules, versions }: Standing,
): ToldAssessment {
  const on = facts.commences ?? null
  return {
    on,
    authority,
    policyVersion: (on && policyInForce(versions, on)?.version) ?? null,
    answers: assessDuty(rules, facts).map(toldAnswer),
  }
}

function toldAnswer({ rule, answer, because, needs, row }: DutyAnswer): ToldAnswer {
  return {
    rule,
    answer,
    because,
    needs,
    source: row?.source ?? 'The council’s own policy',
    threshold: row ? thresholdOf(row) : null,
    row: row?.code ?? null,
    holdsFrom: row?.from ?? null,
    holdsTo: row?.to ?? null,
    permits: row?.effect === 'may',
    duty: row?.duty ?? null,
    note: row?.note ?? null,
    doubt: row?.doubt ?? null,
    amountSource: row?.amountSource ?? null,
    address: row?.address ?? null,
    amountAddress: row?.amountAddress ?? null,
  }
}

function thresholdOf({ amount, comparator, vat }: Rule): ToldAnswer['threshold'] {
  if (!amount || !comparator) return null
  return { amount: amount.toFixed(2), includesVat: vat === 'including', comparator }
}
