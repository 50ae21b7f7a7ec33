import { Decimal } from './quantity.ts'
import {
  isShortenedNumber,
  isSpreadsheetError,
  type Nothing,
  nothingIn,
  plainText,
} from './written-nothing.ts'

/** Why a written sum can't be read; `moneyFaultWords` in written-fault.ts says how to mend each. */
export type MoneyFault =
  | 'negative'
  | 'range'
  | 'limit'
  | 'several-sums'
  | 'not-pounds'
  | 'too-large'
  | 'shortened'
  | 'spreadsheet-error'
  | 'unclear'

/** What a sum is for, when it isn't the whole: £10,000 a year. */
export type Each = 'year' | 'month' | 'week' | 'day' | 'hour' | 'item'

/** A sum in pounds with what was written beside it. `rounded` when it had parts of a penny. */
export interface WrittenSum {
  kind: 'sum'
  amount: Decimal
  includesVat?: boolean
  each?: Each
  about?: 'about' | 'up to'
  rounded?: boolean
}

/** What money as people write it says: a sum, a reason why there is none, or a fault. */
export type WrittenMoney =
  WrittenSum | { kind: 'none'; because: Nothing | 'not-stated' } | { kind: 'unreadable'; because: MoneyFault }

const most = new Decimal('1000000000000')
const plainFigure = /^£? ?(\d{1,15}|\d{1,3}(?:,\d{3}){1,5})(\.\d{1,2})?$/
const groupedFigure = /^(?:\d{1,18}|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)?(?:\.\d{1,18})?$/

const notStated =
  /^(?:poa|p\.o\.a\.?|price on application|on application|variable|varies|various|confidential|commercial(?:ly)? (?:in confidence|confidential|sensitive)|redacted|withheld|exempt(?:ed)?|demand[- ]led|as (?:and when )?required|call[- ]?offs?|schedule of rates|not disclosed|undisclosed|no value|no guaranteed value|no commitment|£)$/
const noCharge = /^(?:nil|zero|no cost|nil cost|nil value|zero value|no charge|free of charge)$/

const withVat =
  /\b(?:inc(?:l|luding|lusive|ludes)?\.?(?: of)?(?: any)? ?v\.?a\.?t\b\.?|with vat|vat inc(?:l|luded|lusive)?\b\.?|gross)(?:$|(?=[^a-z]))/
const withoutVat =
  /(?:\b(?:ex(?:c|cl|cluding|clusive|cludes)?\.?(?: of)?(?: any)? ?v\.?a\.?t\b\.?|net of vat|before vat|without vat|plus vat|vat exc(?:l|luded|lusive)?\b\.?|net)|\+ ?vat\b)(?:$|(?=[^a-z]))/
const eachWords: readonly (readonly [Each, RegExp])[] = [
  [
    'year',
    /(?:\b(?:per|a|each|every) ?(?:year|yr|annum)\b|\bp\.?\/? ?a\b\.?|\/ ?(?:year|yr|annum)\b|\bannual(?:ly)?\b|\byearly\b)/,
  ],
  [
    'month',
    /(?:\b(?:per|a|each|every) (?:calendar )?month\b|\bpcm\b|\bp\.?m\.(?=$|[^a-z])|\/ ?month\b|\bmonthly\b)/,
  ],
  ['week', /(?:\b(?:per|a|each|every) (?:week|wk)\b|\bpw\b|\/ ?(?:week|wk)\b|\bweekly\b)/],
  ['day', /(?:\b(?:per|a|each|every) (?:day|night)\b|\/ ?(?:day|night)\b|\bdaily(?: rate)?\b)/],
  ['hour', /(?:\b(?:per|a|each|every|an) (?:hour|hr)\b|\bph\b|\/ ?(?:hour|hr)\b|\bhourly(?: rate)?\b)/],
  ['item', /(?:\bper [a-z]+\b|\beach\b|\/ ?(?:unit|item|tonne|head|person|place|visit|mile)\b)/],
]
const upTo = /(?:\b(?:up to|max(?:imum)?(?: of)?|not exceeding|capped at)\b\.?)/
const around =
  /(?:\b(?:approx(?:imate(?:ly)?)?|circa|around|about|estimated?(?: at)?|est|roughly|in the region of)\b\.?|\bca?\.? ?(?=[£\d])|~)/
const limits =
  /(?:[<>≤≥]|\b(?:over|under|above|below|at least|minimum|min|more than|less than|from)\b|\d[km]? ?\+$)/
const surplus =
  /\b(?:in total|total|overall|gbp|sterling|pounds?|whole (?:life|contract)|(?:over|for) \d{1,2} (?:years?|yrs?|months?))\b|[()]/g
const otherMoney = /[€$¥]|\b(?:eur|euros?|usd|dollars?)\b/

