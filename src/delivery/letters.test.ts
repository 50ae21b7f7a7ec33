import { expect, test } from 'vitest'
import { quarterFrom } from '../language/quarter.ts'
import { checkedLetter } from './letters.ts'

test('a letter about a return that was checked has a paragraph for each line, with what was reported and accepted', () => {
  const about = {
    authority: 'Wrenshire County Council',
    contractTitle: 'Highways reactive repairs',
    quarter: quarterFrom('2026-27Q2')!,
  }
  const line = { title: 'Bid-writing help', reported: '8 hours', reason: null }
  const { paragraphs } = checkedLetter(about, [
    { ...line, decision: 'accepted', accepted: '8 hours' },
    { ...line, decision: 'in-part', accepted: '6 hours' },
    { ...line, decision: 'not-accepted', accepted: '0 hours' },
  ])
  expect(paragraphs.slice(2, 5)).toEqual([
    'Bid-writing help: 8 hours, accepted.',
    'Bid-writing help: 6 hours accepted, of the 8 hours you reported.',
    'Bid-writing help: 8 hours, not accepted.',
  ])
})
