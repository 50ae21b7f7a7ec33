import type { Cleaned, Writing } from './cleaned.ts'
import type { FileBytes } from './file-bytes.ts'
import { PictureBroken } from './picture-broken.ts'

const startOfImage = 0xd8
const endOfImage = 0xd9
const startOfScan = 0xda
const comment = 0xfe

/**
 * Writes a JPEG without what it tells beside the picture: no Exif (where, when and with which camera), no XMP, IPTC, comment or
 * smaller picture within. Its colours and which side is up stay. Everything after its end is left out too: phones put a film
 * there, or a second picture with a place of its own.
 */
export async function cleanJpeg(from: FileBytes, write: Writing): Promise<Cleaned> {
  const start = await from.take(2)
  if (start[0] !== 0xff || start[1] !== startOfImage) throw new PictureBroken()
  await write(start)
  const cleaned: Cleaned = {}
  for (;;) {
    const marker = await markerAt(from)
    if (marker === endOfImage) break
    if (isAlone(marker)) {
      await write(Buffer.from([0xff, marker]))
      continue
    }
    const payload = await payloadAt(from)
    if (isFrame(marker) && payload.length >= 5) {
      cleaned.height = payload.readUInt16BE(1)
      cleaned.width = payload.readUInt16BE(3)
    }
    const kept = keptOf(marker, payload)
    if (kept) await write(segment(marker, kept))
    if (marker === startOfScan && !(await copyScan(from, write))) break
  }
  await write(Buffer.from([0xff, endOfImage]))
  return cleaned
}

async function markerAt(from: FileBytes): Promise<number> {
  const first = await from.take(1)
  if (first[0] !== 0xff) throw new PictureBroken()
  let byte = 0xff
  while (byte === 0xff) byte = (await from.take(1))[0]!
  return byte
}

/** Markers that nothing belongs to. */
function isAlone(marker: number): boolean {
  return marker === 1 || (marker >= 0xd0 && marker <= 0xd7)
}

/** Those that begin the picture itself, and say how large it is. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

async function payloadAt(from: FileBytes): Promise<Buffer> {
  const length = (await from.take(2)).readUInt16BE(0)
  if (length < 2) throw new PictureBroken()
  return Buffer.from(await from.take(length - 2))
}

function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}

const begins = (payload: Buffer, text: string) => payload.subarray(0, text.length).toString('latin1') === text

/** What stays of a segment: all of those the picture is made of, and of what an application wrote only what it is drawn by. */
function keptOf(marker: number, payload: Buffer): Buffer | undefined {
  if (marker === comment) return undefined
  if (marker < 0xe0 || marker > 0xef) return payload
  if (marker === 0xe0) return begins(payload, 'JFIF\0') ? withoutSmallPicture(payload) : undefined
  if (marker === 0xe1) return begins(payload, 'Exif\0\0') ? onlyWhichSideIsUp(payload) : undefined
  if (marker === 0xe2) return begins(payload, 'ICC_PROFILE\0') ? payload : undefined
  if (marker === 0xee) return begins(payload, 'Adobe') ? payload : undefined
  return undefined
}

function withoutSmallPicture(jfif: Buffer): Buffer | undefined {
  if (jfif.length < 14) return undefined
  const kept = Buffer.from(jfif.subarray(0, 14))
  kept.fill(0, 12)
  return kept
}

const orientationTag = 0x0112

/** An Exif that says which side is up, and nothing more; none where that is the top, as it would be anyway. */
function onlyWhichSideIsUp(exif: Buffer): Buffer | undefined {
  const orientation = orientationOf(exif.subarray(6))
  if (orientation === undefined || orientation < 2 || orientation > 8) return undefined
  const kept = Buffer.from('4578696600004d4d002a00000008000101120003000000010000000000000000', 'hex')
  kept.writeUInt16BE(orientation, 24)
  return kept
}

function orientationOf(tiff: Buffer): number | undefined {
  if (tiff.length < 14) return undefined
  const little = begins(tiff, 'II')
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (start + 2 > tiff.length) return undefined
  const count = short(start)
  for (let number = 0; number < count; number++) {
    const at = start + 2 + number * 12
    if (at + 12 > tiff.length) return undefined
    if (short(at) === orientationTag) return short(at + 8)
  }
  return undefined
}

/** Copies the picture's own bits up to the next marker. A file that was cut short ends there: false. */
async function copyScan(from: FileBytes, write: Writing): Promise<boolean> {
  for (;;) {
    const piece = await from.some(64 * 1024)
    if (piece.length === 0) return false
    const end = nextMarker(piece)
    if (end === piece.length) {
      await write(Buffer.from(piece))
      continue
    }
    if (end > 0) await write(Buffer.from(piece.subarray(0, end)))
    if (end < piece.length - 1) {
      from.putBack(Buffer.from(piece.subarray(end)))
      return true
    }
    const after = await from.some(1)
    if (after.length === 0) return false
    const pair = Buffer.from([0xff, after[0]!])
    if (isMarker(after[0]!)) {
      from.putBack(pair)
      return true
    }
    await write(pair)
  }
}

/** Within the bits, 0xff followed by nought or by a restart is no end. */
function isMarker(byte: number): boolean {
  return byte !== 0 && !(byte >= 0xd0 && byte <= 0xd7)
}

/** Where the bits end; at a 0xff that is the last byte it can't be told yet. */
function nextMarker(piece: Buffer): number {
  for (let at = piece.indexOf(0xff); at !== -1; at = piece.indexOf(0xff, at + 1)) {
    if (at === piece.length - 1 || isMarker(piece[at + 1]!)) return at
  }
  return piece.length
}
