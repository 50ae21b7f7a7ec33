import { expect, test } from 'vitest'
import { type FileSeen, kindsCounted, largestFile, supports, takeFile, takeLink } from './evidence.ts'

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

test('why a file could not be kept is told only of kinds that would be taken', () => {
  const fault = 'picture-broken' as const
  expect(takeFile({ ...sheet, signature: 'image/jpeg', fault })).toEqual({ accepted: false, because: fault })
  expect(takeFile({ ...sheet, signature: 'image/gif', fault })).toEqual({
    accepted: false,
    because: 'type-not-taken',
  })
  expect(takeFile({ ...sheet, bytes: 0, fault: 'disk-full' })).toEqual({
    accepted: false,
    because: 'disk-full',
  })
})

test('evidence is counted by its kinds, and what was set aside or destroyed supports nothing', () => {
  expect(kindsCounted(['link', 'file', 'inspection', 'link'])).toEqual([
    '1 file',
    '2 links',
    '1 inspection on site',
  ])
  const kept = { scan: 'waiting', destroyedAt: null } as const
  expect(
    [kept, { ...kept, scan: 'found' as const }, { ...kept, destroyedAt: new Date() }].map(supports),
  ).toEqual([true, false, false])
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
