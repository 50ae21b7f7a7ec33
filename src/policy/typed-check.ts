import { type Day, dayOf } from '../language/day.ts'
import { Decimal, type Decimal as Sum, decimalOf } from '../language/quantity.ts'
import { readWrittenMoney } from '../language/written-money.ts'
import { factsRefusals } from './facts-words.ts'
import { describeFacts, type RequirementFacts, requirementMixtures } from './requirement-facts.ts'
import { requirementKinds } from './rule.ts'

/** What was chosen and typed in the duty check, as its address holds it. */
export interface TypedCheck {
  kind: string
  mainPart: string
  value: string
  /** "with", "without", or nothing while it is not known. */
  vat: string
  /** "20", "5", "0", "other", or nothing while it is not known. */
  rate: string
  otherRate: string
  day: string
  month: string
  year: string
  /** Values of `specialValues`, or "none", or "not-sure" of those that are not chosen. */
  special: string[]
}

export const specialValues = {
  'light-touch': 'lightTouch',
  'health-care': 'healthCare',
  framework: 'framework',
  'call-off': 'callOff',
  concession: 'concession',
  urgent: 'urgent',
} as const
export type SpecialFact = (typeof specialValues)[keyof typeof specialValues]

/** The names of the fields in the address, in the order of the form. */
export const checkFields = [
  'kind',
  'main-part',
  'value',
  'vat',
  'rate',
  'other-rate',
  'commences',
  'special',
] as const
export type CheckField = (typeof checkFields)[number]
export type CheckErrors = Partial<Record<CheckField, string>>

const longestTyped = 200

export function typedCheck(query: URLSearchParams): TypedCheck {
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, longestTyped)
  return {
    kind: text('kind'),
    mainPart: text('main-part'),
    value: text('value'),
    vat: text('vat'),
    rate: text('rate'),
    otherRate: text('other-rate'),
    day: text('commences-day'),
    month: text('commences-month'),
    year: text('commences-year'),
    special: query.getAll('special').slice(0, 20),
  }
}

/** The facts that were typed, or a sentence for each field that can't be read. */
export function readCheck(typed: TypedCheck): { facts: RequirementFacts } | { errors: CheckErrors } {
  const errors: CheckErrors = {}
  const kind = requirementMixtures.find((each) => each === typed.kind)
  if (!kind) errors.kind = 'Choose what is being bought'
  const value = valueOf(typed, errors)
  const rate = rateOf(typed, errors)
  const commences = commencesOf(typed, errors)
  const { none, notSure, chosen } = specialOf(typed)
  if (none && (notSure || chosen.size > 0))
    errors.special = 'Choose those that it is, or “None of these”, not both'
  const isTold = none || notSure || chosen.size > 0
  const unchosen = isTold && !notSure ? false : undefined
  const special = Object.fromEntries(
    Object.entries(specialValues).map(([name, fact]) => [fact, chosen.has(name) ? true : unchosen]),
  )
  const facts: RequirementFacts = {
    kind: kind ?? 'services',
    mainPart: kind === 'mixed' ? requirementKinds.find((each) => each === typed.mainPart) : undefined,
    estimatedValue: value,
    valueIncludesVat: typed.vat === 'with' ? true : typed.vat === 'without' ? false : undefined,
    vatRate: rate,
    commences,
    ...special,
  }
  if (Object.keys(errors).length > 0) return { errors: inOrder(errors) }
  const decision = describeFacts(facts)
  if (decision.accepted) return { facts: decision.fact }
  const { field, sentence } = factsRefusals[decision.because]
  return { errors: { [fieldOf[field] ?? 'special']: sentence } }
}

const fieldOf: Record<string, CheckField> = {
  mainPart: 'main-part',
  estimatedValue: 'value',
  vatRate: 'other-rate',
}

function inOrder(errors: CheckErrors): CheckErrors {
  return Object.fromEntries(checkFields.filter((name) => errors[name]).map((name) => [name, errors[name]]))
}

function specialOf({ special }: TypedCheck) {
  const chosen = new Set(special.filter((name) => Object.hasOwn(specialValues, name)))
  return { chosen, none: special.includes('none'), notSure: special.includes('not-sure') }
}

function valueOf({ value }: TypedCheck, errors: CheckErrors): Sum | undefined {
  if (value === '') return undefined
  const plain = decimalOf(value)
  if (plain) return plain
  const read = readWrittenMoney(value)
  if (read.kind === 'sum' && !read.each && !read.about && !read.rounded) return read.amount
  errors.value = 'Enter the value in pounds, like 180,000 or 1,250.50, or leave it empty'
  return undefined
}

function rateOf({ rate, otherRate }: TypedCheck, errors: CheckErrors): Sum | undefined {
  if (['20', '5', '0'].includes(rate)) return new Decimal(rate)
  if (rate !== 'other') return undefined
  const read = decimalOf(otherRate.replace(/\s*%$/, ''))
  if (!read) errors['other-rate'] = 'Enter the rate of VAT in percent, like 12.5'
  return read
}

function commencesOf({ day, month, year }: TypedCheck, errors: CheckErrors): Day | undefined {
  if (day === '' && month === '' && year === '') return undefined
  const figures = [day, month].every((text) => /^\d{1,2}$/.test(text)) && /^\d{4}$/.test(year)
  const read = figures ? dayOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : undefined
  if (!read) errors.commences = 'Enter a day in the calendar, like 1 6 2026, or leave it empty'
  return read
}

/** The address of a check with these facts: what was kept, asked again. */
export function checkQuery(facts: RequirementFacts): URLSearchParams {
  const query = new URLSearchParams({ check: 'yes', kind: facts.kind })
  if (facts.mainPart && facts.kind === 'mixed') query.set('main-part', facts.mainPart)
  if (facts.estimatedValue) query.set('value', facts.estimatedValue.toFixed(2))
  if (facts.valueIncludesVat !== undefined) query.set('vat', facts.valueIncludesVat ? 'with' : 'without')
  if (facts.vatRate) setRate(query, facts.vatRate.toFixed())
  if (facts.commences) {
    const [year, month, day] = facts.commences.split('-').map(Number)
    for (const [name, part] of Object.entries({ day, month, year }))
      query.set(`commences-${name}`, String(part))
  }
  const special = Object.entries(specialValues)
  for (const [name, fact] of special) if (facts[fact]) query.append('special', name)
  if (special.some(([, fact]) => facts[fact] === undefined && fact !== 'urgent'))
    query.append('special', 'not-sure')
  else if (!query.has('special')) query.append('special', 'none')
  return query
}

function setRate(query: URLSearchParams, rate: string): void {
  const isUsual = ['20', '5', '0'].includes(rate)
  query.set('rate', isUsual ? rate : 'other')
  if (!isUsual) query.set('other-rate', rate)
}
