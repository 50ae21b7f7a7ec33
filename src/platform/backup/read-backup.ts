import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { pipeline } from 'node:stream/promises'
import { PassThrough, Readable } from 'node:stream'
import { BackupRefused } from './backup-refused.ts'
import {
  type BackupHead,
  type BackupManifest,
  type KeptFile,
  keptFileOf,
  names,
  type TableColumns,
  tableFile,
  type TableCount,
  wholeName,
} from './contents.ts'
import { ageBeginning, decrypted } from './encryption.ts'
import type { Progress } from './make-backup.ts'
import { filesIn, type ReadFile } from './tar.ts'

/** What becomes of each part of a back-up while it is read; the content must be read to its end. */
export interface Receiver {
  head(head: BackupHead): Promise<void>
  keys(text: string): Promise<void>
  table(table: TableColumns, content: AsyncIterable<Buffer>): Promise<number | undefined>
  file(file: KeptFile, content: AsyncIterable<Buffer>): Promise<void>
}

/** Something outside the back-up failed while it was read: the database, or the disk. */
class ReceiverFailed extends Error {}

/**
 * Reads a back-up from its first byte to its last, in constant memory, and proves it whole: each table's rows and digest, each
 * file's digest, and their numbers. Throws BackupRefused with the sentence that says what is wrong with it.
 */
export async function readBackup(
  path: string,
  receiver: Receiver,
  { identities, progress = () => undefined }: { identities?: string; progress?: (so: Progress) => void } = {},
): Promise<{ head: BackupHead; manifest: BackupManifest }> {
  const reading = new Reading(receiver, progress)
  try {
    for await (const file of whole(filesIn(await archiveOf(path, identities)))) await reading.take(file)
    return reading.proven()
  } catch (error) {
    const fault = error instanceof ReceiverFailed ? error.cause : error
    if (fault instanceof BackupRefused) throw fault
    if (error instanceof ReceiverFailed) {
      if (!isOfRows(fault)) throw fault
      throw new BackupRefused(`${path} is damaged or cut off (its rows can’t be read).`)
    }
    throw new BackupRefused(`${path} is damaged or cut off (${(error as Error).message}).`)
  }
}

/** PostgreSQL couldn't read the rows: they were damaged in a way that still unpacks. */
function isOfRows(fault: unknown): boolean {
  const { code } = fault as { code?: unknown }
  return typeof code === 'string' && /^2[23]...$/.test(code)
}

async function archiveOf(path: string, identities: string | undefined): Promise<AsyncIterable<Buffer>> {
  const beginning = await beginningOf(path)
  const isEncrypted = beginning.toString('latin1') === ageBeginning
  if (!isEncrypted && beginning.readUInt16BE(0) !== 0x1f8b)
    throw new BackupRefused(`${path} is not a back-up of Good Measure.`)
  const bytes = createReadStream(path)
  const opened = new PassThrough()
  // A fault on the way shows where the archive is read.
  pipeline(
    isEncrypted ? Readable.from(decrypted(bytes, identities), { objectMode: false }) : bytes,
    createGunzip(),
    opened,
  ).catch(() => undefined)
  return opened
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => {
    throw new BackupRefused(`There is no file ${path}, or it can't be read.`)
  })
  try {
    const beginning = Buffer.alloc(ageBeginning.length)
    await file.read(beginning, 0, beginning.length, 0)
    return beginning
  } finally {
    await file.close()
  }
}

/** Parts put together again: the content of a file is that of its parts, one after the other. */
async function* whole(files: AsyncGenerator<ReadFile>): AsyncGenerator<ReadFile> {
  let next = await files.next()
  while (!next.done) {
    const name = wholeName(next.value.name)
    async function* content() {
      while (!next.done && wholeName(next.value.name) === name) {
        yield* next.value.content
        next = await files.next()
      }
    }
    yield { name, content: content() }
  }
}

class Reading {
  readonly #receiver: Receiver
  readonly #progress: (so: Progress) => void
  readonly #so: Progress = { rows: 0, files: 0, bytes: 0 }
  readonly #tables = new Map<string, TableCount>()
  #head: BackupHead | undefined
  #manifest: BackupManifest | undefined

  constructor(receiver: Receiver, progress: (so: Progress) => void) {
    this.#receiver = receiver
    this.#progress = progress
  }

