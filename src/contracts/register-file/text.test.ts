import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TableFault } from './table-fault.ts'
import { bytesHeld, type Encoding, encodingOf, type OpenBytes, textOf } from './text.ts'

const words = 'Title,Value\r\nCafé – the “Hub”,£1,200\r\n'

function windows1252(text: string): Uint8Array {
  const special: Record<string, number> = { '€': 0x80, '–': 0x96, '“': 0x93, '”': 0x94, '‘': 0x91, '’': 0x92 }
  return Uint8Array.from([...text].map((letter) => special[letter] ?? letter.charCodeAt(0)))
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, littleEndian)
  for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), littleEndian)
  return bytes
}

const written: [Encoding, Uint8Array][] = [
  ['utf-8', Buffer.from(words)],
  ['utf-8-bom', Buffer.from(`\uFEFF${words}`)],
  ['utf-16le', utf16(words, true)],
  ['utf-16be', utf16(words, false)],
  ['windows-1252', windows1252(words)],
]

function inPieces(whole: Uint8Array, size: number): OpenBytes {
  return function* () {
    for (let from = 0; from < whole.length; from += size) yield whole.subarray(from, from + size)
  }
}

async function textIn(open: OpenBytes, encoding: Encoding): Promise<string> {
  let text = ''
  for await (const piece of textOf(open, encoding)) text += piece
  return text
}

async function refusal(bytes: Uint8Array, size = bytes.length || 1): Promise<string> {
  try {
    return await encodingOf(inPieces(bytes, size))
  } catch (error) {
    if (error instanceof TableFault) return error.because
    throw error
  }
}

describe.each(written)('%s', (encoding, bytes) => {
  test('is found and read', async () => {
    expect(await encodingOf(bytesHeld(bytes))).toBe(encoding)
    expect(await textIn(bytesHeld(bytes), encoding)).toBe(words)
  })

  test('is found and read however the bytes arrive', async () => {
    for (const size of [1, 2, 3, 7]) {
      const open = inPieces(bytes, size)
      expect(await encodingOf(open)).toBe(encoding)
      expect(await textIn(open, encoding)).toBe(words)
    }
  })
})

test('plain letters are UTF-8', async () => {
  expect(await encodingOf(bytesHeld(Buffer.from('Title\nCleaning')))).toBe('utf-8')
})

test('one letter of Windows-1252 far down makes the whole file that', async () => {
  const bytes = Buffer.concat([Buffer.from('a,b\n'.repeat(50_000)), windows1252('£5,–')])
  expect(await encodingOf(inPieces(bytes, 4096))).toBe('windows-1252')
})

test('UTF-8 cut in the middle of its last letter is not UTF-8', async () => {
  expect(await encodingOf(bytesHeld(Buffer.from('Café').subarray(0, 4)))).toBe('windows-1252')
})

const zip = [0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0, 8, 0, 0, 0]

test.each([
  ['nothing at all', Buffer.from(''), 'empty'],
  ['an Excel workbook', Buffer.from([...zip, ...Buffer.from('[Content_Types].xml')]), 'excel-workbook'],
  [
    'an old Excel file',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
    'old-excel-workbook',
  ],
  [
    'an OpenDocument spreadsheet',
    Buffer.from([...zip, ...Buffer.from('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')]),
    'open-document',
  ],
  ['a ZIP of something else', Buffer.from([...zip, ...Buffer.from('register.csv')]), 'compressed'],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'pdf'],
  ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'picture'],
  ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]), 'picture'],
  ['a GIF', Buffer.from('GIF89a'), 'picture'],
  ['a web page', Buffer.from('\n <!DOCTYPE html><table>'), 'web-page'],
  ['a web page with a mark', Buffer.from('\uFEFF<html>'), 'web-page'],
  ['rich text', Buffer.from('{\\rtf1\\ansi'), 'old-excel-workbook'],
  ['other bytes', Buffer.from([1, 2, 0, 3, 4]), 'not-text'],
])('%s is refused', async (_name, bytes, because) => {
  expect(await refusal(bytes)).toBe(because)
  expect(await refusal(bytes, 1)).toBe(because)
})

test('a refusal says what the file is and what to do', () => {
  expect(new TableFault('excel-workbook').message).toBe(
    'This looks like an Excel workbook: open it in your spreadsheet program, choose “Save as”, then “Excel workbook (.xlsx)” or “CSV UTF-8”, and bring in that file.',
  )
})

test('any bytes are either text in some encoding or refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 1, max: 20 }),
      async (bytes, size) => {
        const found = await refusal(bytes, size)
        expect(await refusal(bytes)).toBe(found)
      },
    ),
  )
})

test('text in UTF-8 comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.integer({ min: 1, max: 9 }),
      async (text, size) => {
        fc.pre(!text.startsWith('\uFEFF'))
        expect(await textIn(inPieces(Buffer.from(text), size), 'utf-8')).toBe(text)
      },
    ),
  )
})
