import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CannotStart, cannotWrite } from './embedded-server/cannot-start.ts'

interface Key {
  /** The first letters of its SHA-256: says which key sealed something, and nothing of the key. */
  name: string
  bytes: Buffer
}

/**
 * Seals what the database must hold and nobody may read there (AES-256-GCM). The key stands in the data folder, so that a
 * copy of the database alone opens nothing. The first key seals; all open (decision 0011).
 */
export class Seal {
  readonly #keys: readonly Key[]

  constructor(keys: readonly Buffer[]) {
    if (keys.length === 0 || keys.some((bytes) => bytes.length !== 32)) throw new Error('a key has 32 bytes')
    this.#keys = keys.map((bytes) => ({ name: nameOf(bytes), bytes }))
  }

  /** The sealed text. `about` says whose it is: it opens only with the same words. */
  sealed(text: string, about: string): string {
    const [{ name, bytes }] = this.#keys as [Key]
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', bytes, iv)
    cipher.setAAD(Buffer.from(about))
    const inside = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return `${name}.${Buffer.concat([iv, cipher.getAuthTag(), inside]).toString('base64url')}`
  }

  /** What was sealed; undefined when it is of another key, about something else, or was tampered with. */
  opened(sealed: string, about: string): string | undefined {
    const [name, text = ''] = sealed.split('.')
    const key = this.#keys.find((each) => each.name === name)
    const bytes = Buffer.from(text, 'base64url')
    if (!key || bytes.length < 28) return undefined
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(about))
    decipher.setAuthTag(bytes.subarray(12, 28))
    try {
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    } catch {
      return undefined
    }
  }

  /** Whether it holds the key of that name. */
  has(name: string): boolean {
    return this.#keys.some((key) => key.name === name)
  }
}

function nameOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8)
}

export const keyFile = 'secret.key'

/** Reads the keys of the data folder, one in a line; makes the first when there is none. Throws CannotStart. */
export function openSeal(dataDir: string): Seal {
  const path = join(resolve(dataDir), keyFile)
  const keys = (readKeys(path) ?? makeKey(path))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => Buffer.from(line, 'base64'))
  if (keys.length > 0 && keys.every(({ length }) => length === 32)) return new Seal(keys)
  throw new CannotStart(
    `${path} must hold a key of 32 bytes in base64 on each line: put it back from a backup.`,
  )
}

/** The lines of the key file, for an encrypted back-up; nothing where there is none. */
export function keyLines(dataDir: string): string | undefined {
  return readKeys(join(resolve(dataDir), keyFile))
}

/** Puts restored keys above those that are there: they seal from the next start on, and all open. */
export async function addKeys(dataDir: string, lines: string): Promise<void> {
  const path = join(resolve(dataDir), keyFile)
  const all = `${lines}\n${readKeys(path) ?? ''}`.split('\n').map((line) => line.trim())
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${[...new Set(all)].filter(Boolean).join('\n')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  })
  await rename(draft, path)
}

function readKeys(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new CannotStart(`${path} can't be read by this user: it holds the key for second factors.`)
  }
}

/** On disk for certain before anything is sealed with it. Of two that make it at once the first wins, for both. */
function makeKey(path: string): string {
  const text = `${randomBytes(32).toString('base64')}\n`
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    const file = openSync(draft, 'wx', 0o600)
    writeSync(file, text)
    fsyncSync(file)
    closeSync(file)
    linkSync(draft, path)
    return text
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readFileSync(path, 'utf8')
    throw cannotWrite(error, path, 'This user')
  } finally {
    rmSync(draft, { force: true })
  }
}
