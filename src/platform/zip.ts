import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of an archive, its content written piece by piece. */
export interface ZipFile {
  name: string
  content: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>
}

const usesDescriptorAndUtf8 = 0x0808
const deflated = 8
const version = 20
// 1 January 1980, the first day the format knows: the same content is then the same archive.
const day = 0x0021

interface Written {
  name: Buffer
  crc: number
  packed: number
  size: number
  offset: number
}

/** A zip archive in constant memory: sizes stand after each file's bytes, as the format allows. Up to 4 GB. */
export async function* zipOf(files: readonly ZipFile[]): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for (const file of files) {
    const name = Buffer.from(file.name)
    const entry: Written = { name, crc: 0, packed: 0, size: 0, offset }
    const head = headerOf(0x04034b50, entry, [version])
    yield head
    offset += head.length
    for await (const piece of packed(file, entry)) {
      yield piece
      offset += piece.length
    }
    const descriptor = Buffer.alloc(16)
    descriptor.writeUInt32LE(0x08074b50, 0)
    descriptor.writeUInt32LE(entry.crc, 4)
    descriptor.writeUInt32LE(entry.packed, 8)
    descriptor.writeUInt32LE(entry.size, 12)
    yield descriptor
    offset += descriptor.length
    written.push(entry)
  }
  yield* directoryOf(written, offset)
}

async function* packed({ content }: ZipFile, entry: Written): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 3 })
  const left = new AbortController()
  const feed = async () => {
    for await (const piece of content) {
      left.signal.throwIfAborted()
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      entry.crc = crc32(bytes, entry.crc)
      entry.size += bytes.length
      if (!deflate.write(bytes)) await once(deflate, 'drain', left)
    }
    deflate.end()
  }
  const feeding = feed().catch((error: Error) => void deflate.destroy(error))
  try {
    for await (const piece of deflate as AsyncIterable<Buffer>) {
      entry.packed += piece.length
      yield piece
    }
  } finally {
    left.abort() // a reader who leaves early: what is read from is told so, and let go of
    await feeding
  }
}

/** The fields that a file's own header and its place in the directory share, after what differs. */
function headerOf(signature: number, { name, crc, packed, size }: Written, versions: number[]): Buffer {
  const start = 4 + versions.length * 2
  const header = Buffer.alloc(start + 24)
  header.writeUInt32LE(signature, 0)
  for (const [position, number] of versions.entries()) header.writeUInt16LE(number, 4 + position * 2)
  header.writeUInt16LE(usesDescriptorAndUtf8, start)
  header.writeUInt16LE(deflated, start + 2)
  header.writeUInt16LE(0, start + 4)
  header.writeUInt16LE(day, start + 6)
  header.writeUInt32LE(crc, start + 8)
  header.writeUInt32LE(packed, start + 12)
  header.writeUInt32LE(size, start + 16)
  header.writeUInt16LE(name.length, start + 20)
  return Buffer.concat([header, versions.length === 1 ? name : Buffer.alloc(0)])
}

function* directoryOf(written: readonly Written[], start: number): Generator<Uint8Array> {
  let length = 0
  for (const entry of written) {
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(entry.offset, 10)
    const place = Buffer.concat([headerOf(0x02014b50, entry, [version, version]), rest, entry.name])
    length += place.length
    yield place
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(written.length, 8)
  end.writeUInt16LE(written.length, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(start, 16)
  yield end
}
