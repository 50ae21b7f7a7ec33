import type { FileHandle } from 'node:fs/promises'
import { PictureBroken } from './picture-broken.ts'

const portion = 64 * 1024

/** Reads a file from its beginning, in portions: as much of it as is asked for, and never all of it at once. */
export class FileBytes {
  readonly #file: FileHandle
  #held = Buffer.alloc(0)
  #at = 0

  constructor(file: FileHandle) {
    this.#file = file
  }

  /** The next bytes, exactly as many. Throws PictureBroken where the file ends before. */
  async take(count: number): Promise<Buffer> {
    while (this.#held.length < count) {
      if (!(await this.#more(Math.max(portion, count - this.#held.length)))) throw new PictureBroken()
    }
    const taken = this.#held.subarray(0, count)
    this.#held = this.#held.subarray(count)
    return taken
  }

  /** Whatever comes next, at most as many bytes; nothing at the end of the file. */
  async some(most: number): Promise<Buffer> {
    if (this.#held.length === 0 && !(await this.#more(portion))) return Buffer.alloc(0)
    return this.take(Math.min(most, this.#held.length))
  }

  /** Puts bytes back, to be taken next. */
  putBack(bytes: Buffer): void {
    this.#held = Buffer.concat([bytes, this.#held])
  }

  async #more(wanted: number): Promise<boolean> {
    const { bytesRead, buffer } = await this.#file.read(Buffer.alloc(wanted), 0, wanted, this.#at)
    this.#at += bytesRead
    this.#held = Buffer.concat([this.#held, buffer.subarray(0, bytesRead)])
    return bytesRead > 0
  }
}
