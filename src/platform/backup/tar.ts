const block = 512

/** One file of an archive whose length is known before it is written. */
export interface TarFile {
  name: string
  content: Uint8Array
}

/** A file of an archive as it is read: its content must be read to its end before the next is asked for. */
export interface ReadFile {
  name: string
  content: AsyncIterable<Buffer>
}

/** The archive is not one, or ends too early. */
export class TarDamaged extends Error {}

/** An archive in the format of POSIX (ustar), which every system's `tar` opens. */
export async function* tarOf(files: AsyncIterable<TarFile>): AsyncGenerator<Uint8Array> {
  for await (const { name, content } of files) {
    yield headerOf(name, content.length)
    yield content
    const rest = content.length % block
    if (rest > 0) yield Buffer.alloc(block - rest)
  }
  yield Buffer.alloc(2 * block)
}

function headerOf(name: string, size: number): Buffer {
  const at = name.lastIndexOf('/')
  const [folder, own] = name.length > 100 ? [name.slice(0, at), name.slice(at + 1)] : ['', name]
  if (folder.length > 155 || own.length > 100) throw new Error(`the name ${name} is too long for an archive`)
  const header = Buffer.alloc(block)
  const octal = (value: number, at: number, length: number) =>
    header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'ascii')
  header.write(own, 0)
  header.write(folder, 345)
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(0, 136, 12)
  header.write('        0', 148, 'ascii')
  header.write('ustar\x0000', 257, 'ascii')
  octal(sumOf(header), 148, 7)
  return header
}

/** The sum of a header's bytes, its own eight taken as spaces. */
function sumOf(header: Uint8Array): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)
}

/** The files of an archive, in constant memory. Throws TarDamaged. */
export async function* filesIn(archive: AsyncIterable<Uint8Array>): AsyncGenerator<ReadFile> {
  const bytes = new Bytes(archive)
  for (;;) {
    const header = await bytes.exactly(block)
    if (header.every((byte) => byte === 0)) return
    const { name, size } = readHeader(header)
    let left = size
    async function* content() {
      while (left > 0) {
        const piece = await bytes.some(left)
        left -= piece.length
        yield piece
      }
    }
    yield { name, content: content() }
    if (left > 0) throw new Error(`${name} was not read to its end`)
    await bytes.exactly((block - (size % block)) % block)
  }
}

function readHeader(header: Buffer): { name: string; size: number } {
  const text = (at: number, length: number) =>
    header
      .toString('utf8', at, at + length)
      .split('\0')[0]!
      .trim()
  if (Number.parseInt(text(148, 8), 8) !== sumOf(header)) throw new TarDamaged('a part of it is damaged')
  const folder = text(345, 155)
  return { name: `${folder && `${folder}/`}${text(0, 100)}`, size: Number.parseInt(text(124, 12), 8) }
}

/** Bytes taken from a stream in the portions that are asked for. */
class Bytes {
  readonly #source: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** What is there, at least one byte and at most so many. */
  async some(atMost: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#source.next()
      if (next.done) throw new TarDamaged('it ends too early')
      this.#rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
    }
    const taken = this.#rest.subarray(0, atMost)
    this.#rest = this.#rest.subarray(taken.length)
    return taken
  }

  async exactly(count: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    for (let left = count; left > 0;) {
      const piece = await this.some(left)
      pieces.push(piece)
      left -= piece.length
    }
    return Buffer.concat(pieces)
  }
}
