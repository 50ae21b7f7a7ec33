import { createConnection, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ScannerAddress } from './scanner-address.ts'

/** What was found in a file: nothing, or the name its signature has. */
export type Scanned = { found: string | null }

/** The daemon can't be reached, or doesn't say whether the file is clean. */
export class ScannerAway extends Error {}

/** Milliseconds without a word from the daemon. */
const patience = 60_000

/** ClamAV's daemon, which a file is streamed to: it need not stand on this machine. */
export class Scanner {
  readonly #address: ScannerAddress

  constructor(address: ScannerAddress) {
    this.#address = address
  }

  /** Looks through a file. Throws ScannerAway when it can't be said whether something is in it. */
  async scan(file: AsyncIterable<Uint8Array>): Promise<Scanned> {
    const socket = createConnection({ ...this.#address, timeout: patience })
    socket.on('timeout', () => socket.destroy(new Error('it said nothing for a minute')))
    const said = wordsOf(socket)
    try {
      await pipeline(Readable.from(inChunks(file)), socket, { end: false })
      return readAnswer(await said)
    } catch (error) {
      const words = await Promise.race([said.catch(() => ''), soon()])
      if (words) return readAnswer(words)
      throw new ScannerAway(`ClamAV: ${(error as Error).message}`, { cause: error })
    } finally {
      socket.destroy()
    }
  }
}

const soon = () => new Promise<string>((resolve) => setTimeout(resolve, 100, '').unref())

/** The command, then each piece after its length, then a piece of no length. */
async function* inChunks(file: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const piece of file) {
    if (piece.length === 0) continue
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    yield length
    yield Buffer.from(piece)
  }
  yield Buffer.alloc(4)
}

async function wordsOf(socket: Socket): Promise<string> {
  const words = new Promise<string>((resolve, reject) => {
    let text = ''
    socket.on('data', (piece: Buffer) => {
      text += piece.toString('latin1')
      if (text.includes('\0') || text.length > 10_000) resolve(text)
    })
    socket.on('error', reject)
    socket.on('close', () => (text === '' ? reject(new Error('it closed without an answer')) : resolve(text)))
  })
  words.catch(() => undefined)
  return words
}

/** "stream: OK", "stream: Eicar-Test-Signature FOUND", or what went wrong. */
function readAnswer(words: string): Scanned {
  const answer = words.replace(/\0[\s\S]*$/, '').trim()
  if (answer === 'stream: OK') return { found: null }
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  if (found) return { found: found.slice(0, 200) }
  throw new ScannerAway(`ClamAV: ${answer.slice(0, 200)}`)
}
