import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { api, doors, pages, startWork } from './app.ts'
import { CannotStart } from './platform/embedded-server/index.ts'
import { readEnvironment } from './platform/environment.ts'
import { openPlatform } from './platform/open-platform.ts'
import { projectFolder } from './platform/project.ts'
import { createServer } from './web/server.ts'

const say = (sentence: string) => void process.stdout.write(`${sentence}\n`)

/** Reads the environment, opens the database, listens, and closes in order when asked to stop. */
async function serve(): Promise<void> {
  const wantsExample = process.argv.includes('--example')
  const { settings, warnings } = readEnvironment(process.env)
  for (const warning of warnings) say(warning)
  const { platform, close } = await openPlatform({
    settings,
    log: say,
    asApplication: true,
    onLost: (why) => void fail(why),
  })
  const server = await createServer({
    platform,
    doors,
    pages,
    api,
    assets: join(projectFolder, 'dist', 'assets'),
  })
  const closeInOrder = async (): Promise<void> => {
    await server.close()
    await work?.stop()
    await close()
  }
  // A terminal sends its signal to everybody, and the launcher passes it on: the second one waits for the first.
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => (stopping ??= closeInOrder())
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => void stop().then(() => process.exit(0)))
  let work: { stop(): Promise<void> } | undefined
  try {
    await server.listen({ port: settings.port, host: settings.host })
    say(
      `Good Measure is at ${settings.baseUrl} (listening on ${addressOf(server.server.address() as AddressInfo)}).`,
    )
    work = await startWork(platform, { wantsExample, say })
  } catch (error) {
    await stop()
    throw listenFault(error, settings)
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

serve().catch(fail)
