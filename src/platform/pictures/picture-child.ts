import { Transformer } from '@napi-rs/image'
import { readFile, writeFile } from 'node:fs/promises'
import type { PictureTask } from './picture-task.ts'

/*
 * A process of its own, with time of its own: whatever a picture does to the decoder, the server stays. It writes a file beside
 * the picture and tells how large that is.
 */
const task = JSON.parse(process.argv[2]!) as PictureTask
const picture = new Transformer(await readFile(task.from))
const { width, height, orientation = 1 } = picture.metadataSync(true)
const isOnItsSide = orientation >= 5
const done = task.wanted === 'thumbnail' ? await thumbnail(task.longestSide) : await blackedOut(task)
await writeFile(task.to, done, { mode: 0o600 })
process.stdout.write(JSON.stringify({ width, height }))

/** Upright, since a thumbnail says no more of itself: the picture is turned first, and then made small. */
async function thumbnail(longestSide: number): Promise<Buffer> {
  const scale = Math.min(1, longestSide / Math.max(width, height))
  const [across, down] = [width, height].map((length) => Math.max(1, Math.round(length * scale)))
  const size = isOnItsSide ? { width: down!, height: across! } : { width: across!, height: down! }
  return picture.rotate().fastResize(size).jpeg(78)
}

async function blackedOut({ areas, type }: Extract<PictureTask, { wanted: 'blacked-out' }>): Promise<Buffer> {
  const turned = picture.rotate()
  let upright = new Transformer(await (type === 'image/png' ? turned.png() : turned.bmp()))
  const whole = upright.metadataSync()
  for (const { left, top, right, bottom } of areas) {
    const x = Math.floor((left / 100) * whole.width)
    const y = Math.floor((top / 100) * whole.height)
    const across = Math.min(whole.width - x, Math.max(1, Math.ceil(((right - left) / 100) * whole.width)))
    const down = Math.min(whole.height - y, Math.max(1, Math.ceil(((bottom - top) / 100) * whole.height)))
    upright = upright.overlay(await black(across, down), x, y)
  }
  return type === 'image/png' ? upright.png() : upright.jpeg(88)
}

async function black(width: number, height: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 4)
  for (let at = 3; at < pixels.length; at += 4) pixels[at] = 255
  return Transformer.fromRgbaPixels(pixels, width, height).png()
}
