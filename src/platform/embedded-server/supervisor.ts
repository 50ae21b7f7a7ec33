import { realpathSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { makeBinaries, removeOldCopies } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { makeCluster } from './cluster.ts'
import { makeServerFolders } from './data-folder.ts'
import { administratorOf, type Connection, type Keeper } from './keeper.ts'
import { isPostmasterOf, postmasterFile, type PostmasterOptions } from './postmaster.ts'
import { makeRoles } from './roles.ts'
import { runningServer } from './running-server.ts'
import { removeSocketFolder, socketFolderFor } from './socket-folder.ts'

export interface EmbeddedServerOptions {
  dataDir: string
  /** Receives one sentence for each thing a person may want to know. */
  log: (sentence: string) => void
  /** False only in tests: what was acknowledged may be lost on a power cut. */
  fsync?: boolean
  /** Called when the server died and could not be started again. */
  onLost?: (why: CannotStart) => void
}

/** The PostgreSQL in the data folder, running. It serves whoever holds one of these, and stops with the last. */
export interface EmbeddedServer {
  /** As `goodmeasure`, who owns the database of that name. */
  connection: Connection
  /** As the superuser: for tests that need databases of their own, and nothing else. */
  administrator: Connection
  /** It was running already: left by a killed application, or used by another program now. */
  adopted: boolean
  /** Makes this program the one application on the data folder. Throws CannotStart where there is one. */
  holdApplicationLock(): Promise<void>
  /** Leaves the server, and stops it where nobody else uses it. */
  stop(): Promise<void>
}

/** Starts the server of the data folder, or adopts the one that runs there. Throws CannotStart. */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { dataDir, fsync = true } = options
  const { postgres, cluster, run, log, owner } = makeServerFolders(dataDir)
  const binaries = makeBinaries(postgres, owner)
  await makeCluster({ cluster, binaries, owner, fsync })
  const socketFolder = socketFolderFor(run, owner)
  const launch = { cluster: realpathSync(cluster), socketFolder, log, binaries, owner, fsync }
  const supervisor = new Supervisor(options, launch, run)
  await supervisor.start()
  if (!supervisor.adopted) removeOldCopies(postgres, binaries)
  return supervisor
}

/** In milliseconds. */
const patience = { shutdown: 60_000, kill: 5_000, lock: 1_000, deaths: 60_000 }
const mostDeaths = 5

class Supervisor implements EmbeddedServer {
  readonly #options: EmbeddedServerOptions
  readonly #launch: PostmasterOptions
  readonly #run: string
  #socketFolder: string
  #keeper: Keeper | undefined
  #deaths: number[] = []
  #isApplication = false
  #isStopping = false
  #revival: Promise<void> | undefined
  adopted = false

  constructor(options: EmbeddedServerOptions, launch: PostmasterOptions, run: string) {
    this.#options = options
    this.#launch = launch
    this.#run = run
    this.#socketFolder = launch.socketFolder
  }

  get administrator(): Connection {
    return administratorOf(this.#socketFolder)
  }

  get connection(): Connection {
    return { ...this.administrator, user: 'goodmeasure', database: 'goodmeasure' }
  }

  async start(): Promise<void> {
    const { keeper, socketFolder, started } = await runningServer(this.#launch)
    this.#socketFolder = socketFolder
    this.adopted = !started
    await makeRoles(keeper.client)
    this.#keeper = keeper
    keeper.client.once('end', () => (this.#revival = this.#revive()))
  }

  async holdApplicationLock(): Promise<void> {
    for (
      const end = Date.now() + patience.lock;
      !(await this.#keeper?.becomeApplication());
      await pause(50)
    ) {
      if (Date.now() > end)
        throw new CannotStart(
          `Good Measure is running on ${this.#options.dataDir} already: stop that one first, or set DATA_DIR to another folder.`,
        )
    }
    this.#isApplication = true
  }

  /** The keeper's connection ended: PostgreSQL was killed, or began anew after one of its processes died. */
  async #revive(): Promise<void> {
    if (this.#isStopping) return
    this.#keeper = undefined
    this.#deaths = [...this.#deaths.filter((at) => at > Date.now() - patience.deaths), Date.now()]
    try {
      if (this.#deaths.length > mostDeaths) throw new CannotStart('The database stops again and again.')
      await this.start()
      if (this.#isApplication) await this.holdApplicationLock()
      this.#options.log('The database stopped unexpectedly and is running again.')
    } catch (error) {
      const why = error instanceof CannotStart ? error : new CannotStart(`The database is lost: ${error}`)
      if (!this.#isStopping) this.#options.onLost?.(why)
    }
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#revival
    const keeper = this.#keeper
    this.#keeper = undefined
    if (await keeper?.isLast().catch(() => false)) await this.#shutDown()
    await keeper?.client.end().catch(() => undefined)
  }

  /** While the keeper is connected the number in the file is PostgreSQL's own. SIGINT is its fast, clean shutdown. */
  async #shutDown(): Promise<void> {
    const pid = postmasterFile(this.#launch.cluster)?.pid
    if (!pid) return
    process.kill(pid, 'SIGINT')
    if (!(await this.#hasGone(pid, patience.shutdown))) {
      process.kill(pid, 'SIGQUIT')
      await this.#hasGone(pid, patience.kill)
    }
    removeSocketFolder(this.#socketFolder, this.#run)
  }

  async #hasGone(pid: number, within: number): Promise<boolean> {
    for (const end = Date.now() + within; isPostmasterOf(this.#launch.cluster, pid); await pause(10)) {
      if (Date.now() > end) return false
    }
    return true
  }
}
