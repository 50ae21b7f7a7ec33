import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { attentionKinds } from './attention.ts'
import { mondayLetter, type MondayTold } from './monday-letter.ts'

const nothing = Object.fromEntries(attentionKinds.map((kind) => [kind, 0])) as MondayTold['counts']
const told: MondayTold = {
  on: day('2026-11-23'),
  to: { name: 'Sam Okonjo-Vale' },
  authority: 'Wrenshire County Council',
  whose: { of: 'service', name: 'Highways' },
  name: 'Highways',
  counts: { ...nothing, overdue: 41, 'contract-ending': 1, bounced: 2 },
  before: { on: day('2026-11-16'), counts: { overdue: 38, 'contract-ending': 1 } },
}
const addresses = {
  kind: (kind: string) => `https://value.example/staff/attention/${kind}`,
  overview: 'https://value.example/staff/attention',
  choice: 'https://value.example/account/monday-letter',
  stop: 'https://value.example/monday-letter/secret',
}

test('the letter says how many, how it moved since the last Monday, and where to see them', () => {
  const letter = mondayLetter(told, addresses)!
  expect(letter.subject).toBe('What needs attention: 41 commitments overdue, 2 letters not delivered')
  expect(letter.paragraphs[1]).toBe(
    'This is what needs attention on Monday 23 November 2026, in the contracts of the service “Highways”.',
  )
  expect(letter.paragraphs[2]).toEqual({
    lines: [
      {
        words: '41 commitments overdue',
        href: 'https://value.example/staff/attention/overdue',
        more: '3 more than on Monday 16 November',
      },
      {
        words: '2 letters not delivered',
        href: 'https://value.example/staff/attention/bounced',
        more: '2 more than on Monday 16 November',
      },
      {
        words: '1 contract ending, or at its last extension',
        href: 'https://value.example/staff/attention/contract-ending',
        more: 'As many as on Monday 16 November',
      },
    ],
  })
  expect(JSON.stringify(letter.paragraphs)).toContain('monday-letter/secret')
})

test('in the first week nothing is compared', () => {
  expect(JSON.stringify(mondayLetter({ ...told, before: undefined }, addresses))).not.toContain('than on')
})

test('when nothing needs attention there is no letter', () => {
  expect(mondayLetter({ ...told, counts: nothing }, addresses)).toBeUndefined()
})
