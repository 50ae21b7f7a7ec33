import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut, cutToSentences } from './fit.ts'
import { linesOf, thatFit } from './room.ts'
import { longestBrief } from '../../../test/longest-brief.ts'
import { sheetOf } from './sheet.ts'
import { textOf } from './layout.ts'

test('a text that is cut keeps whole words and says that it goes on; a short one stays as it is', () => {
  expect(cut('Volunteer hours', 20)).toBe('Volunteer hours')
  expect(cut('Volunteer hours in the library of the town', 20)).toBe('Volunteer hours in…')
  expect(cutToSentences('One evening. Two more evenings with trustees. And a third.', 50)).toBe(
    'One evening. Two more evenings with trustees.',
  )
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 5, max: 80 }),
      (text, most) => {
        expect(cut(text, most).length).toBeLessThanOrEqual(most)
        expect(cutToSentences(text, most).length).toBeLessThanOrEqual(most)
      },
    ),
  )
})

test('lines are broken between words, and a word longer than a line within itself', () => {
  const at = { width: 100, size: 10 }
  expect(linesOf('', at)).toBe(1)
  expect(linesOf('short', at)).toBe(1)
  expect(linesOf('several words that need more lines', at)).toBeGreaterThan(1)
  expect(linesOf('m'.repeat(50), at)).toBe(5)
  expect(thatFit([30, 30, 30], 70, (height) => height)).toEqual([30, 30])
})

test('the longer the words, the fewer rows; what is left out is counted', () => {
  const [long, short] = [sheetOf(longestBrief()), sheetOf(longestBrief({ letters: 20 }))]
  expect(short.late.rows.length).toBeGreaterThan(long.late.rows.length)
  expect(short.won.rows.length).toBeGreaterThan(long.won.rows.length)
  expect(long.late.rows.length).toBeGreaterThanOrEqual(3)
  expect(long.won.rows.length).toBeGreaterThanOrEqual(2)
  expect(textOf(long.late.more)).toContain(
    `And ${(1_234_567 - long.late.rows.length).toLocaleString('en-GB')} more`,
  )
  expect(textOf(long.won.more)).toContain(`And ${40 - long.won.rows.length} more measures`)
})
