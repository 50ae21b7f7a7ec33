import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { type CopyToStreamQuery, to as copyTo } from 'pg-copy-streams'
import { type FileStore, trialFiles } from '../files.ts'
import { FileGone, FilesAway } from '../kept-files/kept-files.ts'
import { projectFolder } from '../project.ts'
import { BackupRefused } from './backup-refused.ts'
import {
  columnList,
  keptFileIn,
  keptFilesQuery,
  migrationsOf,
  quoted,
  schemas,
  tablesOf,
} from './catalogue.ts'
import {
  type BackupHead,
  type BackupManifest,
  fileName,
  type KeptFile,
  largestPart,
  names,
  type TableColumns,
  type TableCount,
  tableFile,
} from './contents.ts'
import type { TarFile } from './tar.ts'

/** How far a back-up or a restore is. */
export interface Progress {
  rows: number
  files: number
  bytes: number
}

export interface Making {
  client: pg.Client
  files: FileStore
  /** The lines of the key file, where the back-up is encrypted. */
  keys?: string
  madeAt: Date
  progress?: (progress: Progress) => void
}

/** Held while a back-up is made: a second one isn't begun, and no file is swept away meanwhile. */
export const backupLock = 7_031_987

/** Begins the one transaction in which all is read as it stands now. Throws BackupRefused while another does the same. */
export async function beginBackup(client: pg.Client): Promise<void> {
  await client.query(
    `begin isolation level repeatable read read only; set local app.across = 'on'; set local app.trials = 'on';
     set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0`,
  )
  const found = await client.query<{ held: boolean }>('select pg_try_advisory_xact_lock($1) as held', [
    backupLock,
  ])
  if (!found.rows[0]!.held) throw new BackupRefused('Another back-up is being made: wait until it has ended.')
}

/**
 * The files of a back-up's archive: every table as it stood at one moment, and every file that its rows name, while others
 * go on working. `beginBackup` came before, on a client of its own. The manifest is handed over when the last part is
 * asked for.
 */
export async function* backupOf(
  { client, files, keys, madeAt, progress = () => undefined }: Making,
  ended: (manifest: BackupManifest) => void,
): AsyncGenerator<TarFile> {
  const so = { rows: 0, files: 0, bytes: 0 }
  const add = (more: Partial<Progress>) => {
    for (const [name, count] of Object.entries(more)) so[name as keyof Progress] += count
    progress(so)
  }
  let isOver = false
  try {
    const head = await headOf(client, madeAt, keys !== undefined)
    yield jsonFile(names.head, head)
    if (keys !== undefined) yield { name: names.keys, content: Buffer.from(keys) }
    const manifest: BackupManifest = {
      tables: [],
      files: { count: 0, bytes: 0 },
      missing: [],
      chains: await chainsOf(client),
    }
    for (const table of head.tables) manifest.tables.push(yield* tableParts(client, table, add))
    yield* fileParts({ client, files, manifest }, add)
    ended(manifest)
    yield jsonFile(names.manifest, manifest)
    await client.query('commit')
    isOver = true
  } finally {
    // In the midst of a COPY only its end ends the transaction.
    if (!isOver) void client.end().catch(() => undefined)
  }
}

async function headOf(client: pg.ClientBase, madeAt: Date, holdsKeys: boolean): Promise<BackupHead> {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const server = await client.query<{ server_version: string }>('show server_version')
  const known = await client.query('select from pg_namespace where nspname = any($1)', [schemas])
  if (!known.rowCount) throw new BackupRefused('There is nothing here yet to back up.')
  return {
    product: 'Good Measure',
    format: 1,
    madeAt: madeAt.toISOString(),
    version,
    postgresql: server.rows[0]!.server_version,
    migrations: await migrationsOf(client),
    tables: await tablesOf(client),
    holdsKeys,
  }
}

async function chainsOf(client: pg.ClientBase): Promise<BackupManifest['chains']> {
  const found = await client.query<BackupManifest['chains'][number]>(
    'select authority_id as authority, position, hash from audit_head order by 1',
  )
  return found.rows
}

async function* tableParts(
  client: pg.ClientBase,
  table: TableColumns,
  add: (more: Partial<Progress>) => void,
): AsyncGenerator<TarFile, TableCount> {
  const rows = copied(client, `select ${columnList(table)} from ${quoted(table)}`, 'format csv, header')
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of partsOf(tableFile(table), rows)) {
    hash.update(part.content)
    bytes += part.content.length
    add({ bytes: part.content.length })
    yield part
  }
  add({ rows: rows.rowCount })
  const { schema, name } = table
  return { schema, name, rows: rows.rowCount, bytes, sha256: hash.digest('hex') }
}

function copied(client: pg.ClientBase, query: string, format: string): CopyToStreamQuery {
  const stream = client.query(copyTo(`copy (${query}) to stdout (${format})`))
  stream.on('error', () => undefined) // whoever reads is told; whoever left early needs no news
  return stream
}

/** A file that the records name and that isn't there doesn't stop the rest from being safe: the manifest tells of it. */
async function* fileParts(
  { client, files, manifest }: { client: pg.ClientBase; files: FileStore; manifest: BackupManifest },
  add: (more: Partial<Progress>) => void,
): AsyncGenerator<TarFile> {
  const query = await keptFilesQuery(client)
  if (!query) return
  for await (const line of linesOf(copied(client, query, 'format text'))) {
    const file = keptFileIn(line)
    const content = await opened(files, file)
    if (!content) {
      manifest.missing.push(fileName(file))
      continue
    }
    manifest.files.count += 1
    for await (const part of partsOf(fileName(file), content)) {
      manifest.files.bytes += part.content.length
      add({ bytes: part.content.length })
      yield part
    }
    add({ files: 1 })
  }
}

/** Its content, or nothing where it isn't there. */
async function opened(
  files: FileStore,
  { authority, trial, sha256 }: KeptFile,
): Promise<AsyncIterable<Buffer> | undefined> {
  const store = trial === undefined ? files : files.apart(trialFiles(trial))
  try {
    return await store.open(authority, sha256)
  } catch (error) {
    if (error instanceof FileGone) return undefined
    if (error instanceof FilesAway)
      throw new BackupRefused(
        'The place where files are kept (S3_URL) can’t be reached: no back-up was made.',
      )
    throw error
  }
}

async function* partsOf(name: string, content: AsyncIterable<Buffer>): AsyncGenerator<TarFile> {
  let pieces: Buffer[] = []
  let size = 0
  let part = 1
  const take = (): TarFile => {
    const taken = {
      name: part === 1 ? name : `${name}.part-${String(part).padStart(4, '0')}`,
      content: Buffer.concat(pieces),
    }
    pieces = []
    size = 0
    part += 1
    return taken
  }
  for await (const piece of content) {
    if (size + piece.length > largestPart) yield take()
    pieces.push(piece)
    size += piece.length
  }
  if (size > 0 || part === 1) yield take()
}

async function* linesOf(content: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of content) {
    const lines = `${rest}${piece.toString('utf8')}`.split('\n')
    rest = lines.pop()!
    yield* lines
  }
}

function jsonFile(name: string, value: unknown): TarFile {
  return { name, content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) }
}
