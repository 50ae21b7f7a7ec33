import { expect, test } from 'vitest'
import { type FileSeen, isPlainText, largestFile, takeFile, takeLink } from './evidence.ts'

const sheet: FileSeen = {
  name: 'attendance-q2.pdf',
  bytes: 4000,
  tooLarge: false,
  signature: 'application/pdf',
  isText: false,
}

test('a file is what its content says, whatever its name', () => {
  expect(takeFile({ ...sheet, name: 'attendance.exe' })).toEqual({ accepted: true, fact: 'application/pdf' })
})

test('text is taken as CSV or as text by its name', () => {
  const text = { ...sheet, signature: undefined, isText: true }
  expect(takeFile({ ...text, name: 'HOURS.CSV' })).toEqual({ accepted: true, fact: 'text/csv' })
  expect(takeFile({ ...text, name: 'notes.txt' })).toEqual({ accepted: true, fact: 'text/plain' })
})

test.each([
  ['file-too-large', { ...sheet, tooLarge: true }],
  ['file-too-large', { ...sheet, bytes: largestFile + 1 }],
  ['file-empty', { ...sheet, bytes: 0 }],
  ['type-not-taken', { ...sheet, signature: 'application/x-msdownload' }],
  ['type-not-taken', { ...sheet, name: 'page.html', signature: undefined, isText: true }],
  ['type-not-taken', { ...sheet, name: 'notes.txt', signature: undefined, isText: false }],
])('a file is refused: %s', (because, file) => {
  expect(takeFile(file)).toEqual({ accepted: false, because })
})

test('text has letters and line ends, and no other control characters', () => {
  expect(isPlainText(Buffer.from('name,hours\r\nCafé,8\t\n'))).toBe(true)
  expect(isPlainText(Buffer.from([0x61, 0x00, 0x62]))).toBe(false)
  expect(isPlainText(Buffer.from([0x1b, 0x5b, 0x33]))).toBe(false)
})

test('a link is a web address; https where none is typed', () => {
  expect(takeLink(' kitchen.example/story ')).toEqual({
    accepted: true,
    fact: 'https://kitchen.example/story',
  })
  expect(takeLink('http://kitchen.example')).toEqual({ accepted: true, fact: 'http://kitchen.example/' })
})

test.each([
  ['no-link', ' '],
  ['link-not-web', 'javascript:alert(1)'],
  ['link-not-web', 'file:///etc/hosts'],
  ['link-not-web', 'a photo of it'],
  ['link-not-web', 'https://localhost/x'],
  ['link-has-password', 'https://me:secret@kitchen.example'],
  ['link-too-long', `https://kitchen.example/${'x'.repeat(2000)}`],
])('a link is refused: %s', (because, typed) => {
  expect(takeLink(typed)).toEqual({ accepted: false, because })
})