const scales: readonly (readonly [RegExp, string])[] = [
  [/^(?:k|thousand)$/, '1000'],
  [/^(?:m|mn|mil|mill|million|millions)$/, '1000000'],
  [/^(?:b|bn|billion|billions)$/, '1000000000'],
]

function unreadable(because: MoneyFault): WrittenMoney {
  return { kind: 'unreadable', because }
}

function sumOf(amount: Decimal, beside: Partial<WrittenSum> = {}): WrittenMoney {
  if (amount.gte(most)) return unreadable('too-large')
  const pence = amount.round(2, Decimal.roundHalfUp)
  return { ...beside, kind: 'sum', amount: pence, ...(pence.eq(amount) ? {} : { rounded: true }) }
}

/** Takes what is written beside the sum out of the text. */
function besides(text: string): { rest: string; beside: Partial<WrittenSum> } {
  const beside: Partial<WrittenSum> = {}
  let rest = text
  const take = (pattern: RegExp): boolean => {
    if (!pattern.test(rest)) return false
    rest = rest.replace(pattern, ' ')
    return true
  }
  if (take(withoutVat)) beside.includesVat = false
  else if (take(withVat)) beside.includesVat = true
  const each = eachWords.find(([, pattern]) => take(pattern))
  if (each) beside.each = each[0]
  if (take(upTo)) beside.about = 'up to'
  else if (take(around)) beside.about = 'about'
  return {
    rest: rest
      .replaceAll(surplus, ' ')
      .replaceAll(/ +/g, ' ')
      .replace(/^[ ,;:-]+|[ ,;:-]+$/g, ''),
    beside,
  }
}

function scaleOf(word: string): string | undefined {
  return scales.find(([pattern]) => pattern.test(word))?.[1]
}

function figure(text: string, beside: Partial<WrittenSum>, unit: number): WrittenMoney {
  if (/£.*£|\d ?[km] \d/.test(text)) return unreadable('several-sums')
  const match = /^(\d[\d, ]*(?:\.\d+)?|\.\d+) ?([a-z]*)$/.exec(text.replaceAll('£', '').trim())
  if (!match) return unreadable(/\d [a-z;&/ ]+\d/.test(text) ? 'several-sums' : 'unclear')
  const digits = match[1]!.trim()
  const scale = match[2] ? scaleOf(match[2]) : String(unit)
  if (!groupedFigure.test(digits) || !scale) return unreadable('unclear')
  return sumOf(new Decimal(digits.replaceAll(/[, ]/g, '').replace(/^\./, '0.')).times(scale), beside)
}

function figuresIn(text: string): number {
  return text.match(/\d[\d,]*(?:\.\d+)?/g)?.length ?? 0
}

function isNegative(text: string): boolean {
  return /^(?:£ ?)?- ?£? ?[\d.]|^\(£? ?-?[\d,. ]+[km]?\)$|\d(?:-| ?cr)$/.test(text)
}

const between = /^(?:between )?£? ?[\d.,]+ ?[a-z]{0,8} ?(?:-|to|and) ?£? ?[\d.,]+ ?[a-z]{0,8}$/

/**
 * Reads a sum in pounds as English councils write it in spreadsheets: "£1,234.56", "1.2m", "£250k", with words
 * about VAT, about how sure it is, or about what it is for beside it. `unit` is what a bare figure counts: 1000
 * where the heading says thousands of pounds. Sums below nought, ranges and other currencies can't be read. Parts
 * of a penny are rounded half up, and said.
 */
export function readWrittenMoney(text: string, { unit = 1 }: { unit?: number } = {}): WrittenMoney {
  const quick = plainFigure.exec(text)
  if (quick) {
    return sumOf(new Decimal(quick[1]!.replaceAll(',', '') + (quick[2] ?? '')).times(unit))
  }
  const tidy = plainText(text)
    .toLowerCase()
    .replace(/^'/, '')
    .replaceAll(/â£|\uFFFD/g, '£')
  if (tidy.length > 200) return unreadable('unclear')
  if (isSpreadsheetError(tidy)) return unreadable('spreadsheet-error')
  if (isShortenedNumber(tidy)) return unreadable('shortened')
  const nothing = nothingIn(tidy.replaceAll('£', '')) ?? nothingIn(tidy)
  if (nothing) return { kind: 'none', because: nothing }
  if (notStated.test(tidy)) return { kind: 'none', because: 'not-stated' }
  if (noCharge.test(tidy)) return sumOf(new Decimal(0))
  if (otherMoney.test(tidy)) return unreadable('not-pounds')
  if (isNegative(tidy)) return unreadable('negative')
  const { rest, beside } = besides(tidy)
  if (isNegative(rest)) return unreadable('negative')
  if (between.test(rest)) return unreadable('range')
  if (limits.test(rest)) return unreadable(figuresIn(rest) > 1 ? 'range' : 'limit')
  return figure(rest, beside, unit)
}
