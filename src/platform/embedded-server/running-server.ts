import { renameSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'
import { knock, type Keeper } from './keeper.ts'
import {
  isPostmasterOf,
  postmasterFile,
  setAside,
  spawnPostmaster,
  type PostmasterFile,
  type PostmasterOptions,
  type StartedPostmaster,
} from './postmaster.ts'

export interface RunningServer {
  keeper: Keeper
  socketFolder: string
  /** This process started it; otherwise it was found running. */
  started: boolean
}

/** In milliseconds. What was killed may look alive for more than a second; recovery after a crash may take minutes. */
const patience = { silence: 5_000, recovery: 600_000 }
const largestLog = 10_000_000

/**
 * Finds the server of the cluster running, or starts it. A process number alone proves nothing: what counts is an
 * answer through the socket. Of two starts at once PostgreSQL's own lock lets one through, and the other finds it.
 */
export async function runningServer(options: PostmasterOptions): Promise<RunningServer> {
  const { cluster } = options
  const begun = Date.now()
  let own: StartedPostmaster | undefined
  for (let heard = begun; ; await pause(own?.failure() ? 200 : 10)) {
    const file = postmasterFile(cluster)
    const socketFolder = file?.socketFolder || options.socketFolder
    const answer = file ? await knock(socketFolder, cluster) : 'silent'
    if (typeof answer === 'object')
      return { keeper: answer, socketFolder, started: own?.process.pid === file?.pid }
    if (answer === 'busy') heard = Date.now()
    else if (!own || own.failure()) {
      refuseIfHopeless(options, own, file, Date.now() - heard)
      if (!file || !isPostmasterOf(cluster, file.pid)) own = startAnother(options, file)
    }
    if (Date.now() - begun > patience.recovery)
      throw new CannotStart(`The database in ${cluster} isn't ready after ten minutes: see ${options.log}.`)
  }
}

function startAnother(options: PostmasterOptions, stale: PostmasterFile | undefined): StartedPostmaster {
  if (stale) setAside(options.cluster, stale)
  const log = statSync(options.log, { throwIfNoEntry: false })
  if (log && log.size > largestLog) renameSync(options.log, `${options.log}.1`)
  return spawnPostmaster(options)
}

/** A lock or memory still held by what is ending is worth waiting for; nothing else is. */
function refuseIfHopeless(
  { cluster, log }: PostmasterOptions,
  own: StartedPostmaster | undefined,
  file: PostmasterFile | undefined,
  silentFor: number,
): void {
  const failure = own?.failure()
  const isTemporary = !failure || /lock file|shared memory|in use/.test(failure)
  if (isTemporary && silentFor < patience.silence) return
  if (file && isPostmasterOf(cluster, file.pid))
    throw new CannotStart(
      `PostgreSQL runs on ${cluster} already but doesn't answer: stop it with "kill -INT ${file.pid}" and start again.`,
    )
  throw new CannotStart(`The database in ${cluster} doesn't start: ${failure} See ${log}.`)
}
