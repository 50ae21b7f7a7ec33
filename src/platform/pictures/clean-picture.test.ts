import { Transformer } from '@napi-rs/image'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawn, exif, phoneJpeg, secrets, tellingPng } from '../../../test/pictures/made.ts'
import { cleanPicture } from './clean-picture.ts'
import { drawnBeside } from './drawn-beside.ts'
import { PictureBroken } from './picture-broken.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gm-pictures-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let number = 0
async function cleaned(type: string, picture: Buffer) {
  const [from, to] = [join(folder, `${++number}`), join(folder, `${number}-clean`)]
  writeFileSync(from, picture)
  const seen = await cleanPicture(type, from, to)
  return { seen, bytes: readFileSync(to), path: to }
}

const left = (bytes: Buffer) => secrets.filter((secret) => bytes.includes(secret))
const pixels = (bytes: Buffer) => new Transformer(bytes).rawPixelsSync()

test('a phone’s picture keeps its pixels and which side is up, and tells nothing of where, when or with what', async () => {
  const before = await phoneJpeg()
  expect(left(before)).toHaveLength(6)
  const { bytes, seen } = await cleaned('image/jpeg', before)
  expect(left(bytes)).toEqual([])
  expect(seen).toEqual({ width: 64, height: 48 })
  expect(pixels(bytes).equals(pixels(before))).toBe(true)
  const turned = await new Transformer(bytes).rotate().png()
  expect(new Transformer(turned).metadataSync()).toMatchObject({ width: 48, height: 64 })
})

test('a PNG keeps what it is drawn by, and loses its texts, its Exif and the parts of programs', async () => {
  const before = await tellingPng()
  const { bytes, seen } = await cleaned('image/png', before)
  expect([left(bytes), seen]).toEqual([[], { width: 64, height: 48 }])
  expect(pixels(bytes).equals(pixels(before))).toBe(true)
})

test('a HEIC of a phone is kept as it is, with its Exif and XMP blanked where they stand', async () => {
  const before = readFileSync(new URL('../../../test/pictures/phone.heic', import.meta.url))
  expect(left(before)).toEqual(['GPS-WHERE', 'SERIAL-77', 'XMP-WHERE'])
  const { bytes } = await cleaned('image/heic', before)
  expect([left(bytes), bytes.length]).toEqual([[], before.length])
  const changed = [...bytes.keys()].filter((at) => bytes[at] !== before[at])
  const told = before.indexOf(exif(6).subarray(0, 8))
  expect(Math.min(...changed)).toBeGreaterThan(told - 8)
})

test('a picture that was cut short is kept up to there; one that is damaged before it begins is refused', async () => {
  const whole = await phoneJpeg()
  const end = whole.lastIndexOf(Buffer.from([0xff, 0xd9]))
  const { bytes } = await cleaned('image/jpeg', whole.subarray(0, end - 20))
  expect([bytes.subarray(-2).toString('hex'), left(bytes)]).toEqual(['ffd9', []])
  const heic = readFileSync(new URL('../../../test/pictures/phone.heic', import.meta.url))
  for (const [type, broken] of [
    ['image/jpeg', whole.subarray(0, 40)],
    ['image/jpeg', Buffer.concat([whole.subarray(0, 2), Buffer.from('no marker')])],
    ['image/png', (await tellingPng()).subarray(0, 60)],
    ['image/heic', heic.subarray(0, 60)],
    ['image/heic', Buffer.concat([heic.subarray(0, 24), Buffer.from('ffffffff6d657461', 'hex')])],
  ] as const)
    await expect(cleaned(type, broken)).rejects.toThrow(PictureBroken)
})

test('a picture of many scans, with bytes that look like markers, comes through bit for bit', async () => {
  const noise = Buffer.alloc(300 * 200 * 4)
  for (let at = 0; at < noise.length; at++) noise[at] = (at * 7919 + (at >> 3) * 104_729) & 255
  const picture = await Transformer.fromRgbaPixels(noise, 300, 200).jpeg(98)
  const { bytes } = await cleaned('image/jpeg', picture)
  expect(pixels(bytes).equals(pixels(picture))).toBe(true)
})

test('a thumbnail stands upright and is no larger than asked', async () => {
  const { path } = await cleaned('image/jpeg', await phoneJpeg())
  const to = `${path}-small`
  expect(await drawnBeside({ wanted: 'thumbnail', from: path, to, longestSide: 32 })).toBe(true)
  expect(new Transformer(readFileSync(to)).metadataSync()).toMatchObject({
    width: 24,
    height: 32,
    format: 'jpeg',
  })
})

test('an area that is blacked out is black in the picture itself, and the rest is as it was', async () => {
  const from = join(folder, 'to-black-out.png')
  writeFileSync(from, await drawn().png())
  const areas = [{ left: 50, top: 0, right: 100, bottom: 50 }]
  const to = `${from}-done`
  expect(await drawnBeside({ wanted: 'blacked-out', from, to, type: 'image/png', areas })).toBe(true)
  const done = pixels(readFileSync(to))
  const at = (x: number, y: number) => [...done.subarray((y * 64 + x) * 4, (y * 64 + x) * 4 + 3)]
  expect([at(10, 10), at(40, 10), at(63, 0), at(40, 40)]).toEqual([
    [220, 30, 30],
    [0, 0, 0],
    [0, 0, 0],
    [30, 30, 220],
  ])
})

test('what is no picture gets no thumbnail, and does no harm', async () => {
  const from = join(folder, 'no-picture')
  writeFileSync(from, 'This is no picture.')
  expect(await drawnBeside({ wanted: 'thumbnail', from, to: `${from}-small`, longestSide: 32 })).toBe(false)
})
