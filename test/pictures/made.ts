import { Transformer } from '@napi-rs/image'
import { crc32 } from 'node:zlib'

/** Words that stand only in what a picture tells beside itself; nothing of them may be left. */
export const secrets = ['GPS-WHERE', 'SERIAL-77', 'XMP-WHERE', 'IPTC-WHERE', 'COMMENT-WHERE', 'FILM-WHERE']

const width = 64
const height = 48

/** A picture whose left half is red and whose right half is blue. */
export function drawn(): Transformer {
  const pixels = Buffer.alloc(width * height * 4, 255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      pixels.set(x < width / 2 ? [220, 30, 30] : [30, 30, 220], at)
    }
  return Transformer.fromRgbaPixels(pixels, width, height)
}

/** A JPEG as a phone makes it: turned on its side, with place, camera, comment, and a film behind its end. */
export async function phoneJpeg(): Promise<Buffer> {
  const plain = await drawn().jpeg(90)
  const parts = [
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(6)])),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>XMP-WHERE</x:xmpmeta>')),
    segment(0xed, Buffer.from('Photoshop 3.0\0IPTC-WHERE')),
    segment(0xfe, Buffer.from('COMMENT-WHERE')),
  ]
  return Buffer.concat([plain.subarray(0, 2), ...parts, plain.subarray(2), Buffer.from('FILM-WHERE')])
}

/** A PNG with its place in every kind of part that can hold a text. */
export async function tellingPng(): Promise<Buffer> {
  const plain = await drawn().png()
  const head = 8 + 25
  const parts = [
    chunk('eXIf', exif(1)),
    chunk('tEXt', Buffer.from('Comment\0COMMENT-WHERE')),
    chunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0XMP-WHERE')),
    chunk('prVt', Buffer.from('IPTC-WHERE')),
  ]
  return Buffer.concat([plain.subarray(0, head), ...parts, plain.subarray(head), Buffer.from('FILM-WHERE')])
}

function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length)
  head.write(name, 4, 'latin1')
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(name), content])))
  return Buffer.concat([head, content, sum])
}

/** An Exif that says which side is up, with which camera and where. */
export function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(120)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(3, 8)
  entry(tiff, 10, 0x0112, 3, 1, orientation)
  entry(tiff, 22, 0x0110, 2, 10, 60)
  entry(tiff, 34, 0x8825, 4, 1, 80)
  tiff.write('SERIAL-77\0', 60, 'latin1')
  tiff.writeUInt16LE(1, 80)
  entry(tiff, 82, 0x001d, 2, 10, 100)
  tiff.write('GPS-WHERE\0', 100, 'latin1')
  return tiff
}

function entry(tiff: Buffer, at: number, tag: number, kind: number, count: number, value: number): void {
  tiff.writeUInt16LE(tag, at)
  tiff.writeUInt16LE(kind, at + 2)
  tiff.writeUInt32LE(count, at + 4)
  tiff.writeUInt32LE(value, at + 8)
}
