import Big from 'big.js'

/** Exact decimals for every quantity, share and sum of money: never a floating-point number. */
export const Decimal = Big()
Decimal.DP = 40
Decimal.RM = Big.roundHalfEven
Decimal.strict = false

export type Decimal = Big

const plain = /^-?\d{1,24}(\.\d{1,12})?$/

/** Reads a plain decimal such as 12, 0.5 or -3.25; undefined for anything else. Thousands separators are for forms to remove. */
export function decimalOf(text: string): Decimal | undefined {
  return plain.test(text) ? new Decimal(text) : undefined
}

export function sum(amounts: Iterable<Decimal>): Decimal {
  let total = new Decimal(0)
  for (const amount of amounts) total = total.plus(amount)
  return total
}

/** Rounded half up, once, for showing; trailing noughts stay. */
export function rounded(amount: Decimal, places: number): string {
  return amount.round(places, Decimal.roundHalfUp).toFixed(places)
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** A quantity as people read it: "1,200", "0.5". Nothing is rounded. */
export function quantityWords(amount: Decimal): string {
  const [whole, fraction] = amount.abs().toFixed().split('.')
  return `${amount.lt(0) ? '−' : ''}${grouped(whole!)}${fraction ? `.${fraction}` : ''}`
}
