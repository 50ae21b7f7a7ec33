import { spawn } from 'node:child_process'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { makeFolder } from './data-folder.ts'
import type { Owner } from './owner.ts'

/** The superuser of the cluster: the supervisor alone connects as it. */
export const superuser = 'postgres'

export interface ClusterOptions {
  cluster: string
  binaries: Binaries
  owner: Owner
  /** False only where losing the data on a power cut doesn't matter: tests. */
  fsync: boolean
}

/** Makes the cluster if there is none. Throws CannotStart where it can't, or where another PostgreSQL made it. */
export async function makeCluster(options: ClusterOptions): Promise<void> {
  const { cluster, binaries, owner } = options
  if (isMade(cluster)) return refuseOtherMajor(cluster, binaries)
  const unfinished = `${cluster}.${process.pid}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  makeFolder(unfinished, 0o700, owner)
  try {
    await initdb(unfinished, options)
    putInPlace(unfinished, cluster)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function isMade(cluster: string): boolean {
  return existsSync(join(cluster, 'PG_VERSION'))
}

function refuseOtherMajor(cluster: string, { major }: Binaries): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (made === major) return
  throw new CannotStart(
    `The database in ${cluster} was made by PostgreSQL ${made} and this version runs ${major}: with the version that made it run "npm run goodmeasure -- backup FILE", then with this one and a new DATA_DIR "npm run goodmeasure -- restore FILE".`,
  )
}

/** All or nothing, so a start that is killed leaves no half-made cluster; of two starts at once, one's is used. */
function putInPlace(unfinished: string, cluster: string): void {
  try {
    renameSync(unfinished, cluster)
  } catch (error) {
    if (isMade(cluster)) return
    throw new CannotStart(
      `${cluster} holds files that are not a database (${(error as NodeJS.ErrnoException).code}): set DATA_DIR to another folder.`,
    )
  }
  const folder = openSync(dirname(cluster), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Sorting and case come from PostgreSQL's own C.UTF-8, so they don't change with the system underneath. */
async function initdb(folder: string, { binaries, owner, fsync }: ClusterOptions): Promise<void> {
  const flags = [
    `--pgdata=${folder}`,
    `--username=${superuser}`,
    '--auth=trust',
    '--encoding=UTF8',
    `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(fsync ? [] : ['--no-sync']),
  ]
  const child = spawn(binaries.initdb, flags, {
    ...runAs(owner),
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const failure = await new Promise<string | undefined>((done) => {
    child.on('error', (error) => done(cannotRun(error)))
    child.on('close', (code) => done(code === 0 ? undefined : lastComplaint(said)))
  })
  if (failure) throw new CannotStart(`The database could not be made in ${dirname(folder)}: ${failure}`)
}

/** What a process needs to run as the owner; nothing of our environment reaches PostgreSQL. */
export function runAs(owner: Owner): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  return owner.isAnother ? { uid: owner.uid, gid: owner.gid, env } : { env }
}

export function cannotRun(error: Error): string {
  return `the packed PostgreSQL can't run on this system, ${error.message} (it needs glibc 2.27 or later); set DATABASE_URL to a PostgreSQL 16 or later.`
}

/** The last line in which PostgreSQL says what is wrong, without its prefix. */
export function lastComplaint(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const found =
    lines.findLast((line) => /FATAL|PANIC|error:|ERROR/.test(line)) ?? lines.at(-1) ?? 'it said nothing'
  return `${found
    .replace(/^.*?(FATAL|PANIC|error|ERROR):\s*/, '')
    .trim()
    .replace(/\.$/, '')}.`
}
