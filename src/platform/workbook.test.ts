import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { cellParts, columnLetters, workbookOf } from './workbook.ts'
import { zipOf } from './zip.ts'

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

async function* rowsOf(...rows: string[][]) {
  for (const [at, texts] of rows.entries()) {
    const cells = texts.map((text, position) => {
      const [address, opening, closing] = cellParts(position, (['text', 'number', 'day'] as const)[position]!)
      return `${address}${at + 2}${opening}${text}${closing}`
    })
    yield `<row r="${at + 2}">${cells.join('')}</row>`
  }
}

const columns = [
  { heading: 'What & where', kind: 'text' },
  { heading: 'How much', kind: 'number' },
  { heading: 'When', kind: 'day' },
] as const

test('a workbook is read back as it was written, a formula as the text it is', async () => {
  const rows = rowsOf(['=1+1', '12.5', '46349'], ['  two  spaces &lt;b&gt; &amp; “é”&#10;next', '0', '1'])
  const book = await bytesOf(workbookOf('Out[puts]', columns, rows))
  expect(await readSheet(book, { trim: false })).toEqual([
    ['What & where', 'How much', 'When'],
    ['=1+1', 12.5, new Date('2026-11-23T00:00:00Z')],
    ['  two  spaces <b> & “é”\nnext', 0, new Date('1899-12-31T00:00:00Z')],
  ])
})

test('the columns after Z are AA and on', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})

test('an archive is the same whenever it is made', async () => {
  const make = () => bytesOf(zipOf([{ name: 'a.txt', content: ['one', Buffer.from('two')] }]))
  expect((await make()).equals(await make())).toBe(true)
})

test('a file that cannot be written to its end fails the archive', async () => {
  async function* failing() {
    yield 'begun'
    throw new Error('the database went away')
  }
  await expect(bytesOf(zipOf([{ name: 'a.txt', content: failing() }]))).rejects.toThrow(
    'the database went away',
  )
})

test('a reader who leaves early lets go of what is read from', async () => {
  let isClosed = false
  async function* endless() {
    try {
      for (;;) yield Buffer.from(String(Math.random()).repeat(5000))
    } finally {
      isClosed = true
    }
  }
  let pieces = 0
  for await (const _ of zipOf([{ name: 'a.txt', content: endless() }])) if (++pieces > 3) break
  expect(isClosed).toBe(true)
})
