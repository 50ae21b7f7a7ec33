import { expect, test } from 'vitest'
import { withoutContactDetails } from './contact-details.ts'

test.each([
  ['Ring Sam on 01632 960 983 first.', 'Ring Sam on (contact details removed) first.'],
  ['Mobile: 07700 900461', 'Mobile: (contact details removed)'],
  ['+44 (0)20 7946 0018', '(contact details removed)'],
  ['Write to help.desk@ashdown.example, please.', 'Write to (contact details removed), please.'],
  ['(trustee@kitchen.org.uk)', '((contact details removed))'],
])('%s', (text, published) => {
  expect(withoutContactDetails(text)).toBe(published)
})

test.each([
  'We spent £1,250,000 in 2026 and 12 hours in Q1.',
  'Charity 1085563 and company 09876543 met 40 people between 2025-10-14 and 2026-01-20.',
  '1234567890 leaflets @ 3p each',
])('figures and dates stay: %s', (text) => {
  expect(withoutContactDetails(text)).toBe(text)
})
