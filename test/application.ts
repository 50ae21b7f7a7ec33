import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from '../bin/build.js'
import { nodeFlags } from '../bin/launch.js'
import { isPostmasterOf } from '../src/platform/embedded-server/postmaster.ts'
import {
  clearAway,
  clusterOf,
  folderOf,
  isRoot,
  pidOf,
} from '../src/platform/embedded-server/test-program.ts'
import { projectFolder } from '../src/platform/project.ts'

/** How a program ended, and all that it said. */
export interface Ending {
  status: number | null
  signal: NodeJS.Signals | null
  output: string
  errors: string
}

export interface Starting {
  dataDir?: string
  environment?: Record<string, string>
  options?: string[]
}

/** The program as it is shipped, in a process of its own on a port of its own. */
export class Application {
  readonly process: ChildProcess
  readonly dataDir: string
  readonly address: string
  output = ''
  errors = ''
  readonly #ended: Promise<Ending>

  constructor(port: number, { dataDir = newDataFolder(), environment = {}, options = [] }: Starting) {
    this.dataDir = dataDir
    this.address = `http://localhost:${port}`
    this.process = spawn(
      process.execPath,
      [...nodeFlags, join(projectFolder, 'dist', 'main.js'), 'serve', ...options],
      {
        cwd: '/',
        env: { ...inherited(), PORT: String(port), DATA_DIR: dataDir, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    this.process.stdout!.setEncoding('utf8').on('data', (text: string) => (this.output += text))
    this.process.stderr!.setEncoding('utf8').on('data', (text: string) => (this.errors += text))
    this.#ended = once(this.process, 'close').then(([status, signal]) => ({
      status: status as number | null,
      signal: signal as NodeJS.Signals | null,
      output: this.output,
      errors: this.errors,
    }))
  }

  ended(): Promise<Ending> {
    return this.#ended
  }

  /** Waits until it has said something that matches, and answers with the match. */
  async says(words: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = words.exec(this.output)
      if (match) return match
      const more = once(this.process.stdout!, 'data').catch(() => undefined)
      const ending = await Promise.race([more, this.#ended])
      if (ending && 'errors' in ending && !words.test(this.output))
        throw new Error(`It ended before it said ${words}: ${ending.errors || ending.output}`)
    }
  }

  async listening(): Promise<this> {
    await this.says(/Good Measure is at /)
    return this
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ending> {
    this.process.kill(signal)
    return this.#ended
  }

  /** The number of its PostgreSQL; 0 when none runs. */
  get database(): number {
    return databaseOf(this.dataDir)
  }
}

function inherited(): Record<string, string> {
  const names = ['PATH', 'TMPDIR', 'TZ', 'HOME']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

/** The number of the PostgreSQL that runs on a data folder; 0 when none does. */
export function databaseOf(dataDir: string): number {
  const pid = pidOf(dataDir)
  return pid && isPostmasterOf(clusterOf(dataDir), pid) ? pid : 0
}

export function newDataFolder(name?: string): string {
  return folderOf(isRoot ? 0 : process.getuid!(), name)
}

const started: Application[] = []

let built: Promise<unknown> | undefined

/** Starts the program, built where it is stale. */
export async function startApplication(starting: Starting & { port?: number } = {}): Promise<Application> {
  await (built ??= build({ quiet: true }))
  const application = new Application(starting.port ?? (await freePort()), starting)
  started.push(application)
  return application
}

/** Runs a command as `npm run goodmeasure` does. */
export async function goodmeasure(
  command: string[],
  environment: Record<string, string>,
): Promise<{ status: number; output: string; errors: string }> {
  await (built ??= build({ quiet: true }))
  const program = join(projectFolder, 'dist', 'command-line.js')
  const env = { ...inherited(), ...environment }
  return new Promise((done) => {
    execFile(process.execPath, [program, ...command], { cwd: '/', env }, (error, output, errors) =>
      done({ status: error ? Number(error.code) : 0, output, errors }),
    )
  })
}

/** Ends what the tests started, and removes their folders. */
export async function endApplications(): Promise<void> {
  for (const application of started.splice(0)) await application.stop('SIGKILL')
  await clearAway()
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
