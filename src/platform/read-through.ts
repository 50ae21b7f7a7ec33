import { open } from 'node:fs/promises'

const pieceBytes = 65_536

/**
 * The bytes of a file, piece by piece, always in the same memory: a piece holds until the next is asked for. A file of 25 MB read as
 * a stream leaves as much behind until the memory is swept.
 */
export async function* readThrough(path: string): AsyncGenerator<Buffer> {
  const piece = Buffer.allocUnsafeSlow(pieceBytes)
  await using file = await open(path)
  for (;;) {
    const { bytesRead } = await file.read(piece, 0, pieceBytes)
    if (bytesRead === 0) return
    yield piece.subarray(0, bytesRead)
  }
}
