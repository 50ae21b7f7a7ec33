import { sql } from 'kysely'
import { type Database, recordedNow, type Tx } from '../../platform/database.ts'
import type { ImportPreview } from '../import-preview.ts'
import {
  type ImportCounts,
  type ImportKindName,
  type ImportState,
  isUnderWay,
  stateWithout,
} from '../import.ts'

export type ImportFormat = 'ocds' | 'csv' | 'xlsx'

/** The columns of a register as they were chosen for one file. */
export interface ChosenColumns {
  headings: string[]
  /** One for each heading; null where the column is left out. */
  fields: (string | null)[]
  /** What a person said against what was found. */
  headingRow?: number
  /** A person has looked at them. */
  confirmed: boolean
  /** Contracts stand in more than one row. */
  surveyed?: boolean
  /** The sheets with a table, where there are several. */
  sheets?: SheetChosen[]
}

/** A sheet of a workbook, and whether a person wants it read. */
export interface SheetChosen {
  name: string
  /** Which of the file's headings stand in it, by their places. */
  headings: number[]
  rows: number
  isLeftOut: boolean
}

/** A file that was brought in, and what became of it. */
export interface ImportRecord extends ImportCounts {
  id: string
  kind: ImportKindName
  format: ImportFormat
  fileName: string
  sha256: string
  bytes: number
  encoding: string | null
  columns: ChosenColumns | null
  /** What a person decided on the doubtful ones: what the file says → the record it is. */
  decisions: Record<string, string>
  /** As far as anyone works on it; what broke off counts as not begun. */
  state: ImportState
  /** What the work was that broke off. */
  brokeOff: ImportState | null
  allowFaults: boolean
  /** Rows the work under way has gone through. */
  done: number
  /** What comes beside the contracts and the first of them, once the file was gone through. */
  preview: ImportPreview | null
  problem: string | null
  recordsDigest: string | null
  recordedAt: Date
  recordedBy: string | null
  appliedAt: Date | null
  undoneAt: Date | null
}

export interface FileReceived {
  id: string
  kind: ImportKindName
  format: ImportFormat
  fileName: string
  sha256: string
  bytes: number
  encoding: string | null
  columns: ChosenColumns | null
  /** Why the file can't be read at all. */
  problem: string | null
}

/** Notes that a file was received and kept. */
export async function addImport(tx: Tx, received: FileReceived): Promise<void> {
  const { id, kind, format, fileName, sha256, bytes, encoding, columns, problem } = received
  await tx
    .insertInto('import')
    .values({
      authority_id: tx.authority,
      import_id: id,
      kind,
      format,
      file_name: fileName,
      file_sha256: sha256,
      file_bytes: bytes,
      encoding,
      columns: columns && JSON.stringify(columns),
      state: problem ? 'refused' : 'received',
      problem,
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'file-received',
    subject: 'import',
    id,
    words: problem ? `Received ${fileName}, which can’t be read.` : `Received ${fileName}.`,
  })
}

function imports(tx: Tx) {
  return tx.selectFrom('import').selectAll().where('authority_id', '=', tx.authority)
}

type ImportRow = Awaited<ReturnType<ReturnType<typeof imports>['executeTakeFirstOrThrow']>>

function importRecord(row: ImportRow, isWorkedOn: boolean): ImportRecord {
  const kept = row.state as ImportState
  const state = stateWithout(kept, isWorkedOn)
  return {
    id: row.import_id,
    kind: row.kind as ImportKindName,
    format: row.format as ImportFormat,
    fileName: row.file_name,
    sha256: row.file_sha256,
    bytes: row.file_bytes,
    encoding: row.encoding,
    columns: row.columns as ChosenColumns | null,
    decisions: (row.decisions ?? {}) as Record<string, string>,
    state,
    brokeOff: state === kept ? null : kept,
    allowFaults: row.allow_faults,
    done: row.done,
    read: row.read,
    added: row.added,
    changed: row.changed,
    unchanged: row.unchanged,
    refused: row.refused,
    warnings: row.warnings,
    preview: row.preview as ImportPreview | null,
    problem: row.problem,
    recordsDigest: row.records_digest,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    appliedAt: row.applied_at,
    undoneAt: row.undone_at,
  }
}

