import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { nodeFlags } from '../bin/launch.js'
import { projectFolder } from '../src/platform/project.ts'

/** The real application in a process of its own. */
export interface Application {
  base: string
  /** Milliseconds from the start of the process until it answers. */
  startedIn: number
  get(path: string, headers?: Record<string, string>): Promise<Answered>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>
  /** Memory of the process in use now, and the most it ever used, in MB. */
  memory(): { now: number; peak: number }
  /** The peak is counted from now on. */
  forgetPeak(): void
  stop(): Promise<void>
}

export interface Answered {
  status: number
  bytes: number
  text: string
}

export async function startApplication({
  dataDir,
  port,
}: {
  dataDir: string
  port: number
}): Promise<Application> {
  const began = performance.now()
  const child = spawn(process.execPath, [...nodeFlags, join(projectFolder, 'dist', 'main.js'), 'serve'], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      BASE_URL: `http://127.0.0.1:${port}`,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 10 })
  const send = (method: string, path: string, headers: Record<string, string>, body?: string) =>
    ask({ agent, port, method, path, headers, body })
  while (
    !(await send('GET', '/readyz', {}).then(
      ({ status }) => status === 200,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error('the application did not start')
    await pause(5)
  }
  return {
    base: `http://127.0.0.1:${port}`,
    startedIn: performance.now() - began,
    get: (path, headers = {}) => send('GET', path, headers),
    post: (path, body, headers = {}) =>
      send('POST', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body)),
    memory: () => memoryOf(child),
    forgetPeak: () => writeFileSync(`/proc/${child.pid}/clear_refs`, '5'),
    async stop() {
      agent.destroy()
      child.kill('SIGTERM')
      if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
    },
  }
}

interface Asked {
  agent: Agent
  port: number
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

function ask({ agent, port, method, path, headers, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', agent, port, method, path, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const all = Buffer.concat(chunks)
        resolve({ status: answer.statusCode ?? 0, bytes: all.length, text: all.toString() })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function memoryOf(child: ChildProcess): { now: number; peak: number } {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024
  return { now: of('VmRSS'), peak: of('VmHWM') }
}
