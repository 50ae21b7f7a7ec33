import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { api, doors, pages, prepare, startWork } from './app.ts'
import { backupFigures } from './platform/backup/scheduled.ts'
import { CannotStart } from './platform/embedded-server/index.ts'
import { readEnvironment, type Settings } from './platform/environment.ts'
import { openPlatform } from './platform/open-platform.ts'
import type { Platform } from './platform/platform.ts'
import { projectFolder } from './platform/project.ts'
import { ScheduleFigures } from './platform/schedule/figures.ts'
import { createServer } from './web/server.ts'

const say = (sentence: string) => void process.stdout.write(`${sentence}\n`)

/** Milliseconds that visitors have for what they are in the midst of, once somebody wants the program to end. */
const patience = 5_000

/** Reads the environment, opens the database, answers until asked to stop, and closes in order. */
async function serve(): Promise<void> {
  const stop = stopSignal()
  const wantsExample = readArguments(process.argv.slice(2))
  const { settings, warnings } = readEnvironment(process.env)
  for (const warning of warnings) say(warning)
  const { platform, close } = await openPlatform({
    settings,
    log: say,
    asApplication: true,
    onLost: (why) => void fail(why),
  })
  try {
    if (!stop.aborted) await answer(platform, settings, { stop, wantsExample })
  } finally {
    await close()
  }
}

/** Whether the example is wanted. A word that means nothing stops the start: it may be a slip of the finger. */
function readArguments(args: readonly string[]): boolean {
  const unknown = args.find((word) => word !== 'serve' && word !== '--example')
  if (unknown !== undefined)
    throw new CannotStart(`"${unknown}" means nothing here: npm start takes only -- --example.`)
  return args.includes('--example')
}

/** Listened for from the very first: a start that is broken off leaves no database running either. */
function stopSignal(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
  return stop.signal
}

async function answer(
  platform: Platform,
  settings: Settings,
  { stop, wantsExample }: { stop: AbortSignal; wantsExample: boolean },
): Promise<void> {
  const assets = join(projectFolder, 'dist', 'assets')
  const figures = new ScheduleFigures()
  const server = await createServer({
    platform,
    doors,
    pages,
    api,
    assets,
    figures: async () => [...figures.lines(), ...(await backupFigures(platform))],
  })
  let work: { stop(): Promise<void> } | undefined
  try {
    const links = await prepare(platform, { wantsExample, say, stop })
    await server.listen({ port: settings.port, host: settings.host })
    const at = addressOf(server.server.address() as AddressInfo)
    say(`Good Measure is at ${settings.baseUrl} (listening on ${at}).`)
    for (const link of links) say(link)
    work = startWork(platform, say, figures)
    if (!stop.aborted) await once(stop, 'abort')
  } catch (error) {
    if (!stop.aborted || error !== stop.reason) throw listenFault(error, settings)
  } finally {
    const late = setTimeout(() => server.server.closeAllConnections(), patience)
    await server.close()
    clearTimeout(late)
    await work?.stop()
  }
}

function addressOf({ address, port, family }: AddressInfo): string {
  return family === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`
}

function listenFault(error: unknown, { port, host }: { port: number; host: string }): unknown {
  const { code } = error as { code?: string }
  if (code === 'EADDRINUSE')
    return new CannotStart(`Port ${port} is in use already: set PORT to another one.`)
  if (code === 'EACCES')
    return new CannotStart(`This user may not listen on port ${port}: set PORT to one above 1023.`)
  if (code === 'EADDRNOTAVAIL')
    return new CannotStart(`${host} is no address of this machine: set HOST to one that is.`)
  return error
}

function fail(error: unknown): never {
  const expected = error instanceof CannotStart
  process.stderr.write(expected ? `${error.message}\n` : `${(error as Error).stack ?? error}\n`)
  process.exit(1)
}

serve().then(() => process.exit(0), fail)
