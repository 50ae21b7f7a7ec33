import type { Cleaned, Writing } from './cleaned.ts'
import type { FileBytes } from './file-bytes.ts'
import { PictureBroken } from './picture-broken.ts'

const signature = '89504e470d0a1a0a'

/** Beside what every reader must know, the parts that say how the picture is drawn. */
const drawing = new Set([
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'mDCV',
  'cLLI',
  'bKGD',
  'pHYs',
  'sBIT',
  'hIST',
  'sPLT',
  'acTL',
  'fcTL',
  'fdAT',
])

/** Writes a PNG without its texts, its Exif, its time and whatever a program added: only what it is drawn by stays. */
export async function cleanPng(from: FileBytes, write: Writing): Promise<Cleaned> {
  const start = await from.take(8)
  if (start.toString('hex') !== signature) throw new PictureBroken()
  await write(Buffer.from(start))
  const cleaned: Cleaned = {}
  for (;;) {
    const head = Buffer.from(await from.take(8))
    const length = head.readUInt32BE(0)
    const name = head.toString('latin1', 4, 8)
    if (!/^[A-Za-z]{4}$/.test(name) || length > 0x7fffffff) throw new PictureBroken()
    const isKept = /^[A-Z]/.test(name) || drawing.has(name)
    if (isKept) await write(head)
    let left = length + 4
    let isFirst = true
    while (left > 0) {
      const piece = Buffer.from(name === 'IHDR' && isFirst ? await from.take(left) : await from.some(left))
      if (piece.length === 0) throw new PictureBroken()
      if (name === 'IHDR' && isFirst && piece.length >= 8) {
        cleaned.width = piece.readUInt32BE(0)
        cleaned.height = piece.readUInt32BE(4)
      }
      isFirst = false
      if (isKept) await write(piece)
      left -= piece.length
    }
    if (name === 'IEND') return cleaned
  }
}
