import { copyFile, open } from 'node:fs/promises'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { blankHeic } from './clean-heic.ts'
import type { Cleaned } from './cleaned.ts'
import { FileBytes } from './file-bytes.ts'

const cleaning = { 'image/jpeg': cleanJpeg, 'image/png': cleanPng } as const

/** Whether a picture of this type is cleaned of what it tells of its place. */
export function isCleaned(type: string | undefined): boolean {
  return type === 'image/heic' || (type !== undefined && Object.hasOwn(cleaning, type))
}

/**
 * Writes the picture again without where, when and with what it was taken. The picture itself stays bit for bit. Throws
 * PictureBroken for one that can't be gone through.
 */
export async function cleanPicture(type: string, from: string, to: string): Promise<Cleaned> {
  if (type === 'image/heic') {
    await copyFile(from, to)
    await using file = await open(to, 'r+')
    await blankHeic(file)
    return {}
  }
  await using read = await open(from, 'r')
  await using written = await open(to, 'wx', 0o600)
  const clean = cleaning[type as keyof typeof cleaning]
  return await clean(new FileBytes(read), (bytes) => written.writeFile(bytes))
}
