import { createInflateRaw } from 'node:zlib'

/** Why a workbook is not read; each is said in one sentence. */
export type WorkbookRefusal =
  | 'not-a-workbook'
  | 'older-workbook'
  | 'pdf'
  | 'locked'
  | 'too-large'
  | 'too-many-cells'
  | 'mostly-empty'
  | 'broken'
  | 'too-slow'

/** Stops the reading of a workbook. */
export class WorkbookRefused extends Error {
  readonly because: WorkbookRefusal
  constructor(because: WorkbookRefusal) {
    super(because)
    this.because = because
  }
}

/** Bytes that all parts of a workbook may hold once they are unpacked. */
export const mostUnpacked = 400 * 1024 * 1024
/** Cells a workbook may tell of, empty ones with a colour or a border included. */
export const mostCells = 3_000_000
/** Rows times columns that one sheet may reach over. */
export const mostArea = 20_000_000

interface Entry {
  name: string
  method: number
  start: number
  packed: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const fileSignature = 0x04034b50
const stored = 0
const deflated = 8

/**
 * Goes through a packed workbook once, before anything of it is kept, and refuses one that would not fit: what an archive
 * says of its own sizes can't be trusted, so every part is unpacked and counted, piece by piece.
 */
export async function checkSize(file: Buffer): Promise<void> {
  refuseOtherKinds(file)
  let left = mostUnpacked
  const count = { cells: 0 }
  for (const entry of entriesOf(file)) {
    const reach = /^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name) ? new Reach(count) : undefined
    for await (const piece of unpacked(file, entry)) {
      left -= piece.length
      if (left < 0) throw new WorkbookRefused('too-large')
      reach?.take(piece)
    }
  }
}

/** The same for an archive of any kind, such as a letter. */
export async function checkUnpacked(file: Buffer): Promise<void> {
  let left = mostUnpacked
  for (const entry of partsOf(file)) {
    for await (const piece of unpacked(file, entry)) {
      left -= piece.length
      if (left < 0) throw new WorkbookRefused('too-large')
    }
  }
}

/** The beginning of one part of an archive: at most so many bytes of it. Undefined where there is none of that name. */
export async function partOf(file: Buffer, name: string, most: number): Promise<Buffer | undefined> {
  for (const entry of partsOf(file)) {
    if (entry.name !== name) continue
    const pieces: Buffer[] = []
    let left = most
    for await (const piece of unpacked(file, entry)) {
      pieces.push(piece.subarray(0, left))
      left -= piece.length
      if (left <= 0) break
    }
    return Buffer.concat(pieces)
  }
  return undefined
}

function refuseOtherKinds(file: Buffer): void {
  if (file.subarray(0, 5).toString('latin1') === '%PDF-') throw new WorkbookRefused('pdf')
  if (file.length > 8 && file.readUInt32BE(0) === 0xd0cf11e0) {
    const isLocked = file.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new WorkbookRefused(isLocked ? 'locked' : 'older-workbook')
  }
  if (file.length < 22 || file.readUInt32LE(0) !== fileSignature) throw new WorkbookRefused('not-a-workbook')
}

function* entriesOf(file: Buffer): Generator<Entry> {
  let isWorkbook = false
  for (const entry of partsOf(file)) {
    isWorkbook ||= entry.name === 'xl/workbook.xml'
    yield entry
  }
  if (!isWorkbook) throw new WorkbookRefused('not-a-workbook')
}

function* partsOf(file: Buffer): Generator<Entry> {
  const end = endOf(file)
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  for (let number = 0; number < count; number++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== entrySignature) throw new WorkbookRefused('broken')
    const nameLength = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const header = file.readUInt32LE(at + 42)
    if (header + 30 > file.length || file.readUInt32LE(header) !== fileSignature)
      throw new WorkbookRefused('broken')
    const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28)
    yield { name, method: file.readUInt16LE(at + 10), start, packed: file.readUInt32LE(at + 20) }
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
}

function endOf(file: Buffer): number {
  const from = Math.max(0, file.length - 65_557)
  for (let at = file.length - 22; at >= from; at--) if (file.readUInt32LE(at) === endSignature) return at
  throw new WorkbookRefused('broken')
}

async function* unpacked(file: Buffer, { method, start, packed }: Entry): AsyncGenerator<Buffer> {
  const bytes = file.subarray(start, start + packed)
  if (bytes.length < packed) throw new WorkbookRefused('broken')
  if (method === stored) return yield bytes
  if (method !== deflated) throw new WorkbookRefused('broken')
  const inflate = createInflateRaw()
  inflate.end(bytes)
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) yield piece
  } catch {
    throw new WorkbookRefused('broken')
  }
}

const cell = /<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"/g
const longestTag = 400

/** How far a sheet reaches, and how many cells it tells of. */
class Reach {
  readonly #count: { cells: number }
  #rest = ''
  #columns = 0
  #rows = 0

  constructor(count: { cells: number }) {
    this.#count = count
  }

  take(piece: Buffer): void {
    const text = this.#rest + piece.toString('latin1')
    let done = 0
    for (const match of text.matchAll(cell)) {
      done = match.index + match[0].length
      this.#columns = Math.max(this.#columns, columnNumber(match[1]!))
      this.#rows = Math.max(this.#rows, Number(match[2]))
      if (++this.#count.cells > mostCells) throw new WorkbookRefused('too-many-cells')
    }
    if (this.#rows * this.#columns > mostArea) throw new WorkbookRefused('mostly-empty')
    this.#rest = text.slice(Math.max(done, text.length - longestTag))
  }
}

function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
