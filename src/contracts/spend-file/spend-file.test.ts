import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { faultsOfSpendColumns, guessSpendColumns } from './columns.ts'
import type { SpendField } from './fields.ts'
import { spendOfRow } from './spend-of-row.ts'
import { readSpend } from './sum.ts'
import { readPeriod } from './when.ts'

const guessed = (...headings: string[]) => guessSpendColumns(headings, undefined).map(({ field }) => field)

test('columns are known by the headings that finance systems use', () => {
  expect(guessed('Contract No.', 'Vendor Name', 'Invoice Date', 'Net Amount (£)', 'Invoice Number')).toEqual([
    'contractReference',
    'supplierName',
    'day',
    'amount',
    'reference',
  ])
  expect(guessed('Contract Ref', 'Month', 'Amount excl VAT', 'VAT Amount', 'Gross')).toEqual([
    'contractReference',
    'period',
    'amount',
    null,
    null,
  ])
  expect(guessed('Supplier', 'From', 'To', 'Spend')).toEqual(['supplierName', 'starts', 'ends', 'amount'])
})

test('a choice needs a contract, a day and a sum', () => {
  expect(faultsOfSpendColumns(['amount'])).toHaveLength(2)
  expect(faultsOfSpendColumns(['contractReference', 'period', 'amount'])).toEqual([])
  expect(faultsOfSpendColumns(['supplierName', 'day', 'amount', 'amount'])[0]).toContain('Two columns')
})

test.each([
  ['1,250.50', '1250.5'],
  ['£ 1,250.50', '1250.5'],
  ['-300', '-300'],
  ['−£300.00', '-300'],
  ['£-300.00', '-300'],
  ['(300.00)', '-300'],
  ['300.00-', '-300'],
  ['300.00 CR', '-300'],
  ['300.00 DR', '300'],
])('%s is %s pounds', (text, amount) => {
  const read = readSpend(text)
  expect(read.kind === 'sum' && read.amount.toFixed()).toBe(amount)
})

test.each([['plenty'], ['£500 inc VAT'], ['about £500'], ['£500 a year'], ['#REF!']])(
  '%s is no sum',
  (text) => {
    expect(readSpend(text).kind).toBe('fault')
  },
)

test.each([
  ['May 2026', '2026-05-01', '2026-05-31'],
  ['Q1 2026/27', '2026-04-01', '2026-06-30'],
  ['2026-27Q4', '2027-01-01', '2027-03-31'],
  ['2025/26', '2025-04-01', '2026-03-31'],
  ['31/05/2026', '2026-05-31', '2026-05-31'],
])('%s is from %s to %s', (text, starts, ends) => {
  expect(readPeriod(text)).toEqual({ kind: 'span', span: { starts, ends } })
})

test('a quarter without its year is asked for', () => {
  expect(readPeriod('Q2')).toMatchObject({ kind: 'fault' })
})

const read = (cells: Partial<Record<SpendField, string>>) =>
  spendOfRow((field) => cells[field] ?? '', day('2026-11-23'))

test('a row says contract, supplier, days and sum', () => {
  const { spend, faults } = read({
    contractReference: ' DN 1 ',
    starts: '1/4/2026',
    ends: '30/4/2026',
    amount: '(12.50)',
    reference: 'INV 1',
  })
  expect(faults).toEqual([])
  expect(spend).toMatchObject({
    contractReference: 'DN 1',
    starts: '2026-04-01',
    ends: '2026-04-30',
    reference: 'INV 1',
  })
  expect(spend!.amount.toFixed()).toBe('-12.5')
})

test('a row without a sum says nothing, and one without a day is at fault', () => {
  expect(read({ contractReference: 'DN1', day: '1/4/2026', amount: '0.00' })).toEqual({
    spend: undefined,
    faults: [],
  })
  expect(read({ contractReference: 'DN1', amount: '5' }).faults[0]!.message).toContain('doesn’t say when')
  expect(read({ contractReference: 'DN1', day: '1/4/2031', amount: '5' }).faults[0]!.message).toContain(
    'today or before',
  )
})
