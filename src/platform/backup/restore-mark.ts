import { existsSync, readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const mark = 'restore.unfinished'

/** Says in the data folder that a restore began: only its end takes that away. */
export async function beginRestore(dataDir: string, { path, at }: { path: string; at: Date }): Promise<void> {
  await writeFile(join(dataDir, mark), `${path}\n${at.toISOString()}\n`, { flush: true })
}

export async function endRestore(dataDir: string): Promise<void> {
  await rm(join(dataDir, mark), { force: true })
}

/** The sentence for whoever starts over a restore that was broken off; nothing where none was. */
export function unfinishedRestore(dataDir: string): string | undefined {
  const path = join(dataDir, mark)
  if (!existsSync(path)) return undefined
  const [file, at] = readFileSync(path, 'utf8').split('\n')
  return `A restore of ${file} began at ${at} and did not end, so nothing of it is here: run "npm run goodmeasure -- restore ${file}" again, or remove ${path} to begin with an empty installation.`
}
