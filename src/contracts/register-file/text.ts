import { TableFault, type TableRefusal } from './table-fault.ts'

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** A file's bytes in pieces. It can be opened more than once: first to find its encoding, then to read it. */
export type OpenBytes = () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>

const pieceSize = 65_536
/** How much of the beginning tells what sort of file it is. */
const headSize = 8192

/** How to say an encoding to a person. */
export const encodingWords: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8 (with a byte order mark)',
  'utf-16le': 'UTF-16 (“Unicode text”)',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1252': 'Windows-1252 (“ANSI”)',
}

/** Bytes already held, as a file that can be opened. */
export function bytesHeld(whole: Uint8Array): OpenBytes {
  return () => [whole]
}

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function zipKind(head: Uint8Array): TableRefusal {
  const names = new TextDecoder('latin1').decode(head)
  if (/xl\/|\[Content_Types\]\.xml|docProps\//.test(names)) return 'excel-workbook'
  if (names.includes('application/vnd.oasis.opendocument')) return 'open-document'
  return /Index\/.*\.iwa/.test(names) ? 'apple-numbers' : 'compressed'
}

/** What a file that isn't a table of text is, by its first bytes. */
function otherKind(head: Uint8Array): TableRefusal | undefined {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return zipKind(head)
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'old-excel-workbook'
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47) || startsWith(head, 0xff, 0xd8, 0xff)) return 'picture'
  if (startsWith(head, 0x47, 0x49, 0x46, 0x38)) return 'picture'
  if (startsWith(head, 0x1f, 0x8b) || startsWith(head, 0x37, 0x7a, 0xbc, 0xaf)) return 'compressed'
  const opening = new TextDecoder('latin1').decode(head.subarray(0, 1024)).replace(/^ï»¿/, '').trimStart()
  if (/^<(?:!doctype|html|head|body|table|meta|\?xml)/i.test(opening)) return 'web-page'
  return opening.startsWith('{\\rtf') ? 'old-excel-workbook' : undefined
}

function markOf(head: Uint8Array): Encoding | undefined {
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8-bom'
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le'
  return startsWith(head, 0xfe, 0xff) ? 'utf-16be' : undefined
}

/** Tells UTF-8 from anything else over pieces that may part a letter in two. */
class StrictUtf8 {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true })
  holds = true

  take(piece?: Uint8Array): void {
    if (!this.holds) return
    try {
      this.decoder.decode(piece, { stream: piece !== undefined })
    } catch {
      this.holds = false
    }
  }
}

/**
 * Finds how the file's text is written down, from its byte order mark, else by whether all of it is UTF-8; what is
 * not is taken for Windows-1252, as older spreadsheets save it. Throws a `TableFault` for an empty file and for
 * one that isn't text.
 */
export async function encodingOf(open: OpenBytes): Promise<Encoding> {
  let head = new Uint8Array(0)
  let mark: Encoding | undefined
  let hasNul = false
  const utf8 = new StrictUtf8()
  for await (const piece of open()) {
    if (head.length < headSize) {
      head = joined(head, piece.subarray(0, headSize - head.length))
      mark = markOf(head)
    }
    const isWide = mark === 'utf-16le' || mark === 'utf-16be'
    if (isWide && head.length === headSize) break
    hasNul ||= piece.includes(0)
    if (hasNul && head.length === headSize) break
    utf8.take(piece)
  }
  if (head.length === 0) throw new TableFault('empty')
  const other = otherKind(head)
  if (other) throw new TableFault(other)
  if (mark === 'utf-16le' || mark === 'utf-16be') return mark
  if (hasNul) throw new TableFault('not-text')
  utf8.take()
  if (!utf8.holds) return 'windows-1252'
  return mark ?? 'utf-8'
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

/** The file's text in pieces, without its byte order mark. */
export async function* textOf(open: OpenBytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding)
  for await (const piece of open()) {
    for (let from = 0; from < piece.length; from += pieceSize) {
      const text = decoder.decode(piece.subarray(from, from + pieceSize), { stream: true })
      if (text !== '') yield text
    }
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
