import { join } from 'node:path'
import { unfinishedRestore } from './backup/restore-mark.ts'
import { systemClock, type Clock } from './clock.ts'
import { checkCouncilServer } from './council-server.ts'
import { Database } from './database.ts'
import { CannotStart, makeFileFolders, startEmbeddedServer } from './embedded-server/index.ts'
import type { Settings } from './environment.ts'
import { FileStore } from './files.ts'
import { migrate, MigrationsDiffer } from './migrations.ts'
import type { Platform } from './platform.ts'
import { projectFolder } from './project.ts'
import { Scanner } from './scanning/scanner.ts'
import { openSeal } from './seal.ts'

export interface OpenPlatform {
  platform: Platform
  /** Lets go of everything, in order; the embedded server stops when nobody else uses it. */
  close(): Promise<void>
}

interface Opening {
  settings: Settings
  log: (sentence: string) => void
  /** The one application on an embedded data folder; the command line opens beside it. */
  asApplication: boolean
  /** For back-ups and restores: the schema stays at the level it has, and a restore that was broken off is no hindrance. */
  asItIs?: boolean
  clock?: Clock
  onLost?: (why: Error) => void
}

/** Opens the database, brought up to date, and the files. Throws CannotStart with the sentence that says why not. */
export async function openPlatform({
  settings,
  log,
  asApplication,
  asItIs = false,
  clock,
  onLost,
}: Opening): Promise<OpenPlatform> {
  const server = settings.databaseUrl
    ? undefined
    : await startEmbeddedServer({ dataDir: settings.dataDir, log, onLost })
  try {
    makeFileFolders(settings.dataDir)
    const files = await openFiles(settings, log)
    const scanner = settings.clamav && new Scanner(settings.clamav)
    const seal = openSeal(settings.dataDir)
    if (settings.databaseUrl) await checkCouncilServer(settings.databaseUrl)
    if (asApplication) await server?.holdApplicationLock()
    const database = new Database(server ? server.connection : { connectionString: settings.databaseUrl })
    if (!asItIs) {
      const unfinished = unfinishedRestore(settings.dataDir)
      if (unfinished) throw new CannotStart(unfinished)
      await bringUpToDate(database, log)
    }
    return {
      platform: {
        database,
        files,
        seal,
        clock: clock ?? systemClock,
        settings,
        ...(scanner ? { scanner } : {}),
      },
      async close() {
        await database.close()
        await server?.stop()
      },
    }
  } catch (error) {
    await server?.stop()
    throw error
  }
}

/** Where the migrations of this version stand. */
export const migrationsFolder: string = join(projectFolder, 'db', 'migrations')

/** A bucket that isn't there, or not for this key, stops the start; a server that is away doesn't: files wait, the rest works. */
async function openFiles(
  { dataDir, bucket: address }: Settings,
  log: (sentence: string) => void,
): Promise<FileStore> {
  if (!address) return new FileStore(dataDir)
  const { KeptInBucket } = await import('./kept-files/kept-in-bucket.ts')
  const bucket = new KeptInBucket(address)
  const isThere = await bucket.isThere().catch(() => undefined)
  if (isThere === false)
    throw new CannotStart('S3_URL names a bucket that is not there, or that its key and secret may not use.')
  if (isThere === undefined)
    log(
      'S3_URL: the server can’t be reached now. Files can’t be kept or opened until it can; the rest works.',
    )
  return new FileStore(dataDir, { bucket })
}

async function bringUpToDate(database: Database, log: (sentence: string) => void): Promise<void> {
  const client = await database.pool.connect()
  try {
    const applied = await migrate(client, migrationsFolder)
    if (applied.length > 0) log(`The database is up to date: ${applied.length} migrations applied.`)
  } catch (error) {
    if (error instanceof MigrationsDiffer) throw new CannotStart(error.message)
    throw error
  } finally {
    client.release()
  }
}
