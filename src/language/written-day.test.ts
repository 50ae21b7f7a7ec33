import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, longDay } from './day.ts'
import { readWrittenDay, type WrittenDay } from './written-day.ts'
import { dayFaultWords } from './written-fault.ts'

function asStart(text: string): string {
  return said(readWrittenDay(text, { side: 'first' }))
}

function asEnd(text: string): string {
  return said(readWrittenDay(text, { side: 'last' }))
}

function said(read: WrittenDay): string {
  return read.kind === 'day' ? read.day : read.because
}

describe('the third of April, as councils write it', () => {
  test.each([
    '03/04/2026',
    '3/4/2026',
    '3/4/26',
    '03-04-2026',
    '03.04.2026',
    '3 . 4 . 2026',
    '03/04/2026 00:00',
    '03/04/2026 00:00:00',
    '3/4/2026 12:00:00 AM',
    '3-Apr-26',
    '03-APR-2026',
    '3 April 2026',
    '3rd April 2026',
    '3rd of April, 2026',
    'Friday 3 April 2026',
    'Fri, 3 Apr 2026',
    'April 3, 2026',
    '2026-Apr-03',
    '2026-04-03',
    '2026/04/03',
    '2026-04-03 00:00:00',
    '2026-04-03T00:00:00',
    '2026-04-03T00:00:00.000Z',
    '2026-04-03T09:30:00+01:00',
    '20260403',
    '46115',
    '46115.75',
    '\u00A03\u00A0April\u00A02026 ',
    '3 \u2013 4 \u2013 2026',
    "'03/04/2026",
  ])('%s', (text) => {
    expect(asStart(text)).toBe('2026-04-03')
    expect(asEnd(text)).toBe('2026-04-03')
  })
})

test('a month alone starts on its first day and ends on its last', () => {
  for (const text of [
    'Apr 2026',
    'April 2026',
    'Apr-26',
    "Apr '26",
    '04/2026',
    '4/2026',
    '2026-04',
    '2026/04',
  ]) {
    expect([text, asStart(text), asEnd(text)]).toEqual([text, '2026-04-01', '2026-04-30'])
  }
  expect(asEnd('Feb 2028')).toBe('2028-02-29')
  expect(asEnd('Sept 2026')).toBe('2026-09-30')
})

test('two figures for a year run from 1970 to 2069', () => {
  expect(asStart('31/03/26')).toBe('2026-03-31')
  expect(asStart('31/03/69')).toBe('2069-03-31')
  expect(asStart('31/03/70')).toBe('1970-03-31')
  expect(asStart('31/03/99')).toBe('1999-03-31')
})

test('a moment with a zone is the day it was in England', () => {
  expect(asEnd('2026-03-31T23:30:00Z')).toBe('2026-04-01')
  expect(asEnd('2026-01-31T23:30:00Z')).toBe('2026-01-31')
})

test.each([
  ['', 'blank'],
  [' - ', 'blank'],
  ['—', 'blank'],
  ['TBC', 'not-known'],
  ['To be confirmed', 'not-known'],
  ['?', 'not-known'],
  ['n/a', 'does-not-apply'],
  ['N/A', 'does-not-apply'],
  ['none', 'does-not-apply'],
  ['Ongoing', 'no-end'],
  ['On-going', 'no-end'],
  ['rolling', 'no-end'],
  ['Until further notice', 'no-end'],
  ['31/12/9999', 'no-end'],
  ['00/01/1900', 'not-known'],
  ['01/01/1900', 'not-known'],
  ['0', 'not-known'],
])('%s says that there is no day: %s', (text, because) => {
  expect(readWrittenDay(text, { side: 'last' })).toEqual({ kind: 'none', because })
})

test.each([
  ['31/02/2026', 'impossible'],
  ['29/02/2027', 'impossible'],
  ['2026-02-30', 'impossible'],
  ['2026-02-30T00:00:00Z', 'impossible'],
  ['2026-13-01', 'impossible'],
  ['13/2026', 'impossible'],
  ['32/01/2026', 'impossible'],
  ['04/25/2026', 'month-first'],
  ['26-Apr', 'no-year'],
  ['3rd April', 'no-year'],
  ['3/4', 'no-year'],
  ['2026', 'only-a-year'],
  ['2026/27', 'only-a-year'],
  ['2026-2027', 'only-a-year'],
  ['01/04/2026 - 31/03/2027', 'two-days'],
  ['1 April 2026 to 31 March 2027', 'two-days'],
  ['31/03/2027 (+ 2 years)', 'more-than-a-day'],
  ['extended to 31 March 2027', 'more-than-a-day'],
  ['01/01/0206', 'year-out-of-range'],
  ['#REF!', 'spreadsheet-error'],
  ['########', 'spreadsheet-error'],
  ['marvellous 2026', 'unclear'],
  ['Q1 2026/27', 'unclear'],
  ['see notes', 'unclear'],
])('%s can’t be read: %s', (text, because) => {
  expect(readWrittenDay(text, { side: 'first' })).toEqual({ kind: 'unreadable', because })
})

test('a fault says what is wrong and how to mend it', () => {
  expect(dayFaultWords('month-first', '04/25/2026')).toBe(
    '“04/25/2026” has a month after 12. Write the day first, then the month, such as 25/04/2026.',
  )
  expect(dayFaultWords('unclear', 'x'.repeat(80))).toContain('xxx…”')
})

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(day('1990-01-01'), days))

test('every day comes back from each way of writing it', () => {
  const forms: ((of: Day) => string)[] = [
    (of) => of,
    (of) => longDay(of),
    (of) => of.replaceAll('-', ''),
    (of) => `${of}T00:00:00`,
    (of) => of.split('-').reverse().join('/'),
    (of) => of.split('-').reverse().map(Number).join('.'),
  ]
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...forms), (of, write) => {
      expect(asStart(write(of))).toBe(of)
    }),
  )
})

test('whatever is written, something is said', () => {
  const scraps = fc.constantFrom(
    '3',
    '/',
    '04',
    '2026',
    ' ',
    'April',
    'of',
    '-',
    'T00:00',
    'Z',
    '#',
    'TBC',
    '£',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(scraps).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(texts, fc.constantFrom('first' as const, 'last' as const), (text, side) => {
      expect(['day', 'none', 'unreadable']).toContain(readWrittenDay(text, { side }).kind)
    }),
    { numRuns: 1000 },
  )
})
