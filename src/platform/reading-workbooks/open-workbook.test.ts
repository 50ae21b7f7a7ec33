import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cell, workbookMade, zipOfOne } from '../../../test/trackers/workbook.ts'
import { FileStore } from '../files.ts'
import { openWorkbook } from './open-workbook.ts'

let folder: string
let files: FileStore
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gm-workbook-'))
  files = new FileStore(folder)
  await files.prepare()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function* whole(bytes: Buffer) {
  yield bytes
}

async function textsOf(bytes: Buffer): Promise<Record<string, string>> {
  const opened = await openWorkbook(files, whole(bytes))
  if (!opened.accepted) throw new Error(opened.message)
  const texts: Record<string, string> = {}
  for (const { name, open } of opened.sheets) {
    let text = ''
    for await (const piece of open()) text += Buffer.from(piece).toString('utf8')
    texts[name] = text
  }
  await opened.close()
  return texts
}

async function refusalOf(bytes: Buffer): Promise<string> {
  const opened = await openWorkbook(files, whole(bytes))
  if (!opened.accepted) return opened.because
  await opened.close()
  return 'it was read'
}

test('each sheet is read as text: days, numbers without noise, what formulas last came to, never the formulas or their errors', async () => {
  const rows: Cell[][] = [
    ['What', 'How much', 'When'],
    ['Training, in “parks”', 0.1 + 0.2, new Date('2026-04-03T00:00:00Z')],
    [],
    ['Sum', { formula: 'SUM(B2:B2)', value: 12.5 }, { formula: 'HYPERLINK("x")', value: 'a link' }],
    ['Broken', { formula: 'A1/0', error: '#DIV/0!' }],
  ]
  const texts = await textsOf(
    await workbookMade([
      { name: 'One', rows },
      { name: 'Two', rows: [['x', 'y']] },
    ]),
  )
  expect(texts['One']!.split('\n')).toEqual([
    'What,How much,When',
    '"Training, in “parks”",0.3,2026-04-03',
    ',,',
    'Sum,12.5,a link',
    'Broken,,',
    '',
  ])
  expect(texts['Two']).toBe('x,y\n')
  expect(await readdir(join(folder, 'tmp'))).toEqual([])
})

test('a workbook with macros is read, and nothing in it is run', async () => {
  const macros = [{ name: 'xl/vbaProject.bin', content: 'Sub Auto_Open()' }]
  expect(await textsOf(await workbookMade([{ name: 'One', rows: [['a', 'b']] }], macros))).toEqual({
    One: 'a,b\n',
  })
})

describe('a hostile file gets a sentence', () => {
  test('a PDF, an older file, a locked one and a text under the name of a workbook', async () => {
    expect(await refusalOf(Buffer.from('%PDF-1.7 and so on'))).toBe('pdf')
    const older = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    expect(await refusalOf(older)).toBe('older-workbook')
    const locked = Buffer.concat([older, Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await refusalOf(locked)).toBe('locked')
    expect(await refusalOf(Buffer.from('Contract,Supplier\nA,B\n'))).toBe('not-a-workbook')
  })

  test('an archive that is no workbook, and one that is cut short', async () => {
    const book = await workbookMade([{ name: 'One', rows: [['a', 'b']] }])
    expect(await refusalOf(book.subarray(0, book.length - 40))).toBe('broken')
    expect(await refusalOf(zipOfOne('notes.txt', Buffer.from('hello')))).toBe('not-a-workbook')
  })

  test('a zip bomb, whatever it says of its own size', async () => {
    const bomb = zipOfOne('xl/workbook.xml', Buffer.alloc(410 * 1024 * 1024), 10)
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await refusalOf(bomb)).toBe('too-large')
  })

  test('one cell at the far corner of an empty sheet, and a million empty rows with a border', async () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    expect(await refusalOf(await withSheet(far))).toBe('mostly-empty')
    const rows: string[] = []
    for (let row = 1; row <= 1_048_576; row++)
      rows.push(`<row r="${row}"><c r="A${row}" s="0"/><c r="B${row}" s="0"/><c r="C${row}" s="0"/></row>`)
    expect(await refusalOf(await withSheet(rows.join('')))).toBe('too-many-cells')
  })
})

async function withSheet(rows: string): Promise<Buffer> {
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
  return workbookMade([{ name: 'One', rows: [] }], [{ name: 'xl/worksheets/sheet1.xml', content: sheet }])
}
