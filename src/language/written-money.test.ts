import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactMoney } from './money.ts'
import { Decimal } from './quantity.ts'
import { moneyFaultWords } from './written-fault.ts'
import { readWrittenMoney } from './written-money.ts'

function pounds(text: string, unit?: number): string {
  const read = readWrittenMoney(text, { unit })
  return read.kind === 'sum' ? read.amount.toFixed(2) : read.because
}

function beside(text: string): object {
  const { kind, ...rest } = readWrittenMoney(text)
  return { kind, ...rest, ...('amount' in rest ? { amount: rest.amount.toFixed() } : {}) }
}

test.each([
  ['£1,234.56', '1234.56'],
  ['1234.5', '1234.50'],
  ['1,234', '1234.00'],
  ['£ 12,000', '12000.00'],
  ['100 000', '100000.00'],
  ['1 234 567.00', '1234567.00'],
  ['GBP 1,234', '1234.00'],
  ['1,234 GBP', '1234.00'],
  ['1234 pounds', '1234.00'],
  ['1.2m', '1200000.00'],
  ['£1.2M', '1200000.00'],
  ['£1.2 million', '1200000.00'],
  ['£1.2mn', '1200000.00'],
  ['£250k', '250000.00'],
  ['250 thousand', '250000.00'],
  ['£2.5bn', '2500000000.00'],
  ['.50', '0.50'],
  ['0', '0.00'],
  ['Nil', '0.00'],
  ['£1,200.00 total', '1200.00'],
  ['£40,000 over 4 years', '40000.00'],
  ['\u00C2£1,234', '1234.00'],
  ['\uFFFD1,234.00', '1234.00'],
  ['£\u00A01,234', '1234.00'],
])('%s is %s pounds', (text, sum) => {
  expect(pounds(text)).toBe(sum)
})

test('a heading in thousands makes a bare figure thousands, and leaves one with its own word alone', () => {
  expect(pounds('1,250', 1000)).toBe('1250000.00')
  expect(pounds('£1.25m', 1000)).toBe('1250000.00')
  expect(pounds('1.5', 1_000_000)).toBe('1500000.00')
})

test.each([
  ['1,000 ex VAT', { amount: '1000', includesVat: false }],
  ['£1,000 (exc. VAT)', { amount: '1000', includesVat: false }],
  ['£1,000 excluding VAT', { amount: '1000', includesVat: false }],
  ['£1,000 + VAT', { amount: '1000', includesVat: false }],
  ['£1,000 net of VAT', { amount: '1000', includesVat: false }],
  ['£1,200 inc VAT', { amount: '1200', includesVat: true }],
  ['£1,200 including VAT', { amount: '1200', includesVat: true }],
  ['£1,200 gross', { amount: '1200', includesVat: true }],
  ['approx £50,000', { amount: '50000', about: 'about' }],
  ['c£50k', { amount: '50000', about: 'about' }],
  ['£50,000 (est)', { amount: '50000', about: 'about' }],
  ['up to £50,000', { amount: '50000', about: 'up to' }],
  ['£10,000 per annum', { amount: '10000', each: 'year' }],
  ['£10,000 p.a.', { amount: '10000', each: 'year' }],
  ['£10,000/yr', { amount: '10000', each: 'year' }],
  ['£12k pcm', { amount: '12000', each: 'month' }],
  ['£12.50 per hour', { amount: '12.5', each: 'hour' }],
  ['£45.20 per tonne', { amount: '45.2', each: 'item' }],
  ['£33,333.33333', { amount: '33333.33', rounded: true }],
  ['£0.125', { amount: '0.13', rounded: true }],
])('%s: what stands beside the sum is kept', (text, expected) => {
  expect(beside(text)).toEqual({ kind: 'sum', ...expected })
})

test.each([
  ['', 'blank'],
  ['-', 'blank'],
  [' £ -   ', 'blank'],
  ['TBC', 'not-known'],
  ['n/a', 'does-not-apply'],
  ['POA', 'not-stated'],
  ['Redacted', 'not-stated'],
  ['Commercially sensitive', 'not-stated'],
])('%s says that no sum is given: %s', (text, because) => {
  expect(readWrittenMoney(text)).toEqual({ kind: 'none', because })
})

test.each([
  ['(1,200)', 'negative'],
  ['(£1,200.00)', 'negative'],
  ['-500', 'negative'],
  ['£-500', 'negative'],
  ['\u2212500', 'negative'],
  ['500-', 'negative'],
  ['500CR', 'negative'],
  ['£50,000 - £100,000', 'range'],
  ['£50k to £100k', 'range'],
  ['between £5,000 and £10,000', 'range'],
  ['over £50,000', 'limit'],
  ['£50,000+', 'limit'],
  ['<25k', 'limit'],
  ['£120,000 (£30,000 per annum)', 'several-sums'],
  ['£1m 200k', 'several-sums'],
  ['€10,000', 'not-pounds'],
  ['10,000 USD', 'not-pounds'],
  ['1.2E+06', 'shortened'],
  ['#VALUE!', 'spreadsheet-error'],
  ['£1,200,000,000,000', 'too-large'],
  ['1,23', 'unclear'],
  ['12,34,567', 'unclear'],
  ['1.234,56', 'unclear'],
  ['1,2345', 'unclear'],
  ['Framework', 'unclear'],
])('%s can’t be read: %s', (text, because) => {
  expect(readWrittenMoney(text)).toEqual({ kind: 'unreadable', because })
})

test('a fault says what is wrong and how to mend it', () => {
  expect(moneyFaultWords('range', '£50,000 - £100,000')).toBe(
    '“£50,000 - £100,000” is a range. Give one figure, such as 75,000.',
  )
})

test('every sum comes back from each way of writing it', () => {
  const pence = fc.integer({ min: 0, max: 2_000_000_000 }).map((count) => new Decimal(count).div(100))
  const forms = [
    (sum: Decimal) => exactMoney(sum),
    (sum: Decimal) => sum.toFixed(2),
    (sum: Decimal) => ` £ ${sum.toFixed()} `,
    (sum: Decimal) => `£${sum.div(1000).toFixed()}k`,
    (sum: Decimal) => `${sum.div(1_000_000).toFixed()} million`,
    (sum: Decimal) => `${exactMoney(sum)} (ex VAT)`,
  ]
  fc.assert(
    fc.property(pence, fc.constantFrom(...forms), (sum, write) => {
      expect(pounds(write(sum))).toBe(sum.toFixed(2))
    }),
  )
})

test('whatever is written, something is said', () => {
  const scraps = fc.constantFrom(
    '£',
    '1',
    ',',
    '000',
    '.',
    ' ',
    'k',
    'm',
    'ex VAT',
    'per annum',
    '-',
    '(',
    ')',
    'to',
    'c',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(scraps).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const read = readWrittenMoney(text)
      expect(['sum', 'none', 'unreadable']).toContain(read.kind)
      if (read.kind === 'sum') expect(read.amount.gte(0)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
