import { Decimal, decimalOf } from '../language/quantity.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'

export type QuantityRefusal = 'no-quantity' | 'not-a-number' | 'below-nought' | 'too-exact' | 'too-large'

const most = new Decimal('1000000000000')

/** Reads what a person typed for a quantity: 8, 7.5, 1,200, £500. At most three places, so that sums stay as people typed them. */
export function readQuantity(text: string): Decision<Decimal, QuantityRefusal> {
  const tidy = text.trim().replace(/^£\s*/, '').replaceAll('−', '-')
  if (tidy === '') return refuse('no-quantity')
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(tidy)
  const read = decimalOf(grouped ? tidy.replaceAll(',', '') : tidy.replace(/^\./, '0.'))
  if (!read) return refuse('not-a-number')
  if (read.lt(0)) return refuse('below-nought')
  if (!read.eq(read.round(3, Decimal.roundDown))) return refuse('too-exact')
  if (read.gt(most)) return refuse('too-large')
  return accept(read)
}
