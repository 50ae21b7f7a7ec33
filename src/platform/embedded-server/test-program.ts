import { spawn, type ChildProcess } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Connection } from './index.ts'
import { isPostmasterOf, postmasterFile } from './postmaster.ts'

const door = join(import.meta.dirname, 'index.ts')
export const isRoot = process.getuid!() === 0
export const nobody = 65534
const everybody = isRoot
  ? [
      { who: 'root', uid: 0 },
      { who: 'an ordinary user', uid: nobody },
    ]
  : [{ who: 'an ordinary user', uid: process.getuid!() }]

/** A program that starts the server, says so in a line of JSON, and does what its standard input tells it. */
const program = `
  import { createInterface } from 'node:readline'
  import { startEmbeddedServer } from ${JSON.stringify(door)}
  const say = (what) => console.log(JSON.stringify(what))
  const failed = (error) => say({ because: error.message, as: error.constructor.name })
  const log = (sentence) => say({ sentence })
  const onLost = failed
  let server
  try {
    server = await startEmbeddedServer({ dataDir: process.env.FOLDER, log, onLost })
    say({ adopted: server.adopted, connection: server.connection })
  } catch (error) {
    failed(error)
    process.exit(1)
  }
  createInterface({ input: process.stdin }).on('line', async (order) => {
    try {
      if (order === 'be the application') await server.holdApplicationLock()
      if (order === 'stop') await server.stop()
      say({ done: order })
      if (order === 'stop') process.exit(0)
    } catch (error) {
      failed(error)
    }
  })`

interface Said {
  adopted?: boolean
  connection?: Connection
  because?: string
  as?: string
  sentence?: string
  done?: string
}

export class Program {
  readonly process: ChildProcess
  readonly #lines: AsyncIterator<string>
  constructor(dataDir: string, uid: number, env: Record<string, string> = {}) {
    this.process = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
      cwd: '/',
      env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, FOLDER: dataDir, ...env },
      ...(isRoot && uid !== 0 ? { uid, gid: uid } : {}),
    })
    this.#lines = createInterface({ input: this.process.stdout! })[Symbol.asyncIterator]()
  }

  async says(): Promise<Said> {
    const { value, done } = await this.#lines.next()
    return done ? {} : (JSON.parse(value) as Said)
  }

  async told(order: string): Promise<Said> {
    this.process.stdin!.write(`${order}\n`)
    return this.says()
  }

  async killed(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const gone = new Promise((done) => this.process.once('exit', done))
    this.process.kill('SIGKILL')
    await gone
  }
}

const folders: string[] = []
const programs: Program[] = []

/** A folder that the user may write in, on a path that everybody may enter. */
export function folderOf(uid: number, name = 'data'): string {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'gm-test-')))
  folders.push(parent)
  chmodSync(parent, 0o711)
  if (isRoot) chownSync(parent, uid, uid)
  return join(parent, name)
}

export function start(dataDir: string, uid: number, env?: Record<string, string>): Program {
  const started = new Program(dataDir, uid, env)
  programs.push(started)
  return started
}

export const clusterOf = (dataDir: string) => join(dataDir, 'postgres', 'data')

export function pidOf(dataDir: string): number {
  return postmasterFile(clusterOf(dataDir))?.pid ?? 0
}

export async function query(connection: Connection, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<object>(text)).rows.flatMap((row) => Object.values(row))
  } finally {
    await client.end()
  }
}

export async function endOf(dataDir: string, pid: number): Promise<void> {
  while (isPostmasterOf(clusterOf(dataDir), pid)) await pause(10)
}

/** Ends the test's programs and databases, and removes its folders. */
export async function clearAway(): Promise<void> {
  for (const each of programs.splice(0)) await each.killed()
  for (const folder of folders.splice(0)) {
    for (const name of readdirSync(folder)) {
      const dataDir = join(folder, name)
      const pid = existsSync(dataDir) ? pidOf(dataDir) : 0
      if (pid && isPostmasterOf(clusterOf(dataDir), pid)) process.kill(pid, 'SIGQUIT')
      await endOf(dataDir, pid)
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

export function isReadableBy(uid: number): boolean {
  if (!isRoot || uid === 0) return true
  try {
    process.seteuid!(uid)
    accessSync(process.execPath, constants.X_OK)
    accessSync(door, constants.R_OK)
    return true
  } catch {
    return false
  } finally {
    process.seteuid!(0)
  }
}

/** Who the tests start it as: as root they also play an ordinary user, where that one can read the checkout. */
export const users = everybody.filter(({ uid }) => isReadableBy(uid))
