import { exactMoney } from '../language/money.ts'
import { Decimal, quantityWords } from '../language/quantity.ts'
import type { FactName, RequirementFacts } from './requirement-facts.ts'
import { meetsAmount, type Rule } from './rule.ts'

/** How an estimated value stands to a row's amount: it meets it or not, or what must be known to say. */
export type ValueStanding =
  { met: boolean; words: string; whateverTheRate?: true } | { met: undefined; needs: FactName[] }

type Compared = Rule & { amount: Decimal; comparator: NonNullable<Rule['comparator']> }
type VatBasis = 'including' | 'excluding'

/** No rate of VAT is above the standard one: Value Added Tax Act 1994 s.2. */
const highestRate = new Decimal(20)

export function hasAmount(row: Rule): row is Compared {
  return row.amount !== null && row.comparator !== null
}

/**
 * Compares the value with the row's amount, with or without VAT as the row asks. A rate that is not known is no
 * matter where the answer is the same without VAT and at the highest rate.
 */
export function standingOf(facts: RequirementFacts, row: Compared): ValueStanding {
  const { estimatedValue: value, valueIncludesVat, vatRate } = facts
  if (!value) return { met: undefined, needs: missing(facts, row) }
  const given: VatBasis[] =
    valueIncludesVat === undefined
      ? ['including', 'excluding']
      : [valueIncludesVat ? 'including' : 'excluding']
  const rates = vatRate ? [vatRate] : [new Decimal(0), highestRate]
  const met = given.flatMap((basis) => rates.map((rate) => meets(value, { basis, rate }, row)))
  if (new Set(met).size > 1) return { met: undefined, needs: missing(facts, row) }
  const isSure = valueIncludesVat !== undefined && (vatRate !== undefined || given[0] === row.vat)
  if (isSure) return { met: met[0]!, words: comparedWords(value, { basis: given[0]!, rate: rates[0]! }, row) }
  return { met: met[0]!, words: wideWords(value, row, met[0]!), whateverTheRate: true }
}

function missing(facts: RequirementFacts, row: Compared): FactName[] {
  const { estimatedValue, valueIncludesVat, vatRate } = facts
  const needsRate = valueIncludesVat === undefined || valueIncludesVat !== (row.vat === 'including')
  return [
    ...(estimatedValue ? [] : (['estimatedValue'] as const)),
    ...(valueIncludesVat === undefined ? (['valueIncludesVat'] as const) : []),
    ...(vatRate === undefined && needsRate ? (['vatRate'] as const) : []),
  ]
}

interface Given {
  basis: VatBasis
  rate: Decimal
}

function withVat(sum: Decimal, rate: Decimal): Decimal {
  return sum.times(rate.plus(100)).div(100)
}

/** Nothing is divided by a rate: where the value has VAT and the amount has none, the amount gets it. */
function meets(value: Decimal, { basis, rate }: Given, row: Compared): boolean {
  if (basis === row.vat) return meetsAmount(row, value)
  if (row.vat === 'including') return meetsAmount(row, withVat(value, rate))
  return meetsAmount({ ...row, amount: withVat(row.amount, rate) }, value)
}

/** To the last part of a penny where VAT makes one, so that a sum just below an amount is not shown as the amount. */
function preciseMoney(sum: Decimal): string {
  return sum.eq(sum.round(2, Decimal.roundDown)) ? exactMoney(sum) : `£${quantityWords(sum)}`
}

const above = { 'at-least': 'at or above', 'more-than': 'above', 'less-than': 'at or above' } as const
const below = { 'at-least': 'below', 'more-than': 'not above', 'less-than': 'below' } as const

function sideOf({ comparator }: Compared, met: boolean): string {
  return (comparator === 'less-than' ? !met : met) ? above[comparator] : below[comparator]
}

const basisWords = { including: 'with VAT', excluding: 'without VAT' } as const

function comparedWords(value: Decimal, given: Given, row: Compared): string {
  const side = sideOf(row, meets(value, given, row))
  const rate = `${quantityWords(given.rate)}% VAT`
  const amount = exactMoney(row.amount)
  if (given.basis === row.vat)
    return `The value ${basisWords[given.basis]} is ${exactMoney(value)}, which is ${side} ${amount}.`
  if (row.vat === 'including') {
    const sum = preciseMoney(withVat(value, given.rate))
    return given.rate.eq(0)
      ? `No VAT is due, so the value is ${sum}, which is ${side} ${amount}.`
      : `The value is ${exactMoney(value)} and ${rate}, ${sum} in all, which is ${side} ${amount}.`
  }
  return given.rate.eq(0)
    ? `No VAT is due, so the value is ${exactMoney(value)}, which is ${side} ${amount}.`
    : `The value with VAT is ${exactMoney(value)}, which is ${side} ${preciseMoney(withVat(row.amount, given.rate))}: ${amount} and ${rate}.`
}

function wideWords(value: Decimal, row: Compared, met: boolean): string {
  return `Whatever VAT is due, a value of ${exactMoney(value)} is ${sideOf(row, met)} ${exactMoney(row.amount)} ${basisWords[row.vat ?? 'including']}.`
}
