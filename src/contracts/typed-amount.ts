import { Decimal, decimalOf } from '../language/quantity.ts'
import type { Plan } from './plan.ts'

/** What was typed about how much is promised: a quantity, or so much for every sum that is invoiced. */
export interface TypedAmount {
  quantity: string
  /** `invoiced`, where it grows with what is invoiced. */
  amount?: string
  rateUnits?: string
  ratePer?: string
  divisible?: boolean
}

/** A figure as people type it: "1,200", "£5,000". */
export function figureOf(text: string): Decimal | undefined {
  return decimalOf(
    text
      .trim()
      .replace(/^£\s*/, '')
      .replaceAll(/(?<=\d),(?=\d{3})/g, '')
      .trim(),
  )
}

/** The quantity that was typed, or the rate that it follows from; a sentence for each field that can't be read. */
export function readAmount(
  typed: TypedAmount,
  errors: Record<string, string>,
): Pick<Plan, 'quantity' | 'scaling'> | undefined {
  if (typed.amount !== 'invoiced') {
    const quantity = figureOf(typed.quantity)
    if (!quantity) errors.quantity = 'Enter the quantity as a figure, like 40 or 2.5'
    return quantity && { quantity }
  }
  const units = figureOf(typed.rateUnits ?? '')
  const per = figureOf(typed.ratePer ?? '')
  if (!units) errors.rateUnits = 'Enter how many as a figure, like 1 or 2.5'
  if (!per) errors.ratePer = 'Enter the sum in pounds, like 500,000'
  if (!units || !per) return undefined
  return { quantity: new Decimal(0), scaling: { units, per, divisible: typed.divisible === true } }
}

/** How much, as a form shows it. */
export function typedAmount({ quantity, scaling }: Pick<Plan, 'quantity' | 'scaling'>): TypedAmount {
  if (!scaling) return { quantity: quantity.toFixed(), amount: 'fixed' }
  const { units, per, divisible } = scaling
  return {
    quantity: '',
    amount: 'invoiced',
    rateUnits: units.toFixed(),
    ratePer: per.toFixed(),
    divisible,
  }
}
