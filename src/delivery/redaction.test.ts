import { expect, test } from 'vitest'
import {
  areasOf,
  readLines,
  readRedaction,
  redactedWords,
  redactionOf,
  type RedactionTyped,
  type Redaction,
  redactTable,
  redactText,
} from './redaction.ts'

const nothing: RedactionTyped = { squares: [], area: ['', '', '', ''], lines: '', columns: [] }

test('pictures, texts and tables can be redacted here, and nothing else', () => {
  const types = ['image/jpeg', 'image/png', 'text/plain', 'text/csv', 'image/heic', 'application/pdf', null]
  expect(types.map(redactionOf)).toEqual([
    'picture',
    'picture',
    'text',
    'table',
    undefined,
    undefined,
    undefined,
  ])
})

test('squares beside each other are one area', () => {
  expect(areasOf(['1-1', '1-2', '1-3', '12-12', '13-1', 'x'])).toEqual([
    { left: 0, top: 0, right: 25, bottom: 100 / 12 },
    { left: 1100 / 12, top: 1100 / 12, right: 100, bottom: 100 },
  ])
})

test.each([
  ['picture', {}, 'nothing-chosen'],
  ['picture', { lines: '2' }, 'nothing-chosen'],
  ['picture', { area: ['10', '10', '5', '20'] }, 'not-an-area'],
  ['picture', { area: ['10', '', '20', '20'] }, 'not-an-area'],
  ['picture', { area: ['0', '0', '101', '20'] }, 'not-an-area'],
  ['text', { squares: ['1-1'] }, 'nothing-chosen'],
  ['text', { lines: 'two' }, 'not-lines'],
  ['text', { lines: '9-5' }, 'not-lines'],
  ['text', { lines: '0' }, 'not-lines'],
  ['table', { columns: ['0'] }, 'nothing-chosen'],
] as const)('of a %s %o is refused', (kind, typed, because) => {
  expect(readRedaction(kind, { ...nothing, ...typed })).toEqual({ accepted: false, because })
})

test('an area typed in per cent is taken beside the squares', () => {
  const typed = { ...nothing, squares: ['1-1'], area: ['50', '0', '100', '12.5'] as const }
  const decision = readRedaction('picture', typed)
  expect(decision).toMatchObject({ accepted: true, fact: { areas: [{}, { left: 50, bottom: 12.5 }] } })
  expect(redactedWords((decision as unknown as { fact: Redaction }).fact)).toBe('2 areas blacked out')
})

test('lines are read by number and taken out whole', () => {
  expect(readLines('2, 5-9,12 – 13')).toEqual([
    [2, 2],
    [5, 9],
    [12, 13],
  ])
  expect(redactText('one\ntwo\nthree\nfour', [[2, 3]])).toBe('one\n[taken out]\n[taken out]\nfour')
})

test('columns lose what stands below their heading, lines all of it', () => {
  const rows = [
    ['Name', 'Hours'],
    ['Ann', '2'],
    ['', '3'],
    ['Cy', '4'],
  ]
  expect(redactTable(rows, { lines: [[4, 4]], columns: [1] })).toEqual([
    ['Name', 'Hours'],
    ['[taken out]', '2'],
    ['', '3'],
    ['[taken out]', '[taken out]'],
  ])
  expect(redactedWords({ areas: [], lines: [[4, 5]], columns: [1] })).toBe('1 column and 2 lines taken out')
})
