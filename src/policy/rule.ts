import Type, { type Static } from 'typebox'
import type { Day } from '../language/day.ts'
import type { Decimal } from '../language/quantity.ts'

const day = Type.Unsafe<Day>(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }))
const words = Type.String({ minLength: 2, maxLength: 1000 })
const address = Type.String({ pattern: '^https://www\\.legislation\\.gov\\.uk/[a-z0-9/]+$' })

/** The names under which duty assessments answer, in the order they are shown. */
export const ruleCodes = [
  'social-value-act',
  'policy-threshold',
  'key-performance-indicators',
  'contract-performance-notice',
  'may-reserve',
  'other-regime',
  'have-regard',
] as const
export type RuleCode = (typeof ruleCodes)[number]

export const requirementKinds = ['goods', 'services', 'works'] as const
/** What a requirement is of; for a mixture, what its main part is of. */
export type RequirementKind = (typeof requirementKinds)[number]

const concerns = Type.Enum(['either', 'only', 'not'])

/** Which requirements a row speaks of: for each fact, whether it must be so (`only`), must not (`not`), or is no matter. */
export const ScopeShape = Type.Object(
  {
    kinds: Type.Array(Type.Enum([...requirementKinds]), { minItems: 1, uniqueItems: true }),
    lightTouch: concerns,
    healthCare: concerns,
    framework: concerns,
    callOff: concerns,
    concession: concerns,
  },
  { additionalProperties: false },
)
export type Scope = Static<typeof ScopeShape>

/**
 * One row of `data/duty-rules.json`. `effect`: the duty holds (`must`), the authority is permitted (`may`), or the law
 * is not plain enough to answer and a person has to look (`check`). `vat` says with which value the amount is
 * compared. A row set by policy may be changed by the authority. From `confirmFrom` on, the amount has probably been
 * replaced and is to be confirmed before it is relied on.
 */
export const WrittenRuleShape = Type.Object(
  {
    code: Type.Union([Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' })], {
      description: 'Names the row for ever',
    }),
    rule: Type.Enum([...ruleCodes]),
    effect: Type.Enum(['must', 'may', 'check']),
    setBy: Type.Enum(['law', 'policy']),
    authorityKind: Type.Enum(['any', 'sub-central']),
    scope: ScopeShape,
    urgencyMayExcuse: Type.Boolean({ description: 'Urgency not of the authority’s making may excuse' }),
    comparator: Type.Union([Type.Enum(['at-least', 'more-than', 'less-than']), Type.Null()]),
    amount: Type.Union([Type.String({ pattern: '^\\d+\\.\\d{2}$' }), Type.Null()], { description: 'Pounds' }),
    vat: Type.Union([Type.Enum(['including', 'excluding']), Type.Null()]),
    from: day,
    to: Type.Union([day, Type.Null()], { description: 'Last day; null while open' }),
    confirmFrom: Type.Union([day, Type.Null()]),
    source: words,
    amountSource: Type.Union([words, Type.Null()]),
    address: Type.Union([address, Type.Null()], { description: 'Where the source can be read' }),
    amountAddress: Type.Union([address, Type.Null()], { description: 'Where the amount can be read' }),
    duty: Type.Union([words], { description: 'What is to be done' }),
    note: words,
    doubt: Type.Union([words, Type.Null()], {
      description: 'What of the row was not compared with its source',
    }),
  },
  { additionalProperties: false },
)
export type WrittenRule = Static<typeof WrittenRuleShape>

export const RuleFileShape = Type.Object(
  { title: words, source: words, rules: Type.Array(WrittenRuleShape, { minItems: 1 }) },
  { additionalProperties: false },
)

/** A dated condition with a legal or policy source that yields a duty; the amount as an exact decimal. */
export interface Rule extends Omit<WrittenRule, 'amount'> {
  amount: Decimal | null
}

/** Whether the row's amount is past the day on which a new one was expected. */
export function needsConfirming({ confirmFrom }: Pick<Rule, 'confirmFrom'>, on: Day): boolean {
  return confirmFrom !== null && confirmFrom <= on
}

/** Whether a value, with or without VAT as the row asks, meets the row's amount; a row without one is always met. */
export function meetsAmount(
  { comparator, amount }: Pick<Rule, 'comparator' | 'amount'>,
  value: Decimal,
): boolean {
  if (comparator === null || amount === null) return true
  if (comparator === 'at-least') return value.gte(amount)
  return comparator === 'more-than' ? value.gt(amount) : value.lt(amount)
}

/** The special cases of a scope, in words. */
export const aspects = {
  lightTouch: 'light-touch services',
  healthCare: 'health care services',
  framework: 'frameworks',
  callOff: 'call-offs',
  concession: 'concessions',
} as const

/** Which purchases a row speaks of, in words: "Services, not light-touch services, not call-offs". */
export function scopeWords(scope: Scope): string {
  const only: string[] = []
  const not: string[] = []
  for (const [aspect, words] of Object.entries(aspects)) {
    const concern = scope[aspect as keyof typeof aspects]
    if (concern === 'only') only.push(words)
    if (concern === 'not') not.push(words)
  }
  const kinds =
    scope.kinds.length === requirementKinds.length ? 'goods, services and works' : scope.kinds.join(' and ')
  const of = only.length > 0 ? `only ${only.join(' and ')}` : kinds
  const text = not.length > 0 ? `${of}, but not ${not.join(', ')}` : of
  return text.replace(/^./, (letter) => letter.toUpperCase())
}
