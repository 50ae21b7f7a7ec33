import { fileTypeFromFile } from 'file-type'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../language/identifier.ts'
import { FilesAway } from './kept-files/kept-files.ts'
import { cleanPicture, isCleaned } from './pictures/clean-picture.ts'
import type { Cleaned } from './pictures/cleaned.ts'
import { drawnBeside, mostPixels } from './pictures/drawn-beside.ts'
import { PictureBroken } from './pictures/picture-broken.ts'
import type { Platform } from './platform.ts'
import { readThrough } from './read-through.ts'
import { unpacksTooFar } from './reading-workbooks/unpacks-too-far.ts'
import { textOfFile } from './reading-text/text-of-file.ts'
import { ScannerAway } from './scanning/scanner.ts'
import type { Scan, TakenIn, TakingFault } from './taken-in.ts'

type Taking = Pick<Platform, 'files' | 'scanner'>

/** Pixels of a thumbnail's longer side. */
const longestSide = 480

/**
 * Takes a file in that stands in the temporary folder: tells its type by its content, takes out of a picture what it tells of its
 * place, has it looked through, keeps it and makes a thumbnail. Kinds that are not wanted are told, and not kept. All of this
 * comes before anything is recorded: a file that no row names afterwards is swept away.
 */
export async function takeIn(
  { files, scanner }: Taking,
  authority: string,
  { path, bytes, wanted }: { path: string; bytes: number; wanted: (seen: Seen) => boolean },
): Promise<TakenIn> {
  const seen = bytes === 0 ? { signature: undefined, isText: false } : await see(path)
  const nothing: TakenIn = { ...seen, scan: { state: 'none' } }
  if (bytes === 0 || !wanted(seen)) return nothing
  const clean = join(files.temporary, newId())
  const small = join(files.temporary, newId())
  try {
    if (isArchive(seen.signature) && (await unpacksTooFar(path)))
      return { ...nothing, fault: 'unpacks-too-far' }
    const cleaned = isCleaned(seen.signature) ? await cleanPicture(seen.signature!, path, clean) : undefined
    const content = cleaned ? clean : path
    const scan = await scanOf(scanner, content)
    const hasThumbnail = scan.state !== 'found' && cleaned && (await drawSmall(cleaned, content, small))
    const text = cleaned ? undefined : await textOfFile(files, { path, bytes, ...seen })
    const kept = await files.keep(authority, content)
    const thumbnail = hasThumbnail ? (await files.keep(authority, small)).sha256 : undefined
    return { ...seen, scan, kept, ...(thumbnail ? { thumbnail } : {}), ...(text ? { text } : {}) }
  } catch (error) {
    return { ...nothing, fault: faultOf(error) }
  } finally {
    for (const left of [clean, small]) await files.discard(left)
  }
}

export type Seen = Pick<TakenIn, 'signature' | 'isText'>

async function see(path: string): Promise<Seen> {
  const signature = (await fileTypeFromFile(path))?.mime
  return {
    signature: signature === 'image/heif' ? 'image/heic' : signature,
    isText: signature === undefined && (await isText(path)),
  }
}

async function isText(path: string): Promise<boolean> {
  for await (const piece of readThrough(path)) if (!isPlainText(piece)) return false
  return true
}

/** Whether bytes are plain text: no control characters but tabs and line ends, in UTF-8 or the older Windows letters. */
export function isPlainText(bytes: Uint8Array): boolean {
  return !bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32) || byte === 127)
}

function isArchive(signature: string | undefined): boolean {
  return signature === 'application/zip' || signature?.startsWith('application/vnd.openxmlformats-') === true
}

async function drawSmall({ width, height }: Cleaned, from: string, to: string): Promise<boolean> {
  if (!width || !height || width * height > mostPixels) return false
  return drawnBeside({ wanted: 'thumbnail', from, to, longestSide })
}

/** Looks through a file; one that nobody can look through now waits. */
export async function scanOf(scanner: Taking['scanner'], path: string): Promise<Scan> {
  if (!scanner) return { state: 'none' }
  try {
    await using file = await open(path)
    const { found } = await scanner.scan(file.createReadStream({ autoClose: false }))
    return found ? { state: 'found', found } : { state: 'clean' }
  } catch (error) {
    if (error instanceof ScannerAway) return { state: 'waiting' }
    throw error
  }
}

function faultOf(error: unknown): TakingFault {
  if (error instanceof PictureBroken) return 'picture-broken'
  if (error instanceof FilesAway) return 'files-away'
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return 'disk-full'
  throw error
}
