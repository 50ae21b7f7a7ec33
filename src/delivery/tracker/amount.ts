import { Decimal } from '../../language/quantity.ts'
import { readWrittenMoney } from '../../language/written-money.ts'
import { isSpreadsheetError, nothingIn, plainText } from '../../language/written-nothing.ts'

/** A quantity as people write it in a tracker: with the unit beside it, as a product, as a share of the whole. */
export type WrittenAmount =
  | { kind: 'amount'; amount: Decimal; unit: string; isMoney: boolean; aside?: string }
  | { kind: 'share'; share: Decimal }
  | { kind: 'none'; because: 'blank' | 'not-known' | 'does-not-apply' }
  | { kind: 'unreadable'; message: string; hasFigure: boolean }

const figure = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`
const around =
  /^(?:c\.?|ca\.?|circa|approx\.?|approximately|about|around|~|up to|minimum(?: of)?|min\.?|at least|over|more than|[>≥]) ?(?=[\d£])/
const product = new RegExp(
  `^(${figure}) ?([a-z][a-z ]*?)? ?(?:x|×|\\*|@|at|for|of) ?(${figure}) ?([a-z][a-z0-9₂ ²/.-]*)?$`,
)
const single = new RegExp(`^(${figure}) ?\\+? ?([a-z][\\p{L}0-9₂ ²/()'’.-]*)?$`, 'u')
/** "3 of 6": so many of all that were promised. */
const partOfAll = new RegExp(`^(${figure}) ?(?:of|out of|/) ?(?:${figure})$`)
/** "1 (not evidenced)": a remark beside the figure. */
const remarked = /^(.*\d[^()]*?) ?\(([^()]+)\)$/
const ofTime = /^(?:h|hrs?|hours?|days?|weeks?|wks?|months?)$/
const each = /\b(?:(?:per|a|each|every) (?:year|annum|month|week|quarter)|p\.?a)\.?$/
const notWhole = 'is for a part of the time, and what is needed is the whole'
const places = 3

/** Reads a quantity. Nothing is guessed: what can't be read is said with what to write instead. */
export function readAmount(text: string): WrittenAmount {
  const tidy = plainText(text).toLowerCase().replace(/^'/, '')
  if (tidy === '') return { kind: 'none', because: 'blank' }
  if (isSpreadsheetError(tidy)) return unreadable(text, 'is an error of the spreadsheet')
  const nothing = nothingIn(tidy)
  if (nothing) return { kind: 'none', because: nothing }
  if (/^(?:nil|zero|nought|none)$/.test(tidy)) return amountOf(new Decimal(0), '', false)
  const percent = new RegExp(`^(${figure}) ?(?:%|per ?cent)$`).exec(tidy)
  if (percent) return { kind: 'share', share: decimal(percent[1]!).div(100) }
  if (tidy.startsWith('-')) return unreadable(text, 'is below nought')
  const whole = partOfAll.exec(tidy)
  if (whole) return { ...amountOf(decimal(whole[1]!), '', false), aside: tidy }
  const beside = remarked.exec(tidy)
  if (beside) return withAside(readAmount(beside[1]!), beside[2]!)
  const bare = tidy.replace(around, '')
  const scaled = new RegExp(`^£|^(?:${figure}) ?(?:k|m|million|thousand)$`).test(bare)
  if (scaled) {
    const money = readWrittenMoney(bare)
    if (money.kind === 'sum')
      return money.each ? unreadable(text, notWhole) : amountOf(money.amount, '', true)
  }
  const times = product.exec(bare)
  if (times) {
    const units = [times[4], times[2]].flatMap((unit) => unit?.trim() || [])
    const unit = units.find((one) => ofTime.test(one)) ?? units[0] ?? ''
    return amountOf(decimal(times[1]!).times(decimal(times[3]!)), unit, false)
  }
  const one = single.exec(bare)
  if (one && each.test(one[2] ?? '')) return unreadable(text, notWhole)
  if (one) return amountOf(decimal(one[1]!), (one[2] ?? '').trim(), false)
  return unreadable(text, 'isn’t a number')
}

function withAside(read: WrittenAmount, aside: string): WrittenAmount {
  return read.kind === 'amount' ? { ...read, aside } : read
}

function amountOf(amount: Decimal, unit: string, isMoney: boolean): WrittenAmount & { kind: 'amount' } {
  return { kind: 'amount', amount: amount.round(places, Decimal.roundHalfUp), unit, isMoney }
}

function decimal(text: string): Decimal {
  return new Decimal(text.replaceAll(',', '').replace(/^\./, '0.'))
}

function unreadable(text: string, what: string): WrittenAmount {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text
  const hasFigure = /\d/.test(text) || isSpreadsheetError(text)
  return { kind: 'unreadable', message: `“${short}” ${what}. Write a number, such as 40 or 12.5.`, hasFigure }
}
