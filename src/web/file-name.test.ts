import { validateHeaderValue } from 'node:http'
import { expect, test } from 'vitest'
import { fileNameOf } from './file-name.ts'

test('a name of plain letters stands as it is', () => {
  expect(fileNameOf('register 2026-27.csv')).toBe('filename="register 2026-27.csv"')
})

test.each([
  '报告.csv',
  'naïve "quoted".pdf',
  'a\r\nset-cookie: x=1.txt',
  'half an emoji \ud83d.txt',
  '\\..\\..',
])('%j can stand in a header, and says no second thing there', (name) => {
  const header = `attachment; ${fileNameOf(name)}`
  expect(() => validateHeaderValue('content-disposition', header)).not.toThrow()
  expect(header.match(/"/g)).toHaveLength(2)
  expect(header).not.toMatch(/[\\\r\n]/)
})
