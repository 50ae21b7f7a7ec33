import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Built files by their plain names: `main.css` stands at /assets/main.<hash>.css. */
export type Manifest = Record<string, string>

const read = new Map<string, { changed: number; manifest: Manifest }>()

/** The manifest of the built assets, read again when a build has replaced it. */
export function manifestIn(folder: string): Manifest {
  const path = join(folder, 'manifest.json')
  const changed = statSync(path).mtimeMs
  const before = read.get(folder)
  if (before?.changed === changed) return before.manifest
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  read.set(folder, { changed, manifest })
  return manifest
}
