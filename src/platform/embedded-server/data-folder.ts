import { chmodSync, chownSync, existsSync, mkdirSync, statSync, type Stats } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CannotStart, cannotWrite } from './cannot-start.ts'
import { ownerOf, type Owner } from './owner.ts'

/** Where evidence files are kept, and where they are written before they are whole. */
export interface FileFolders {
  files: string
  tmp: string
}

/** The embedded server's part of the data folder. */
export interface ServerFolders {
  /** Holds the cluster, its log and, for root, the copied binaries. */
  postgres: string
  cluster: string
  log: string
  /** Holds the socket; entered by the database's owner alone. */
  run: string
}

/** Makes `files/` and `tmp/` of the data folder, for this process alone. Throws CannotStart. */
export function makeFileFolders(dataDir: string): FileFolders {
  const root = resolve(dataDir)
  const folders = { files: join(root, 'files'), tmp: join(root, 'tmp') }
  makeFolder(root, 0o711)
  for (const folder of Object.values(folders)) makeFolder(folder, 0o700)
  return folders
}

/** Makes `postgres/` and `run/`, and says who owns them. Throws CannotStart before anything is made. */
export function makeServerFolders(dataDir: string): ServerFolders & { owner: Owner } {
  const root = resolve(dataDir)
  const postgres = join(root, 'postgres')
  const cluster = join(postgres, 'data')
  const run = join(root, 'run')
  const owner = ownerOf(cluster)
  if (owner.isAnother) refuseClosedParents(root, owner)
  makeFolder(root, 0o711)
  makeFolder(postgres, owner.isAnother ? 0o711 : 0o700)
  makeFolder(run, 0o700, owner)
  refuseAnothersCluster(cluster, owner)
  return { postgres, cluster, run, log: join(postgres, 'server.log'), owner }
}

/** Makes the folder, and those above it, where they are missing; what is there keeps its permissions. */
export function makeFolder(folder: string, mode: number, owner?: Owner): void {
  try {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      const above = dirname(folder)
      if (!existsSync(above)) makeFolder(above, 0o755)
      makeOne(folder, mode)
    }
    if (owner?.isAnother) chownSync(folder, owner.uid, owner.gid)
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw cannotWrite(error, nearestFolder(folder), nameOf(owner))
  }
}

/** Another start may be making it at the same moment. */
function makeOne(folder: string, mode: number): void {
  try {
    mkdirSync(folder)
    chmodSync(folder, mode)
  } catch (error) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

function nameOf(owner: Owner | undefined): string {
  return (owner ?? ownerOf('')).name
}

/** The folder itself or the nearest one above it that exists. */
function nearestFolder(folder: string): string {
  const above = dirname(folder)
  return above === folder || existsSync(folder) ? folder : nearestFolder(above)
}

function refuseClosedParents(root: string, owner: Owner): void {
  const closed = parentsOf(root).find((parent) => !mayEnter(statSync(parent), owner))
  if (closed)
    throw new CannotStart(
      `The database runs as the user "${owner.name}", who can't enter ${closed}: run "chmod o+x ${closed}", or set DATA_DIR to another folder.`,
    )
}

function parentsOf(folder: string): string[] {
  const above = dirname(folder)
  const parents = above === folder ? [] : parentsOf(above)
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? [...parents, folder] : parents
}

function mayEnter(folder: Stats, { uid, gid }: Owner): boolean {
  const bit = folder.uid === uid ? 0o100 : folder.gid === gid ? 0o010 : 0o001
  return (folder.mode & bit) !== 0
}

function refuseAnothersCluster(cluster: string, owner: Owner): void {
  const found = statSync(cluster, { throwIfNoEntry: false })
  if (found && found.uid !== owner.uid >>> 0)
    throw new CannotStart(
      `The database in ${cluster} belongs to user ${found.uid} and not to "${owner.name}": start as that user or as root, or set DATA_DIR to another folder.`,
    )
}