export async function importOf(tx: Tx, id: string): Promise<ImportRecord | undefined> {
  const row = await imports(tx).where('import_id', '=', id).executeTakeFirst()
  return row && importRecord(row, await isWorkedOn(tx, row))
}

/** A page of the files brought in, the newest first. */
export async function importsIn(
  tx: Tx,
  { after, limit = 50 }: { after?: string; limit?: number } = {},
): Promise<{ imports: ImportRecord[]; next?: string }> {
  let query = imports(tx)
    .orderBy('import_id', 'desc')
    .limit(limit + 1)
  if (after && /^[0-9a-f-]{36}$/.test(after)) query = query.where('import_id', '<', after)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  const found: ImportRecord[] = []
  for (const row of page) found.push(importRecord(row, await isWorkedOn(tx, row)))
  const last = found.at(-1)
  return rows.length > limit && last ? { imports: found, next: last.id } : { imports: found }
}

export async function countImports(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('import')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('authority_id', '=', tx.authority)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Whoever works on an import holds its lock until the end; a process that dies lets go of it. */
async function isWorkedOn(tx: Tx, { import_id, state }: ImportRow): Promise<boolean> {
  if (!isUnderWay(state as ImportState)) return false
  const { rows } = await sql<{ held: boolean }>`
    select exists (
      select from pg_locks where locktype = 'advisory' and objsubid = 1 and granted
        and database = (select oid from pg_database where datname = current_database())
        and ((classid::bigint << 32) | objid::bigint) = hashtextextended(${import_id}, 0)
    ) as held`.execute(tx)
  return rows[0]!.held
}

/** Takes the import's lock until the transaction ends: the import, or `in-progress` when somebody else works on it. */
export async function importToWorkOn(tx: Tx, id: string): Promise<ImportRecord | 'in-progress' | undefined> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${id}, 0)) as taken`.execute(tx)
  if (!rows[0]!.taken) return 'in-progress'
  const row = await imports(tx).where('import_id', '=', id).executeTakeFirst()
  return row && importRecord(row, false)
}

/** What may be said of an import. */
export type ImportSaid = Partial<
  ImportCounts & {
    state: ImportState
    allowFaults: boolean
    done: number
    preview: ImportPreview
    problem: string | null
    recordsDigest: string | null
    columns: ChosenColumns
    decisions: Record<string, string>
    appliedAt: Date
    undoneAt: Date
  }
>

/** Sets what is said of an import. */
export async function sayOfImport(tx: Tx, id: string, said: ImportSaid): Promise<void> {
  const { allowFaults, recordsDigest, columns, decisions, preview, appliedAt, undoneAt, ...same } = said
  await tx
    .updateTable('import')
    .set({
      ...same,
      ...(allowFaults === undefined ? {} : { allow_faults: allowFaults }),
      ...(recordsDigest === undefined ? {} : { records_digest: recordsDigest }),
      ...(preview === undefined ? {} : { preview: JSON.stringify(preview) }),
      ...(decisions === undefined ? {} : { decisions: JSON.stringify(decisions) }),
      ...(columns === undefined ? {} : { columns: JSON.stringify(columns) }),
      ...(appliedAt === undefined ? {} : { applied_at: appliedAt }),
      ...(undoneAt === undefined ? {} : { undone_at: undoneAt }),
    })
    .where('authority_id', '=', tx.authority)
    .where('import_id', '=', id)
    .execute()
}

/** Says it beside the work, in a transaction of its own that everyone sees at once. */
export async function sayBeside(database: Database, tx: Tx, id: string, said: ImportSaid): Promise<void> {
  const { authority, actor, at } = tx
  await database.withAuthority({ authority, actor, at }, (beside) => sayOfImport(beside, id, said))
}
