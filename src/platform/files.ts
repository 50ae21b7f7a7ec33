import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

const isApart = /^[a-z]+-[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Under what the files of a trial return are kept apart. */
export function trialFiles(trial: string): string {
  return `trial-${trial}`
}

/** Where kept files stand: content under its own SHA-256, one folder for each authority. */
export class FileStore {
  readonly #dataFolder: string
  readonly #folder: string
  readonly #apart: string
  readonly temporary: string

  constructor(dataFolder: string, apart = '') {
    if (apart !== '' && !isApart.test(apart))
      throw new Error('files kept apart are known by a kind and a uuid')
    this.#dataFolder = dataFolder
    this.#folder = join(dataFolder, 'files')
    this.#apart = apart
    this.temporary = join(dataFolder, 'tmp')
  }

  /** A store for what never mixes with the rest and is cleared away at once, such as `trial-…`. */
  apart(name: string): FileStore {
    return new FileStore(this.#dataFolder, name)
  }

  /** The names of what is kept apart for an authority. */
  async keptApart(authority: string): Promise<string[]> {
    const names = await readdir(join(this.#folder, authority)).catch(() => [])
    return names.filter((name) => isApart.test(name))
  }

  /** Removes all that is kept apart under the name. */
  async clearApart(authority: string, name: string): Promise<void> {
    if (!isApart.test(name)) throw new Error('only what is kept apart can be cleared away')
    await rm(join(this.#folder, authority, name), { recursive: true, force: true })
  }

  async prepare(): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    await mkdir(this.temporary, { recursive: true })
  }

  /** Moves a file of the temporary folder into keeping: on disk for certain before it answers. The same bytes are kept once. */
  async keep(authority: string, path: string): Promise<{ sha256: string; bytes: number }> {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    const sha256 = hash.digest('hex')
    const { size: bytes } = await stat(path)
    const target = this.#path(authority, sha256)
    await mkdir(join(target, '..'), { recursive: true })
    await onDisk(path)
    await rename(path, target)
    await onDisk(join(target, '..'))
    return { sha256, bytes }
  }

  open(authority: string, sha256: string): Readable {
    return createReadStream(this.#path(authority, sha256))
  }

  async read(authority: string, sha256: string): Promise<Buffer> {
    return readFile(this.#path(authority, sha256))
  }

  /** Removes what a request that was broken off left in the temporary folder: whatever nobody wrote to since then. */
  async clearTemporary(before: Date): Promise<void> {
    for (const name of await readdir(this.temporary)) {
      const path = join(this.temporary, name)
      const found = await stat(path).catch(() => undefined)
      if (found?.isFile() && found.mtime < before) await rm(path, { force: true })
    }
  }

  /** The names of an authority's kept files, in portions; without what is kept apart. */
  async *kept(authority: string): AsyncIterable<string[]> {
    const folder = join(this.#folder, authority)
    for (const part of await readdir(folder).catch(() => [])) {
      if (!/^[0-9a-f]{2}$/.test(part)) continue
      const names = await readdir(join(folder, part))
      yield names.filter((name) => /^[0-9a-f]{64}$/.test(name))
    }
  }

  /** Removes a kept file that nobody wrote since then; answers whether it did. */
  async sweep(authority: string, sha256: string, before: Date): Promise<boolean> {
    const path = this.#path(authority, sha256)
    const found = await stat(path).catch(() => undefined)
    if (!found || found.mtime >= before) return false
    await rm(path, { force: true })
    return true
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true })
  }

  #path(authority: string, sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a kept file is known by its SHA-256')
    return join(this.#folder, authority, this.#apart, sha256.slice(0, 2), sha256)
  }
}

async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
