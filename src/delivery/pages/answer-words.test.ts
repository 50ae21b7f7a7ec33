import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { answerByWords } from './answer-words.ts'

test('a return is to be answered by its day, and can still be answered after it', () => {
  const due = day('2026-10-21')
  expect(answerByWords(due, due)).toBe('Please answer by 21 October 2026.')
  expect(answerByWords(due, day('2026-10-22'))).toBe('It was due on 21 October 2026. You can still answer.')
})
