import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test.each([
  ['/staff', '/staff'],
  ['/a/wrenshire/staff/contracts?after=1', '/a/wrenshire/staff/contracts?after=1'],
  ['/staff#part', '/staff'],
  ['/', '/'],
])('%s is a path of this site', (text, path) => {
  expect(ownPath(text)).toBe(path)
})

test.each([
  '',
  'staff',
  'https://elsewhere.example/',
  '//elsewhere.example/',
  '/.//elsewhere.example/',
  '/staff/..//elsewhere.example/',
  '/%2e//elsewhere.example/',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '\\\\elsewhere.example',
  'javascript:alert(1)',
])('%j leads elsewhere, or nowhere', (text) => {
  expect(ownPath(text)).toBeUndefined()
})
