import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { BackupRefused, writingFault } from './backup-refused.ts'
import type { BackupManifest } from './contents.ts'
import { encrypted } from './encryption.ts'
import { backupOf, type Making } from './make-backup.ts'
import { tarOf } from './tar.ts'

export interface WrittenBackup {
  manifest: BackupManifest
  bytes: number
  /** SHA-256 of the file. */
  sha256: string
}

/** How an unfinished file's name ends. */
export const unfinished = '.unfinished'

/**
 * Writes a back-up to a file of that name, which appears only when all of it is on the disk and could be read back: a fault or
 * a kill in the midst leaves none. Throws BackupRefused with the sentence that says why not.
 */
export async function writeBackup(
  path: string,
  making: Making & { publicKeys?: readonly string[]; stop?: AbortSignal },
): Promise<WrittenBackup> {
  const target = resolve(path)
  if (await stat(target).catch(() => undefined))
    throw new BackupRefused(`${path} is there already: give the back-up another name.`)
  const draft = `${target}.${randomBytes(4).toString('hex')}${unfinished}`
  try {
    const written = await writeDraft(draft, making)
    if ((await digestOf(draft)) !== written.sha256)
      throw new BackupRefused(`What was written to ${path} could not be read back: the disk may be failing.`)
    await rename(draft, target)
    await folderOnDisk(dirname(target))
    return written
  } catch (error) {
    throw writingFault(error, path)
  } finally {
    await rm(draft, { force: true })
  }
}

async function writeDraft(
  draft: string,
  { publicKeys = [], stop, ...making }: Making & { publicKeys?: readonly string[]; stop?: AbortSignal },
): Promise<WrittenBackup> {
  let manifest: BackupManifest | undefined
  const hash = createHash('sha256')
  let bytes = 0
  async function* measured(source: AsyncIterable<Uint8Array>) {
    for await (const piece of source) {
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
  }
  const archive = tarOf(backupOf(making, (made) => (manifest = made)))
  await pipeline(
    archive,
    createGzip({ level: 4 }),
    publicKeys.length > 0 ? (source) => encrypted(source as AsyncIterable<Uint8Array>, publicKeys) : asItIs,
    measured,
    createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
    { signal: stop },
  )
  return { manifest: manifest!, bytes, sha256: hash.digest('hex') }
}

async function* asItIs(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* source
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

async function folderOnDisk(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
