import { spawn, type ChildProcess } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import type { Connection } from './index.ts'
import { isPostmasterOf, postmasterFile } from './postmaster.ts'

const door = join(import.meta.dirname, 'index.ts')
const isRoot = process.getuid!() === 0
const nobody = 65534
const users = isRoot
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

class Program {
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
    const gone = new Promise((done) => this.process.once('exit', done))
    this.process.kill('SIGKILL')
    await gone
  }
}

const folders: string[] = []
const programs: Program[] = []

/** A folder that the user may write in, on a path that everybody may enter. */
function folderOf(uid: number, name = 'data'): string {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'gm-test-')))
  folders.push(parent)
  chmodSync(parent, 0o711)
  if (isRoot) chownSync(parent, uid, uid)
  return join(parent, name)
}

function start(dataDir: string, uid: number, env?: Record<string, string>): Program {
  const started = new Program(dataDir, uid, env)
  programs.push(started)
  return started
}

const clusterOf = (dataDir: string) => join(dataDir, 'postgres', 'data')

function pidOf(dataDir: string): number {
  return postmasterFile(clusterOf(dataDir))?.pid ?? 0
}

async function query(connection: Connection, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<object>(text)).rows.map((row) => Object.values(row)).flat()
  } finally {
    await client.end()
  }
}

async function endOf(dataDir: string, pid: number): Promise<void> {
  while (isPostmasterOf(clusterOf(dataDir), pid)) await pause(10)
}

afterEach(async () => {
  for (const each of programs.splice(0)) if (each.process.exitCode === null) await each.killed()
  for (const folder of folders.splice(0)) {
    for (const name of readdirSync(folder)) {
      const dataDir = join(folder, name)
      const pid = existsSync(dataDir) ? pidOf(dataDir) : 0
      if (pid && isPostmasterOf(clusterOf(dataDir), pid)) process.kill(pid, 'SIGQUIT')
      await endOf(dataDir, pid)
    }
    rmSync(folder, { recursive: true, force: true })
  }
})

