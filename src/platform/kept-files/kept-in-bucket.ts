import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { type ListObject, S3mini } from 's3mini'
import type { BucketAddress } from './bucket-address.ts'
import { FilesAway, type KeptFiles } from './kept-files.ts'

/** Milliseconds for one request: a large file over a slow line. */
const patience = 120_000

/** Files kept in a bucket of S3, or of a server that speaks as it does. */
export class KeptInBucket implements KeptFiles {
  readonly #bucket: S3mini
  readonly #prefix: string

  constructor({ endpoint, region, key, secret, prefix }: BucketAddress) {
    this.#prefix = prefix
    this.#bucket = new S3mini({
      endpoint,
      region,
      accessKeyId: key,
      secretAccessKey: secret,
      requestAbortTimeout: patience,
    })
  }

  /** Whether the bucket is there for this key. Throws FilesAway where nobody answers. */
  async isThere(): Promise<boolean> {
    return asked(() => this.#bucket.bucketExists(), 1)
  }

  async put(key: string, path: string, { sha256, bytes }: { sha256: string; bytes: number }): Promise<void> {
    const content = await openAsBlob(path)
    const checked = { 'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64') }
    await asked(() =>
      this.#bucket.putObject(
        this.#prefix + key,
        content,
        'application/octet-stream',
        undefined,
        checked,
        bytes,
      ),
    )
  }

  async open(key: string): Promise<Readable | undefined> {
    const answer = await asked(() => this.#bucket.getObjectResponse(this.#prefix + key))
    if (!answer) return undefined
    if (!answer.body) return Readable.from([])
    return Readable.fromWeb(answer.body as ReadableStream)
  }

  async keptAt(key: string): Promise<Date | undefined> {
    const found = await asked(() => this.#bucket.listObjectsPaged('/', this.#prefix + key, 2))
    const same = found?.objects?.find(({ Key }) => Key === this.#prefix + key)
    return same && new Date(same.LastModified)
  }

  async remove(key: string): Promise<void> {
    await asked(() => this.#bucket.deleteObject(this.#prefix + key))
  }

  async *keysIn(folder: string): AsyncIterable<string[]> {
    const start = `${this.#prefix}${folder}/`
    for await (const objects of this.#under(start)) yield objects.map(({ Key }) => Key.slice(start.length))
  }

  async removeFolder(folder: string): Promise<void> {
    const found: string[] = []
    for await (const objects of this.#under(`${this.#prefix}${folder}/`))
      found.push(...objects.map(({ Key }) => Key))
    for (const key of found) await asked(() => this.#bucket.deleteObject(key))
  }

  async *#under(prefix: string): AsyncIterable<ListObject[]> {
    let next: string | undefined
    do {
      const page = await asked(() => this.#bucket.listObjectsPaged('/', prefix, 1000, next))
      yield page?.objects ?? []
      next = page?.nextContinuationToken
    } while (next)
  }
}

/** Asks, and once more where the line broke: each request may be made twice. Throws FilesAway. */
async function asked<Answer>(request: () => Promise<Answer>, again = 2): Promise<Answer> {
  try {
    return await request()
  } catch (error) {
    const status = (error as { status?: number }).status ?? 0
    const mayPass = status === 0 || status >= 500
    if (again > 1 && mayPass) return asked(request, again - 1)
    throw new FilesAway(`S3_URL: ${(error as Error).message}`, { cause: error })
  }
}
