import Type, { type Static } from 'typebox'
import { exactMoney } from '../language/money.ts'
import { type Decimal, quantityWords } from '../language/quantity.ts'

const slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 })
const words = Type.String({ minLength: 2, maxLength: 1000 })
const several = Type.Array(words, { minItems: 1, maxItems: 20, uniqueItems: true })

/** How a measure may be used: to choose the winner, asked of the winner whoever it is, or written down and no more. */
export const lawfulUses = ['criterion', 'requirement', 'record-only'] as const
export type LawfulUse = (typeof lawfulUses)[number]

const uses = Type.Array(Type.Enum([...lawfulUses]), { minItems: 1, maxItems: 2, uniqueItems: true })

/**
 * Where a measure may lawfully be asked for. The gateway in the Local Government Act 1988 s.17(11) serves the Social
 * Value Act's duty and nothing else, so the answer may be narrower for goods, works and smaller services. It is a
 * warning to be weighed by the council's lawyers, not a ruling.
 */
export const LawfulnessShape = Type.Object(
  {
    underTheAct: Type.Union([uses], {
      description: 'Uses where the Social Value Act 2012 puts a duty on the purchase',
    }),
    otherwise: Type.Union([uses], {
      description: 'Uses for goods, works and services the Act does not reach',
    }),
    note: Type.Union([words, Type.Null()], { description: 'One sentence on the law it touches' }),
  },
  { additionalProperties: false },
)
export type Lawfulness = Static<typeof LawfulnessShape>

/** Something countable or tellable, with the unit it is counted in and what shows that it happened. */
export const MeasureShape = Type.Object(
  {
    code: Type.Union([slug], { description: 'Short, and the same for ever' }),
    name: words,
    theme: Type.Union([slug], { description: 'For browsing' }),
    unit: Type.Object({ one: words, many: words }, { additionalProperties: false }),
    kind: Type.Enum(['number', 'narrative', 'both'], {
      description: 'Whether the figure, the story or the two together tell what happened',
    }),
    definition: Type.Union([words], { description: 'What it is, and what one unit is' }),
    counts: several,
    countsNot: several,
    evidence: Type.Union([several], { description: 'Any one of these is enough' }),
    doubleCount: Type.Union([words], { description: 'What else must not count the same thing' }),
    outcomes: Type.Array(slug, {
      minItems: 1,
      maxItems: 5,
      uniqueItems: true,
      description: 'Outcomes it serves, the primary one first',
    }),
    goals: Type.Array(Type.String({ pattern: '^\\d{1,2}\\.(\\d{1,2}|[a-z])$' }), {
      maxItems: 10,
      uniqueItems: true,
      description: 'Targets of the United Nations goals (A/RES/70/1)',
    }),
    sustainability: Type.Array(Type.String({ minLength: 3, maxLength: 80 }), {
      maxItems: 10,
      uniqueItems: true,
      description: 'Codes of the sustainability goal codelist of the Open Contracting Data Standard',
    }),
    bookable: Type.Boolean({
      description: 'Whether what is promised and not yet used may be asked for by others',
    }),
    lawful: LawfulnessShape,
  },
  { additionalProperties: false },
)
export type Measure = Static<typeof MeasureShape>

/** A versioned list of measures, with the rules of counting that hold for all of them. */
export const MeasureSetShape = Type.Object(
  {
    code: slug,
    title: words,
    version: Type.String({ minLength: 1, maxLength: 40 }),
    source: Type.Union([words], { description: 'Who wrote it, under what licence' }),
    rules: several,
    themes: Type.Array(Type.Object({ slug, title: words }, { additionalProperties: false }), { minItems: 1 }),
    measures: Type.Array(MeasureShape, { minItems: 1 }),
  },
  { additionalProperties: false },
)
export type MeasureSet = Static<typeof MeasureSetShape>

type Counted = Pick<Measure, 'unit'>

/** Whether the measure is counted in pounds. */
export function isMoney({ unit }: Counted): boolean {
  return unit.one === 'pound'
}

/** The unit that goes with a quantity: "hour" for exactly one, else "hours". */
export function unitNoun({ unit }: Counted, quantity: Decimal): string {
  return quantity.abs().eq(1) ? unit.one : unit.many
}

/** A quantity with its unit: "1 hour", "2.5 hours", "£1,200". Nothing is rounded but money, to the penny. */
export function unitWords(measure: Counted, quantity: Decimal): string {
  return isMoney(measure) ? exactMoney(quantity) : `${quantityWords(quantity)} ${unitNoun(measure, quantity)}`
}

/**
 * The uses that are lawful for a purchase the Social Value Act does or doesn't put a duty on. While that is not known
 * only the uses lawful either way are given, and `record-only` when none is.
 */
export function usesOf({ lawful }: Pick<Measure, 'lawful'>, underTheAct: boolean | undefined): LawfulUse[] {
  if (underTheAct === true) return lawful.underTheAct
  if (underTheAct === false) return lawful.otherwise
  const either = lawful.underTheAct.filter((use) => lawful.otherwise.includes(use))
  return either.length > 0 ? either : ['record-only']
}

/** The codes under which the sustainability extension of the Open Contracting Data Standard publishes each use. */
export const sustainabilityStrategies: Record<LawfulUse, string | null> = {
  criterion: 'awardCriteria',
  requirement: 'contractPerformanceConditions',
  'record-only': null,
}
