import { expect, test } from 'vitest'
import { fieldNames } from './fields.ts'
import { headingFit, isAboutPeople, isUsualHeading, unitOfHeading, vatOfHeading, wordsOf } from './heading.ts'
import { headingWords } from './heading-words.ts'

test.each([
  ['Contract Ref. No.', 'contract reference number'],
  ['SupplierName(s)', 'supplier name'],
  ['supplier_company_no', 'supplier company number'],
  ["Supplier's Postcode", 'supplier postcode'],
  ['Value p.a. (£)', 'value annual'],
  ['Framework (Y/N)', 'framework'],
  ['Start Date (dd/mm/yyyy)', 'start date'],
  ['Commencement', 'commence'],
  ['The', 'the'],
])('the words of %j are %j', (heading, words) => {
  expect(wordsOf(heading).join(' ')).toBe(words)
})

test('every heading in our own list fits its field best', () => {
  for (const field of fieldNames) {
    for (const heading of headingWords[field].split(',').map((text) => text.trim().replaceAll(/\s+/g, ' '))) {
      const fit = headingFit(heading, field)
      const better = fieldNames.filter((other) => headingFit(heading, other) > fit)
      expect([field, heading, fit >= 0.97, better]).toEqual([field, heading, true, []])
    }
  }
})

test('no heading in our own list stands under two fields', () => {
  const seen = new Map<string, string>()
  const twice: string[] = []
  for (const field of fieldNames) {
    for (const heading of new Set(
      headingWords[field].split(',').map((text) => wordsOf(text).sort().join(' ')),
    )) {
      if (seen.has(heading)) twice.push(`${heading}: ${seen.get(heading)} and ${field}`)
      seen.set(heading, field)
    }
  }
  expect(twice).toEqual([])
})

test('usual headings are known word for word only', () => {
  expect(
    ['Contract start date', 'START', 'Supplier', 'Orchard Kitchens', 'Start of summer'].map(isUsualHeading),
  ).toEqual([true, true, true, false, false])
})

test.each([
  ['Contract Manager', true],
  ['Procurement officer', true],
  ['Contact', true],
  ['Contact name', true],
  ['Directorate lead', true],
  ['E-mail address', true],
  ['Supplier contact', true],
  ['Head of service', true],
  ['Contact team', false],
  ['Lead directorate', false],
  ['Contract management team', false],
  ['Lead supplier', false],
  ['Supplier name', false],
])('%s is about people: %s', (heading, about) => {
  expect(isAboutPeople(heading)).toBe(about)
})

test.each([
  ['Value (£)', 1, undefined],
  ['Value (£000s)', 1000, undefined],
  ["Value £'000", 1000, undefined],
  ['Contract value £k ex VAT', 1000, false],
  ['Total (£m)', 1_000_000, undefined],
  ['Value in millions, including VAT', 1_000_000, true],
  ['Net value', 1, false],
  ['Value (inc. or exc. VAT)', 1, undefined],
  ['Value (£10,000 and over)', 1, undefined],
])('%s: one stands for %s pounds', (heading, unit, vat) => {
  expect([unitOfHeading(heading), vatOfHeading(heading)]).toEqual([unit, vat])
})