function isReadableBy(uid: number): boolean {
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

describe.each(users.filter(({ uid }) => isReadableBy(uid)))('started by $who', ({ uid }) => {
  test('the first start makes the database, and a clean stop leaves nothing running', async () => {
    const dataDir = folderOf(uid)
    const first = start(dataDir, uid)
    const { adopted, connection } = await first.says()
    expect(adopted).toBe(false)
    expect(await query(connection!, 'select current_user, current_database()')).toEqual([
      'goodmeasure',
      'goodmeasure',
    ])
    const pid = pidOf(dataDir)
    expect(await first.told('stop')).toEqual({ done: 'stop' })
    expect(isPostmasterOf(clusterOf(dataDir), pid)).toBe(false)
    expect(readdirSync(join(dataDir, 'run'))).toEqual([])
    expect(existsSync(join(clusterOf(dataDir), 'postmaster.pid'))).toBe(false)
    expect((await start(dataDir, uid).says()).adopted).toBe(false)
  })

  test('the owner of the tables is no superuser, and visits run as a role that walls hold', async () => {
    const { connection } = await start(folderOf(uid), uid).says()
    const roles = await query(
      connection!,
      `select rolname || ' login ' || rolcanlogin || ' super ' || rolsuper || ' bypass ' || rolbypassrls
         || ' createdb ' || rolcreatedb || ' createrole ' || rolcreaterole || ' ' || rolconfig::text
       from pg_roles where rolname like 'goodmeasure%' order by 1`,
    )
    expect(roles).toEqual([
      'goodmeasure login true super false bypass false createdb false createrole false {TimeZone=UTC}',
      'goodmeasure_app login false super false bypass false createdb false createrole false {TimeZone=UTC}',
    ])
    expect(
      await query(connection!, 'begin; set local role goodmeasure_app; select current_user').catch(
        (error: Error) => error,
      ),
    ).not.toBeInstanceOf(Error)
    expect(
      await query(
        connection!,
        'select pg_get_userbyid(datdba) from pg_database where datname = current_database()',
      ),
    ).toEqual(['goodmeasure'])
  })

  test('nothing listens on the network', async () => {
    const { connection } = await start(folderOf(uid), uid).says()
    expect(await query(connection!, 'show listen_addresses')).toEqual([''])
    expect(await query(connection!, 'show fsync')).toEqual(['on'])
  })

  test('the database that a killed application left running is adopted, and stopped in the end', async () => {
    const dataDir = folderOf(uid)
    const killed = start(dataDir, uid)
    const { connection } = await killed.says()
    await killed.told('be the application')
    await query(connection!, 'create table kept as select 42 as answer')
    const pid = pidOf(dataDir)
    await killed.killed()
    const next = start(dataDir, uid)
    expect(await next.says()).toMatchObject({ adopted: true })
    expect(pidOf(dataDir)).toBe(pid)
    expect(await next.told('be the application')).toEqual({ done: 'be the application' })
    expect(await query(connection!, 'select answer from kept')).toEqual([42])
    expect(await next.told('stop')).toEqual({ done: 'stop' })
    expect(isPostmasterOf(clusterOf(dataDir), pid)).toBe(false)
  })

  test('a database killed under a running application comes back with what it had acknowledged', async () => {
    const dataDir = folderOf(uid)
    const running = start(dataDir, uid)
    const { connection } = await running.says()
    await running.told('be the application')
    await query(connection!, 'create table kept as select 42 as answer')
    process.kill(pidOf(dataDir), 'SIGKILL')
    expect(await running.says()).toEqual({
      sentence: 'The database stopped unexpectedly and is running again.',
    })
    expect(await query(connection!, 'select answer from kept')).toEqual([42])
    const second = start(dataDir, uid)
    expect(await second.says()).toMatchObject({ adopted: true })
    expect((await second.told('be the application')).because).toContain('already')
  })

  test('when everything was killed the next start recovers what was acknowledged', async () => {
    const dataDir = folderOf(uid)
    const killed = start(dataDir, uid)
    const { connection } = await killed.says()
    await query(connection!, 'create table kept as select 42 as answer')
    await killed.killed()
    process.kill(pidOf(dataDir), 'SIGKILL')
    expect(await start(dataDir, uid).says()).toMatchObject({ adopted: false })
    expect(await query(connection!, 'select answer from kept')).toEqual([42])
  })

  test('of two starts at once both reach the database, one is the application, and the last to leave stops it', async () => {
    const dataDir = folderOf(uid)
    const both = [start(dataDir, uid), start(dataDir, uid)]
    const said = await Promise.all(both.map((each) => each.says()))
    expect(said.map(({ adopted }) => adopted).sort()).toEqual([false, true])
    const pid = pidOf(dataDir)
    expect(await both[0]!.told('be the application')).toEqual({ done: 'be the application' })
    expect(await both[1]!.told('be the application')).toEqual({
      because: `Good Measure is running on ${dataDir} already: stop that one first, or set DATA_DIR to another folder.`,
      as: 'CannotStart',
    })
    await both[1]!.told('stop')
    expect(await query(said[0]!.connection!, 'select 1')).toEqual([1])
    await both[0]!.told('stop')
    expect(isPostmasterOf(clusterOf(dataDir), pid)).toBe(false)
  })

  test('a first start that is killed half-way leaves nothing in the way of the next', async () => {
    const dataDir = folderOf(uid)
    const killed = start(dataDir, uid)
    while (
      !existsSync(join(dataDir, 'postgres')) ||
      !readdirSync(join(dataDir, 'postgres')).some((name) => name.startsWith('data.'))
    )
      await pause(5)
    await pause(100)
    await killed.killed()
    const { connection } = await start(dataDir, uid).says()
    expect(await query(connection!, 'select 1')).toEqual([1])
  })

  test("a stranger who has the dead database's process number is neither trusted nor harmed", async () => {
    const dataDir = folderOf(uid)
    const killed = start(dataDir, uid)
    await killed.says()
    const pid = pidOf(dataDir)
    await killed.killed()
    process.kill(pid, 'SIGKILL')
    await endOf(dataDir, pid)
    const stranger = spawn('sleep', ['60'], isRoot ? { uid: nobody, gid: nobody } : {})
    const file = join(clusterOf(dataDir), 'postmaster.pid')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(stranger.pid)))
    const next = start(dataDir, uid)
    expect(await next.says()).toMatchObject({ adopted: false })
    expect(await next.told('stop')).toEqual({ done: 'stop' })
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
    stranger.kill()
  })

  test('a data folder whose path is too long for a socket works, and leaves nothing in the temporary folder', async () => {
    const dataDir = folderOf(uid, 'a-county-with-a-long-name-'.repeat(5))
    const temporary = folderOf(uid, 'temporary')
    mkdirSync(temporary)
    if (isRoot) chownSync(temporary, uid, uid)
    const killed = start(dataDir, uid, { TMPDIR: temporary })
    const { connection } = await killed.says()
    expect(connection!.host.startsWith(join(temporary, 'good-measure-'))).toBe(true)
    await killed.killed()
    const next = start(dataDir, uid, { TMPDIR: temporary })
    expect(await next.says()).toMatchObject({ adopted: true, connection })
    await next.told('stop')
    expect(readdirSync(temporary)).toEqual([])
  })

  test('a database of another major version is refused with what to do', async () => {
    const dataDir = folderOf(uid)
    const first = start(dataDir, uid)
    await first.says()
    await first.told('stop')
    writeFileSync(join(clusterOf(dataDir), 'PG_VERSION'), '17\n')
    const { because } = await start(dataDir, uid).says()
    expect(because).toContain('was made by PostgreSQL 17 and this version runs 18')
    expect(because).toContain('npm run goodmeasure -- restore FILE')
  })

  test('a data folder that is a file is refused', async () => {
    const dataDir = folderOf(uid)
    writeFileSync(dataDir, '')
    const { because, as } = await start(dataDir, uid).says()
    expect(as).toBe('CannotStart')
    expect(because).toBe(`${dataDir} is a file, and the data needs a folder: set DATA_DIR to another one.`)
  })
})

