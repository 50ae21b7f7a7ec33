import { type Day, longDay } from '../../language/day.ts'
import { exactMoney, roundMoney } from '../../language/money.ts'
import type { ContractTerms } from '../contract.ts'

/** "1 April 2026 to 31 March 2029", as far as the days are known. */
export function daysWords({ starts, ends }: { starts: Day | null; ends: Day | null }): string {
  if (starts && ends) return `${longDay(starts)} to ${longDay(ends)}`
  if (starts) return `From ${longDay(starts)}`
  return ends ? `To ${longDay(ends)}` : 'Days not known'
}

type Sums = Pick<ContractTerms, 'value' | 'valueGross'>

/** "£1.2 million without VAT": the sum that is known, without VAT before with VAT. */
export function valueWords({ value, valueGross }: Sums): string {
  if (value) return `${roundMoney(value)} without VAT`
  return valueGross ? `${roundMoney(valueGross)} with VAT` : 'Value not known'
}

/** Both sums to the penny. */
export function exactValueWords({ value, valueGross }: Sums): string {
  const said = [
    value && `${exactMoney(value)} without VAT`,
    valueGross && `${exactMoney(valueGross)} with VAT`,
  ].filter(Boolean)
  return said.length > 0 ? said.join(', ') : 'Not known'
}