  async take({ name, content }: ReadFile): Promise<void> {
    if (!this.#head) {
      if (name !== names.head) throw new BackupRefused('It is an archive, but no back-up of Good Measure.')
      this.#head = readHead(await textOf(content))
      return this.#receive(() => this.#receiver.head(this.#head!))
    }
    if (name === names.manifest) {
      this.#manifest = JSON.parse(await textOf(content)) as BackupManifest
      return
    }
    if (name === names.keys) {
      const text = await textOf(content)
      return this.#receive(() => this.#receiver.keys(text))
    }
    const table = this.#head.tables.find((each) => tableFile(each) === name)
    if (table) return this.#table(table, content)
    const file = keptFileOf(name)
    if (!file) throw new Error(`it holds ${name}, which means nothing`)
    await this.#file(file, content)
  }

  async #table(table: TableColumns, content: AsyncIterable<Buffer>): Promise<void> {
    const measured = new Measured(content, (bytes) => this.#add({ bytes }))
    const rows = await this.#receive(() => this.#receiver.table(table, measured))
    const { schema, name } = table
    this.#tables.set(tableFile(table), { schema, name, rows: rows ?? -1, ...measured.end() })
    this.#add({ rows: rows ?? 0 })
  }

  async #file(file: KeptFile, content: AsyncIterable<Buffer>): Promise<void> {
    const measured = new Measured(content, (bytes) => this.#add({ bytes }))
    await this.#receive(() => this.#receiver.file(file, measured))
    const { sha256, bytes } = measured.end()
    if (sha256 !== file.sha256) throw new Error(`the file ${file.sha256} is not what it was`)
    this.#add({ files: 1 })
    this.#files.bytes += bytes
    this.#files.count += 1
  }

  readonly #files = { count: 0, bytes: 0 }

  /** What the receiver failed at is told as it is; a fault of the content is the back-up's. */
  async #receive<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof BackupRefused || isOfReading(error)) throw error
      throw new ReceiverFailed('the receiver failed', { cause: error })
    }
  }

  #add(more: Partial<Progress>): void {
    for (const [name, count] of Object.entries(more)) this.#so[name as keyof Progress] += count
    this.#progress(this.#so)
  }

  proven(): { head: BackupHead; manifest: BackupManifest } {
    const [head, manifest] = [this.#head, this.#manifest]
    if (!head) throw new Error('it is empty')
    if (!manifest) throw new Error('its end is missing')
    for (const told of manifest.tables) {
      const found = this.#tables.get(tableFile(told))
      if (!found || found.sha256 !== told.sha256 || (found.rows !== -1 && found.rows !== told.rows))
        throw new Error(`the table ${told.name} is not what it was`)
    }
    const { count, bytes } = this.#files
    if (count !== manifest.files.count || bytes !== manifest.files.bytes)
      throw new Error(`it holds ${count} of ${manifest.files.count} files`)
    return { head, manifest }
  }
}

const faultsOfReading = new WeakSet<object>()

function isOfReading(error: unknown): boolean {
  return typeof error === 'object' && error !== null && faultsOfReading.has(error)
}

/** Content that is measured as somebody reads it; a fault in it is known again, whoever throws it on. */
class Measured implements AsyncIterable<Buffer> {
  readonly #content: AsyncIterable<Buffer>
  readonly #told: (bytes: number) => void
  readonly #hash = createHash('sha256')
  #bytes = 0

  constructor(content: AsyncIterable<Buffer>, told: (bytes: number) => void) {
    this.#content = content
    this.#told = told
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for await (const piece of this.#content) {
        this.#hash.update(piece)
        this.#bytes += piece.length
        this.#told(piece.length)
        yield piece
      }
    } catch (error) {
      if (typeof error === 'object' && error !== null) faultsOfReading.add(error)
      throw error
    }
  }

  end(): { bytes: number; sha256: string } {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }
}

function readHead(text: string): BackupHead {
  const head = JSON.parse(text) as BackupHead
  if (head.product !== 'Good Measure')
    throw new BackupRefused('It is an archive, but no back-up of Good Measure.')
  if (head.format !== 1)
    throw new BackupRefused(
      `This back-up was made by a newer version (${head.version}): restore it with that version.`,
    )
  return head
}

/** The head, the manifest or the keys: small. */
async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of content) {
    size += piece.length
    if (size > 64_000_000) throw new Error('a part of it is far too long')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** Receives a back-up and keeps nothing: for a proof that it is whole. */
export const nobody: Receiver = {
  head: async () => undefined,
  keys: async () => undefined,
  async table(_table, content) {
    await readAll(content)
    return undefined
  },
  file: (_file, content) => readAll(content),
}

async function readAll(content: AsyncIterable<Buffer>): Promise<void> {
  const pieces = content[Symbol.asyncIterator]()
  while (!(await pieces.next()).done);
}
