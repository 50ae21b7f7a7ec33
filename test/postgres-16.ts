import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chownSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { runAs } from '../src/platform/embedded-server/cluster.ts'
import { ownerOf } from '../src/platform/embedded-server/owner.ts'
import { freePort, newDataFolder } from './application.ts'

/** A PostgreSQL 16 like a council's own: over TCP, with passwords. */
export interface CouncilServer {
  port: number
  /** The address that a role connects by. */
  url(role: string, password: string, database?: string): string
  asAdministrator(sql: string[]): Promise<void>
  administrator: string
  stop(): Promise<void>
}

const password = 'of the tests'

/** Why there is none here; undefined where there is. */
export function whyNoCouncilServer(): string | undefined {
  return packed() ? undefined : `no PostgreSQL 16 came for ${process.platform}-${process.arch}`
}

function packed(): string | undefined {
  try {
    const native = join(dirname(dirname(createRequire(import.meta.url).resolve('postgres-16'))), 'native')
    return process.platform === 'linux' && process.arch === 'x64' ? native : undefined
  } catch {
    return undefined
  }
}

export async function startCouncilServer(): Promise<CouncilServer> {
  const folder = newDataFolder('council')
  mkdirSync(folder)
  chmodSync(folder, 0o755)
  const owner = ownerOf('')
  const bin = join(copyOf(packed()!, folder), 'bin')
  const data = join(folder, 'cluster')
  const secret = join(folder, 'secret')
  writeFileSync(secret, password)
  mkdirSync(data, { mode: 0o700 })
  if (owner.isAnother) for (const path of [secret, data]) chownSync(path, owner.uid, owner.gid)
  const run = { ...runAs(owner), cwd: data, stdio: 'ignore' } as const
  const flags = [`--pgdata=${data}`, '--username=dba', '--auth=scram-sha-256', `--pwfile=${secret}`]
  const made = spawn(join(bin, 'initdb'), [...flags, '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], run)
  const [status] = (await once(made, 'close')) as [number]
  if (status !== 0) throw new Error(`initdb of PostgreSQL 16 ended with ${status}`)
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off']
  const options = settings.flatMap((setting) => ['-c', setting])
  const postmaster = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...options], run)
  const url: CouncilServer['url'] = (role, secret, database = 'postgres') =>
    `postgres://${role}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`
  const administrator = url('dba', password)
  await untilItAnswers(administrator)
  return {
    port,
    url,
    administrator,
    asAdministrator: (lines) => runLines(administrator, lines),
    stop: () => stopped(postmaster),
  }
}

/** The package leaves out its symbolic links, and another user may not read the checkout. */
function copyOf(native: string, folder: string): string {
  const copy = join(folder, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  for (const name of ['initdb', 'postgres']) chmodSync(join(copy, 'bin', name), 0o755)
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
  return copy
}

async function untilItAnswers(url: string): Promise<void> {
  for (const end = Date.now() + 20_000; ; await pause(50)) {
    try {
      return await runLines(url, ['select 1'])
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}

async function runLines(connectionString: string, lines: string[]): Promise<void> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  try {
    for (const line of lines) await client.query(line)
  } finally {
    await client.end()
  }
}

async function stopped(postmaster: ChildProcess): Promise<void> {
  if (postmaster.exitCode !== null) return
  postmaster.kill('SIGINT')
  await once(postmaster, 'close')
}
