import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import {
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { cannotRun, lastComplaint, runAs } from './cluster.ts'
import type { Owner } from './owner.ts'

/** What a running PostgreSQL says of itself in its folder; after a kill it is still there, and its number may be anybody's. */
export interface PostmasterFile {
  pid: number
  socketFolder: string
  text: string
}

export function postmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    const text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
    const lines = text.split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, socketFolder: lines[4] ?? '', text } : undefined
  } catch {
    return undefined
  }
}

/** Whether the process with this number is a PostgreSQL on this cluster. One that died and waits to be buried is not. */
export function isPostmasterOf(cluster: string, pid: number): boolean {
  try {
    if (!existsSync('/proc/self/cmdline'))
      return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes(
        `-D ${cluster} `,
      )
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`\0-D\0${cluster}\0`)
  } catch {
    return false
  }
}

/**
 * Moves away the file of a PostgreSQL that is gone: PostgreSQL itself trusts the number, and would not start where a
 * stranger has it now. Should another start have written a new file meanwhile, that one is put back.
 */
export function setAside(cluster: string, stale: PostmasterFile): void {
  const file = join(cluster, 'postmaster.pid')
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') !== stale.text) linkSync(aside, file)
  } catch {
    // another start was first
  } finally {
    rmSync(aside, { force: true })
  }
}

export interface PostmasterOptions {
  cluster: string
  socketFolder: string
  log: string
  binaries: Binaries
  owner: Owner
  fsync: boolean
}

/** A PostgreSQL that this process started; it lives on when this process is killed. */
export interface StartedPostmaster {
  process: ChildProcess
  /** Why it ended, in words. Undefined while it runs. */
  failure(): string | undefined
}

export function spawnPostmaster(options: PostmasterOptions): StartedPostmaster {
  const { cluster, log, binaries, owner } = options
  const saidBefore = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  const output = openSync(log, 'a', 0o600)
  const child = spawn(binaries.postgres, flagsOf(options), {
    ...runAs(owner),
    cwd: cluster,
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  child.unref()
  let failure: string | undefined
  child.on('error', (error) => (failure = cannotRun(error)))
  child.on('exit', () => (failure = lastComplaint(saidSince(log, saidBefore))))
  return { process: child, failure: () => failure }
}

/** Nothing, where the log is gone: a data folder may be removed as soon as its server stopped. */
function saidSince(log: string, before: number): string {
  try {
    return readFileSync(log).subarray(before).toString()
  } catch {
    return ''
  }
}

/** Durable, for a small machine, and reached through the socket folder only. The log names no row's values. */
function flagsOf({ cluster, socketFolder, fsync }: PostmasterOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '128MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    max_wal_size: '1GB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    log_checkpoints: 'off',
    log_error_verbosity: 'terse',
    ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster, '-p', '5432', '-k', socketFolder, ...flags]
}
