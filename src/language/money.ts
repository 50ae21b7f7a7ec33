import { Decimal, quantityWords, rounded } from './quantity.ts'

/** An exact sum: "£1,234,567.89"; whole pounds without pence. */
export function exactMoney(amount: Decimal): string {
  const whole = amount.eq(amount.round(0, Decimal.roundDown))
  const words = quantityWords(new Decimal(rounded(amount.abs(), whole ? 0 : 2)))
  const pence = whole || words.includes('.') ? words : `${words}.00`
  const padded = pence.replace(/\.(\d)$/, '.$10')
  return `${amount.lt(0) ? '−' : ''}£${padded}`
}

/** A sum as people say it: "£1.2 million", "£47,500". The exact figure should be one step away. */
export function roundMoney(amount: Decimal): string {
  const size = amount.abs()
  const sign = amount.lt(0) ? '−' : ''
  const short = (unit: string, divisor: string) => {
    const figure = rounded(size.div(divisor), 1).replace(/\.0$/, '')
    return `${sign}£${figure} ${unit}`
  }
  if (size.gte('999950000')) return short('billion', '1000000000')
  if (size.gte('999950')) return short('million', '1000000')
  return `${sign}£${quantityWords(new Decimal(rounded(size, 0)))}`
}
