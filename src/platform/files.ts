import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { FileGone, type KeptFiles } from './kept-files/kept-files.ts'
import { KeptInFolder } from './kept-files/kept-in-folder.ts'
import { readThrough } from './read-through.ts'

const isApart = /^[a-z]+-[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Under what the files of a trial return are kept apart. */
export function trialFiles(trial: string): string {
  return `trial-${trial}`
}

/**
 * The files of this installation: content under its own SHA-256, one folder for each authority; in the data folder, or in a bucket.
 * With a bucket, what was kept in the folder before is still found there.
 */
export class FileStore {
  readonly #dataFolder: string
  readonly #places: readonly KeptFiles[]
  readonly #apart: string
  readonly #bucket: KeptFiles | undefined
  readonly temporary: string

  constructor(dataFolder: string, { apart = '', bucket }: { apart?: string; bucket?: KeptFiles } = {}) {
    if (apart !== '' && !isApart.test(apart))
      throw new Error('files kept apart are known by a kind and a uuid')
    this.#dataFolder = dataFolder
    this.#bucket = bucket
    const folder = new KeptInFolder(join(dataFolder, 'files'))
    this.#places = bucket ? [bucket, folder] : [folder]
    this.#apart = apart
    this.temporary = join(dataFolder, 'tmp')
  }

  /** A store for what never mixes with the rest and is cleared away at once, such as `trial-…`. */
  apart(name: string): FileStore {
    return new FileStore(this.#dataFolder, { apart: name, ...(this.#bucket ? { bucket: this.#bucket } : {}) })
  }

  /** The names of what is kept apart for an authority. */
  async keptApart(authority: string): Promise<string[]> {
    const apart = new Set<string>()
    for (const place of this.#places) {
      for await (const keys of place.keysIn(authority)) for (const key of keys) apart.add(key.split('/')[0]!)
    }
    return [...apart].filter((name) => isApart.test(name))
  }

  /** Removes all that is kept apart under the name. */
  async clearApart(authority: string, name: string): Promise<void> {
    if (!isApart.test(name)) throw new Error('only what is kept apart can be cleared away')
    for (const place of this.#places) await place.removeFolder(`${authority}/${name}`)
  }

  async prepare(): Promise<void> {
    await mkdir(join(this.#dataFolder, 'files'), { recursive: true })
    await mkdir(this.temporary, { recursive: true })
  }

  /** Moves a file of the temporary folder into keeping: there for certain before it answers. The same bytes are kept once. */
  async keep(authority: string, path: string): Promise<{ sha256: string; bytes: number }> {
    const hash = createHash('sha256')
    for await (const piece of readThrough(path)) hash.update(piece)
    const sha256 = hash.digest('hex')
    const { size: bytes } = await stat(path)
    await this.#places[0]!.put(this.#key(authority, sha256), path, { sha256, bytes })
    return { sha256, bytes }
  }

  /** What is kept, to be read piece by piece. Throws FileGone, or FilesAway, before the first piece. */
  async open(authority: string, sha256: string): Promise<Readable> {
    const key = this.#key(authority, sha256)
    for (const place of this.#places) {
      const found = await place.open(key)
      if (found) return found
    }
    throw new FileGone(`${sha256} is not among the kept files`)
  }

  async *pieces(authority: string, sha256: string): AsyncGenerator<Uint8Array> {
    yield* await this.open(authority, sha256)
  }

  async read(authority: string, sha256: string): Promise<Buffer> {
    return buffer(await this.open(authority, sha256))
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
    for (const place of this.#places) {
      for await (const keys of place.keysIn(authority))
        yield keys.filter((key) => /^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(key)).map((key) => key.slice(3))
    }
  }

  /** Removes a kept file that nobody wrote since then; answers whether it did. */
  async sweep(authority: string, sha256: string, before: Date): Promise<boolean> {
    const key = this.#key(authority, sha256)
    let swept = false
    for (const place of this.#places) {
      const keptAt = await place.keptAt(key)
      if (!keptAt || keptAt >= before) continue
      await place.remove(key)
      swept = true
    }
    return swept
  }

  /** Removes a kept file that nobody wrote since then; answers whether it is in no place any more. */
  async destroy(authority: string, sha256: string, before: Date): Promise<boolean> {
    await this.sweep(authority, sha256, before)
    return !(await this.isKept(authority, sha256))
  }

  async isKept(authority: string, sha256: string): Promise<boolean> {
    const key = this.#key(authority, sha256)
    for (const place of this.#places) if (await place.keptAt(key)) return true
    return false
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true })
  }

  #key(authority: string, sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a kept file is known by its SHA-256')
    return [authority, ...(this.#apart ? [this.#apart] : []), sha256.slice(0, 2), sha256].join('/')
  }
}
