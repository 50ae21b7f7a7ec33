import { crc32 } from 'node:zlib'

interface Part {
  name: string
  packed: Buffer
  /** What it says it unpacks to. */
  claimed: number
}

/** An archive of packed parts, each with the size that it is said to have. */
export function packedParts(...parts: readonly Part[]): Buffer {
  const written: Buffer[] = []
  const places: Buffer[] = []
  let at = 0
  for (const { name, packed, claimed } of parts) {
    const title = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(packed), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claimed, 18)
    fields.writeUInt16LE(title.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    places.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, rest, title]))
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, title, packed])
    written.push(local)
    at += local.length
  }
  const place = Buffer.concat(places)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(place.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...written, place, end])
}
