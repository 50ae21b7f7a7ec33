import Type, { type Static } from 'typebox'
import { type Day, dayOf } from '../language/day.ts'
import { type Decimal, decimalOf } from '../language/quantity.ts'
import { type RequirementFacts, requirementMixtures } from './requirement-facts.ts'
import { requirementKinds } from './rule.ts'

const yesOrNo = (description: string) => Type.Optional(Type.Boolean({ description }))

const factFields = {
  kind: Type.Enum([...requirementMixtures]),
  mainPart: Type.Optional(
    Type.Enum([...requirementKinds], { description: 'Of a mixture: what its main part is of' }),
  ),
  estimatedValue: Type.Optional(
    Type.String({
      pattern: '^\\d{1,13}(\\.\\d{1,2})?$',
      description: 'Pounds over the whole term, options and extensions included, as a decimal string',
    }),
  ),
  valueIncludesVat: yesOrNo('Whether the value has VAT in it'),
  vatRate: Type.Optional(
    Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,2})?$', description: 'Percent; "0" when exempt' }),
  ),
  commences: Type.Optional(
    Type.String({
      maxLength: 10,
      description: 'YYYY-MM-DD: the first notice, advertisement or contact for an offer',
    }),
  ),
  lightTouch: yesOrNo('Light-touch services'),
  healthCare: yesOrNo('Health care services of the Provider Selection Regime'),
  framework: yesOrNo('A framework'),
  callOff: yesOrNo('A call-off from a framework'),
  concession: yesOrNo('A concession'),
  urgent: yesOrNo('An urgent need not of the authority’s making'),
}

/** The facts of a requirement as programs send them and as they are kept; all but the kind may be left out. */
export const WrittenFactsShape = Type.Object(factFields, { additionalProperties: false })
export type WrittenFacts = Static<typeof WrittenFactsShape>

export type UnreadableFact = 'estimatedValue' | 'vatRate' | 'commences'

/** The facts, or the field that can't be read: a day that is not in the calendar. */
export function readFacts(
  written: WrittenFacts,
): { facts: RequirementFacts } | { unreadable: UnreadableFact } {
  const { estimatedValue, vatRate, commences, ...rest } = written
  const read: { estimatedValue?: Decimal; vatRate?: Decimal; commences?: Day } = {}
  if (estimatedValue !== undefined) {
    const value = decimalOf(estimatedValue)
    if (!value) return { unreadable: 'estimatedValue' }
    read.estimatedValue = value
  }
  if (vatRate !== undefined) {
    const rate = decimalOf(vatRate)
    if (!rate) return { unreadable: 'vatRate' }
    read.vatRate = rate
  }
  if (commences !== undefined) {
    const day = dayOf(commences)
    if (!day) return { unreadable: 'commences' }
    read.commences = day
  }
  return { facts: { ...rest, ...read } }
}

/** The facts as they are sent and kept: only what is known. */
export function writeFacts({ estimatedValue, vatRate, commences, ...rest }: RequirementFacts): WrittenFacts {
  const known = Object.entries(rest).filter(([, fact]) => fact !== undefined)
  return {
    ...(Object.fromEntries(known) as Pick<WrittenFacts, 'kind'>),
    ...(estimatedValue ? { estimatedValue: estimatedValue.toFixed(2) } : {}),
    ...(vatRate ? { vatRate: vatRate.toFixed() } : {}),
    ...(commences ? { commences } : {}),
  }
}