describe('who may write where', () => {
  test.runIf(isRoot)(
    'root is told which folder keeps the database out, before anything is made',
    async () => {
      const dataDir = folderOf(0, 'closed/data')
      const closed = join(dataDir, '..')
      mkdirSync(closed, { mode: 0o700 })
      const { because, as } = await start(dataDir, 0).says()
      expect(as).toBe('CannotStart')
      expect(because).toBe(
        `The database runs as the user "nobody", who can't enter ${closed}: run "chmod o+x ${closed}", or set DATA_DIR to another folder.`,
      )
      expect(readdirSync(closed)).toEqual([])
    },
  )

  test.skipIf(isRoot && !isReadableBy(nobody))(
    'an ordinary user is told which folder may not be written in',
    async () => {
      const uid = isRoot ? nobody : process.getuid!()
      const dataDir = folderOf(uid, 'closed/data')
      const closed = join(dataDir, '..')
      mkdirSync(closed)
      if (isRoot) chownSync(closed, uid, uid)
      chmodSync(closed, 0o500)
      const { because } = await start(dataDir, uid).says()
      expect(because).toContain(`may not write in ${closed}: run "chmod u+rwx ${closed}"`)
    },
  )

  test.runIf(isRoot && isReadableBy(nobody))(
    "root goes on with an ordinary user's database as that user; another user is refused",
    async () => {
      const dataDir = folderOf(nobody)
      const first = start(dataDir, nobody)
      await first.says()
      await first.told('stop')
      const asRoot = start(dataDir, 0)
      expect(await asRoot.says()).toMatchObject({ adopted: false })
      await asRoot.told('stop')
      chmodSync(join(dataDir, 'postgres'), 0o755)
      const { because } = await start(dataDir, 12_345).says()
      expect(because).toMatch(/belongs to user 65534 and not to|may not write in/)
    },
  )
})
