import type { FileHandle } from 'node:fs/promises'
import { PictureBroken } from './picture-broken.ts'

/** A part of the file: what it is called, where what it holds begins, and where it ends. */
interface Box {
  name: string
  starts: number
  within: number
  ends: number
}

/** Bytes that the list of a picture's parts may take. */
const largestList = 8 * 1024 * 1024

/**
 * Blanks, within the file, what a HEIC picture tells beside the picture: Exif and XMP, wherever they stand, films and whatever a
 * program added. Nothing is moved, so all the rest is as it was. Which side is up is no part of its Exif.
 */
export async function blankHeic(file: FileHandle): Promise<void> {
  const { size } = await file.stat()
  const boxes = await boxesOf(file, 0, size)
  const list = boxes.find(({ name }) => name === 'meta')
  if (boxes[0]?.name !== 'ftyp' || !list || list.ends - list.within > largestList) throw new PictureBroken()
  for (const box of boxes) if (['uuid', 'moov', 'udta'].includes(box.name)) await makeFree(file, box)
  await blankItems(file, list, size)
}

async function bytesAt(file: FileHandle, at: number, count: number): Promise<Buffer> {
  const bytes = Buffer.alloc(count)
  const { bytesRead } = await file.read(bytes, 0, count, at)
  if (bytesRead < count) throw new PictureBroken()
  return bytes
}

async function boxesOf(file: FileHandle, from: number, to: number): Promise<Box[]> {
  const boxes: Box[] = []
  for (let at = from; at < to;) {
    if (to - at < 8 || boxes.length > 1000) throw new PictureBroken()
    const head = await bytesAt(file, at, 8)
    const name = head.toString('latin1', 4)
    const told = head.readUInt32BE(0)
    const isLong = told === 1
    const length =
      told === 0 ? to - at : isLong ? Number((await bytesAt(file, at + 8, 8)).readBigUInt64BE(0)) : told
    const box = { name, starts: at, within: at + (isLong ? 16 : 8), ends: at + length }
    if (length < box.within - at || box.ends > to) throw new PictureBroken()
    boxes.push(box)
    at = box.ends
  }
  return boxes
}

async function makeFree(file: FileHandle, { starts, within, ends }: Box): Promise<void> {
  await file.write(Buffer.from('free', 'latin1'), 0, 4, starts + 4)
  await blank(file, within, ends)
}

async function blank(file: FileHandle, from: number, to: number): Promise<void> {
  const nothing = Buffer.alloc(64 * 1024)
  for (let at = from; at < to; at += nothing.length)
    await file.write(nothing, 0, Math.min(nothing.length, to - at), at)
}

async function blankItems(file: FileHandle, list: Box, size: number): Promise<void> {
  const boxes = await boxesOf(file, list.within + 4, list.ends)
  const named = (name: string) => boxes.find((box) => box.name === name)
  for (const box of boxes) if (box.name === 'uuid' || box.name === 'udta') await makeFree(file, box)
  const [kinds, places, inside] = [named('iinf'), named('iloc'), named('idat')]
  if (!kinds || !places) throw new PictureBroken()
  const items = new Map(
    (await itemsOf(file, kinds)).map(({ id, isTelling, isExif }) => [id, { isTelling, isExif }]),
  )
  const table = new Fields(await bytesAt(file, places.within, places.ends - places.within))
  for (const { id, extents, isInside } of placesIn(table)) {
    const item = items.get(id)
    if (!item?.isTelling) continue
    for (const [number, extent] of extents.entries()) {
      const start = (isInside ? (inside?.within ?? size) : 0) + extent.offset
      const end = extent.length === 0 ? (isInside ? (inside?.ends ?? size) : size) : start + extent.length
      if (start < 0 || end > size) throw new PictureBroken()
      await blank(file, start, end)
      if (item.isExif && number === 0 && end - start >= 18)
        await file.write(emptyExif, 0, emptyExif.length, start)
    }
  }
}

/** Where it begins, and a table of no entries. */
const emptyExif = Buffer.from('000000004d4d002a00000008000000000000', 'hex')

/** The parts that tell of the picture, by their numbers. */
async function itemsOf(
  file: FileHandle,
  kinds: Box,
): Promise<{ id: number; isTelling: boolean; isExif: boolean }[]> {
  const version = (await bytesAt(file, kinds.within, 1))[0]!
  const entries = await boxesOf(file, kinds.within + (version === 0 ? 6 : 8), kinds.ends)
  const items: { id: number; isTelling: boolean; isExif: boolean }[] = []
  for (const entry of entries.filter(({ name }) => name === 'infe')) {
    const fields = new Fields(await bytesAt(file, entry.within, entry.ends - entry.within))
    const entryVersion = fields.number(1)
    fields.number(3)
    if (entryVersion < 2) throw new PictureBroken()
    const id = fields.number(entryVersion === 2 ? 2 : 4)
    fields.number(2)
    const kind = fields.text(4)
    items.push({ id, isTelling: ['Exif', 'mime', 'uri '].includes(kind), isExif: kind === 'Exif' })
  }
  return items
}

interface Placed {
  id: number
  isInside: boolean
  extents: { offset: number; length: number }[]
}

function* placesIn(fields: Fields): Generator<Placed> {
  const version = fields.number(1)
  fields.number(3)
  const sizes = fields.number(2)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexSize = version > 0 ? sizes & 15 : 0
  const count = fields.number(version < 2 ? 2 : 4)
  for (let number = 0; number < count; number++) {
    const id = fields.number(version < 2 ? 2 : 4)
    const method = version > 0 ? fields.number(2) & 15 : 0
    fields.number(2)
    const base = fields.number(baseSize)
    const extents: Placed['extents'] = []
    for (let left = fields.number(2); left > 0; left--) {
      fields.number(indexSize)
      extents.push({ offset: base + fields.number(offsetSize), length: fields.number(lengthSize) })
    }
    if (method > 1) throw new PictureBroken()
    yield { id, isInside: method === 1, extents }
  }
}

/** Fields one after the other. */
class Fields {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  number(size: number): number {
    const bytes = this.#take(size)
    let number = 0
    for (const byte of bytes) number = number * 256 + byte
    return number
  }

  text(size: number): string {
    return this.#take(size).toString('latin1')
  }

  #take(size: number): Buffer {
    if (this.#at + size > this.#bytes.length) throw new PictureBroken()
    this.#at += size
    return this.#bytes.subarray(this.#at - size, this.#at)
  }
}
