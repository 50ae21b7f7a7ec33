import { chmodSync, chownSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { cannotWrite } from './cannot-start.ts'
import type { Owner } from './owner.ts'

const port = 5432
/** The system allows 104 (macOS) to 108 bytes for a socket's whole path. */
const longestPath = 100
const prefix = 'good-measure-'

/** `run/`; where that path is too long for a socket, a folder of the system's temporary one, recorded in `run/`. */
export function socketFolderFor(run: string, owner: Owner): string {
  if (isShortEnough(run)) return run
  const record = join(run, 'socket-folder')
  try {
    const recorded = readFileSync(record, 'utf8').trim()
    if (isOurs(recorded, owner)) return recorded
  } catch {
    // never recorded, or the temporary folder was emptied
  }
  try {
    const made = mkdtempSync(
      join(isShortEnough(join(tmpdir(), `${prefix}XXXXXX`)) ? tmpdir() : '/tmp', prefix),
    )
    chmodSync(made, 0o700)
    if (owner.isAnother) chownSync(made, owner.uid, owner.gid)
    writeFileSync(record, made)
    return made
  } catch (error) {
    throw cannotWrite(error, tmpdir(), owner.name)
  }
}

function isShortEnough(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longestPath
}

function isOurs(folder: string, owner: Owner): boolean {
  const found = lstatSync(folder)
  return found.isDirectory() && found.uid === owner.uid >>> 0 && (found.mode & 0o077) === 0
}

/** After a clean stop nothing is left in the system's temporary folder. */
export function removeSocketFolder(folder: string, run: string): void {
  if (folder === run || !basename(folder).startsWith(prefix) || dirname(folder) === dirname(run)) return
  rmSync(folder, { recursive: true, force: true })
  rmSync(join(run, 'socket-folder'), { force: true })
}
