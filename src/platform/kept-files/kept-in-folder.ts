import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import type { KeptFiles } from './kept-files.ts'

/** Files kept in a folder of this machine. */
export class KeptInFolder implements KeptFiles {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async put(key: string, path: string): Promise<void> {
    const target = join(this.#folder, key)
    await mkdir(dirname(target), { recursive: true })
    await onDisk(path)
    await rename(path, target)
    await onDisk(dirname(target))
  }

  async open(key: string): Promise<Readable | undefined> {
    const stream = createReadStream(join(this.#folder, key))
    return once(stream, 'open').then(
      () => stream,
      (error: NodeJS.ErrnoException) => unlessAbsent(error),
    )
  }

  async keptAt(key: string): Promise<Date | undefined> {
    return (await stat(join(this.#folder, key)).catch(unlessAbsent))?.mtime
  }

  async remove(key: string): Promise<void> {
    await rm(join(this.#folder, key), { force: true })
  }

  async *keysIn(folder: string): AsyncIterable<string[]> {
    const found =
      (await readdir(join(this.#folder, folder), { withFileTypes: true }).catch(unlessAbsent)) ?? []
    yield found.filter((each) => each.isFile()).map(({ name }) => name)
    for (const within of found.filter((each) => each.isDirectory())) {
      for await (const keys of this.keysIn(`${folder}/${within.name}`))
        yield keys.map((key) => `${within.name}/${key}`)
    }
  }

  async removeFolder(folder: string): Promise<void> {
    await rm(join(this.#folder, folder), { recursive: true, force: true })
  }
}

function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
