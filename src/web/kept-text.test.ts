import { expect, test } from 'vitest'
import { textNotKept } from './kept-text.ts'

test('text is kept, with any letters and signs there are', () => {
  expect(textNotKept({ name: 'Zoë’s café 😀', list: [1, null, true, 'line\nend\t'], more: {} })).toEqual([])
  expect(textNotKept(undefined)).toEqual([])
})

test('the character U+0000 and half characters are pointed to, however deep they stand', () => {
  const sent = { name: 'a\u0000b', list: ['ok', { 'a/b': 'half \ud83d' }] }
  expect(textNotKept(sent)).toEqual(['/name', '/list/1/a~1b'])
  expect(textNotKept({ targets: { 'Q\u0000': '1' } })).toEqual(['/targets'])
  expect(textNotKept('\u0000')).toEqual(['/'])
})
