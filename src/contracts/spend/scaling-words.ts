import { exactMoney } from '../../language/money.ts'
import { Decimal, quantityWords } from '../../language/quantity.ts'
import { unitWords } from '../../measurement/index.ts'
import { owedFor, type Scaling } from './scaling.ts'

type Unit = { unit: { one: string; many: string } }

/** "1 apprenticeship start for every £500,000 invoiced" */
export function rateWords({ unit }: Unit, { units, per }: Scaling): string {
  return `${unitWords({ unit }, units)} for every ${exactMoney(per)} invoiced`
}

/** How much is promised: "40 hours", or of what grows with invoices "1 start for every £500,000 invoiced, 4 starts so far". */
export function amountWords(
  { unit }: Unit,
  { quantity, scaling }: { quantity: Decimal; scaling?: Scaling | null },
): string {
  if (!scaling) return unitWords({ unit }, quantity)
  return `${rateWords({ unit }, scaling)}, ${soFarWords({ unit }, quantity)}`
}

function soFarWords({ unit }: Unit, quantity: Decimal): string {
  return quantity.gt(0) ? `${unitWords({ unit }, quantity)} so far` : 'nothing so far'
}

/** How what is owed was worked out: "£2,300,000 × 1 ÷ £500,000 = 4.6, rounded down to 4 starts". */
export function workingWords({ unit }: Unit, scaling: Scaling, invoiced: Decimal): string {
  const { units, per, divisible } = scaling
  const owed = owedFor(scaling, invoiced)
  if (!invoiced.gt(0)) return 'As much was credited as was invoiced, so nothing is owed.'
  const exact = invoiced.times(units).div(per)
  const sumWords = `${exactMoney(invoiced)} × ${quantityWords(units)} ÷ ${exactMoney(per)}`
  if (exact.eq(owed)) return `${sumWords} = ${unitWords({ unit }, owed)}.`
  const shown = quantityWords(exact.round(3, Decimal.roundDown))
  const down = divisible ? 'rounded down to three figures after the point' : 'rounded down to whole ones'
  return `${sumWords} = ${shown}, ${down}: ${unitWords({ unit }, owed)}.`
}
