import type { Readable } from 'node:stream'

/** Where kept bytes stand, each under a key such as `authority/ab/abcd…`. */
export interface KeptFiles {
  /** Keeps the content of a file under the key: it is there for certain before this answers. The file itself may be moved away. */
  put(key: string, path: string, content: { sha256: string; bytes: number }): Promise<void>
  /** The content, or undefined where nothing is kept under the key. */
  open(key: string): Promise<Readable | undefined>
  /** When it was kept last. */
  keptAt(key: string): Promise<Date | undefined>
  remove(key: string): Promise<void>
  /** All that stands in a folder and in the folders within it, in portions, by its key without the folder's. */
  keysIn(folder: string): AsyncIterable<string[]>
  removeFolder(folder: string): Promise<void>
}

/** The place where files are kept can't be reached, or doesn't do what is asked of it. */
export class FilesAway extends Error {
  readonly code = 'files-away'
}

/** A file that a record names is not where it was kept. */
export class FileGone extends Error {
  readonly code = 'file-gone'
}
