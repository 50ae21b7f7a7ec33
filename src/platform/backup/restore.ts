import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { newId } from '../../language/identifier.ts'
import { type FileStore, trialFiles } from '../files.ts'
import { applyMigrations, knownMigrations } from '../migrations.ts'
import { addKeys } from '../seal.ts'
import { BackupRefused } from './backup-refused.ts'
import { columnList, quoted, tablesOf } from './catalogue.ts'
import type { BackupHead, BackupManifest, KeptFile, TableColumns } from './contents.ts'
import { emptySchema, holdsRecords, lowerWalls, raiseWalls } from './empty-schema.ts'
import type { Progress } from './make-backup.ts'
import { readBackup, type Receiver } from './read-backup.ts'
import { beginRestore, endRestore } from './restore-mark.ts'
import { settle } from './settle.ts'

export interface Restoring {
  /** A connection of its own, as the owner of the tables. */
  client: pg.Client
  files: FileStore
  dataDir: string
  migrations: string
  now: Date
  identities?: string
  progress?: (progress: Progress) => void
}

export interface Restored {
  head: BackupHead
  manifest: BackupManifest
}

/**
 * Brings a back-up into an empty installation: the schema as it was when it was made, its rows and files, and then whatever
 * migrations came since, in one transaction: broken off in the midst, the installation is empty as before, says so at its
 * start, and can be tried again. Throws BackupRefused, with nothing changed.
 */
export async function restoreBackup(path: string, restoring: Restoring): Promise<Restored> {
  const { client, dataDir, migrations, now } = restoring
  await refuseFull(client)
  await beginRestore(dataDir, { path, at: now })
  await client.query(`begin; set local lock_timeout = '10s'; set local statement_timeout = 0`)
  try {
    const receiver = new Installation(restoring)
    const restored = await readBackup(path, receiver, restoring)
    await receiver.raise()
    await applyMigrations(client, migrations)
    await settle(client, { path, madeAt: new Date(restored.head.madeAt), now })
    if (receiver.keyLines !== undefined) await addKeys(dataDir, receiver.keyLines)
    await client.query('commit')
    await endRestore(dataDir)
    await client.query('analyze')
    return restored
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    if (error instanceof BackupRefused) await endRestore(dataDir)
    throw error
  }
}

async function refuseFull(client: pg.Client): Promise<void> {
  if (await holdsRecords(client))
    throw new BackupRefused(
      'There are records here already, and a back-up is restored only into an empty installation: set DATA_DIR (or DATABASE_URL) to a new one.',
    )
}

/** The empty installation while a back-up comes in. */
class Installation implements Receiver {
  readonly #restoring: Restoring
  #walls: string[] = []
  keyLines: string | undefined

  constructor(restoring: Restoring) {
    this.#restoring = restoring
  }

  async head(head: BackupHead): Promise<void> {
    const { client, migrations } = this.#restoring
    const known = new Map((await knownMigrations(migrations)).map(({ name, digest }) => [name, digest]))
    const strange = head.migrations.find(({ name, digest }) => known.get(name) !== digest)
    if (strange)
      throw new BackupRefused(
        `This back-up was made by a newer version (${head.version}), which knows ${strange.name}: restore it with that version or a later one.`,
      )
    await emptySchema(client)
    await applyMigrations(client, migrations, new Set(head.migrations.map(({ name }) => name)))
    const there = new Set((await tablesOf(client)).map(quoted))
    const odd = head.tables.find((table) => !there.has(quoted(table)))
    if (odd) throw new BackupRefused(`This back-up has a table ${odd.name}, which this version doesn't know.`)
    this.#walls = await lowerWalls(client)
  }

  async keys(text: string): Promise<void> {
    this.keyLines = text
  }

  async table(table: TableColumns, content: AsyncIterable<Buffer>): Promise<number> {
    const rows = this.#restoring.client.query(
      copyFrom(`copy ${quoted(table)} (${columnList(table)}) from stdin (format csv, header match)`),
    )
    await pipeline(content, rows)
    return rows.rowCount
  }

  async file({ authority, trial, sha256 }: KeptFile, content: AsyncIterable<Buffer>): Promise<void> {
    const { files } = this.#restoring
    const path = join(files.temporary, newId())
    try {
      await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
      const store = trial === undefined ? files : files.apart(trialFiles(trial))
      const kept = await store.keep(authority, path)
      if (kept.sha256 !== sha256) throw new BackupRefused(`The file ${sha256} in the back-up is damaged.`)
    } finally {
      await files.discard(path)
    }
  }

  /** The foreign keys and the walls stand again, and PostgreSQL checks every row against them. */
  async raise(): Promise<void> {
    await raiseWalls(this.#restoring.client, this.#walls)
  }
}
