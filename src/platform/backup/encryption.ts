import { Readable } from 'node:stream'
import { BackupRefused } from './backup-refused.ts'

/** How a file that age encrypted begins. */
export const ageBeginning = 'age-encryption.org/v1\n'

/** Whether it is a public key of age: `age1…`. */
export async function isPublicKey(text: string): Promise<boolean> {
  const { Encrypter } = await import('age-encryption')
  try {
    new Encrypter().addRecipient(text)
    return text.startsWith('age1')
  } catch {
    return false
  }
}

/** Encrypts what comes to each of the public keys: whoever holds one of the private ones can read it. */
export async function* encrypted(
  source: AsyncIterable<Uint8Array>,
  publicKeys: readonly string[],
): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const key of publicKeys) encrypter.addRecipient(key)
  yield* piecesOf(await encrypter.encrypt(webStream(source)))
}

/** Opens what was encrypted. `identities` is the text of age's key file; throws BackupRefused for another key. */
export async function* decrypted(
  source: AsyncIterable<Uint8Array>,
  identities: string | undefined,
): AsyncGenerator<Uint8Array> {
  if (identities === undefined)
    throw new BackupRefused(
      'This back-up is encrypted: say where its private key is with --identity KEYFILE.',
    )
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  for (const key of keysIn(identities)) {
    try {
      decrypter.addIdentity(key)
    } catch {
      throw new BackupRefused(
        'The file of --identity holds a line that is no private key of age (AGE-SECRET-KEY-1…).',
      )
    }
  }
  let opened: ReadableStream<Uint8Array>
  try {
    opened = await decrypter.decrypt(webStream(source))
  } catch (error) {
    if (/no identity matched/.test((error as Error).message))
      throw new BackupRefused('This back-up was encrypted for another key than the one of --identity.')
    throw error
  }
  yield* piecesOf(opened)
}

function keysIn(identities: string): string[] {
  const keys = identities
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  if (keys.length === 0) throw new BackupRefused('The file of --identity holds no private key of age.')
  return keys
}

function webStream(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(source, { objectMode: false })) as unknown as ReadableStream<Uint8Array>
}

function piecesOf(stream: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  return stream as unknown as AsyncIterable<Uint8Array>
}
