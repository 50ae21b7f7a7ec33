import { createReadStream } from 'node:fs'
import { newId } from '../../../language/identifier.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { ImportKindName } from '../../import.ts'
import { columnFaults, columnsGuessed, type ColumnGuess, guessColumns } from '../../register-file/columns.ts'
import { fieldNames, isRegisterField, registerFields } from '../../register-file/fields.ts'
import { headingsFingerprint, rememberColumns } from '../../register-file/remembered.ts'
import type { Table } from '../../register-file/table.ts'
import { columnsRemembered, rememberColumnsOf } from '../import-columns.ts'
import {
  addImport,
  type ChosenColumns,
  type ImportFormat,
  type ImportRecord,
  sayOfImport,
  type SheetChosen,
} from '../imports.ts'
import type { CommitmentsImport, FieldGuess } from './commitments-import.ts'
import { registerAmong, withSheets, withSheetsOf } from './file-sheets.ts'
import { FileRefused } from './incoming-batch.ts'
import { sheetsImportOf } from './sheets-import.ts'

/** Bytes a file that is brought in may hold. */
export const largestImport = 100 * 1024 * 1024

/** A file as it came: in the temporary folder, under the name its sender knew it by. */
export interface FileToReceive {
  path: string
  name: string
  bytes: number
  /** Contracts when left out. */
  kind?: ImportKindName
  /** Told from its first bytes when left out. */
  format?: ImportFormat
  /** Heading → field; null leaves the column out. What is not said is guessed. */
  columns?: Record<string, string | null>
}

/**
 * Keeps a file and notes it as received: of a table its columns are guessed, or remembered from the last file with the same
 * headings. A file that can't be read at all is noted too, with what is wrong with it.
 */
export async function receiveFile(
  platform: Platform,
  tx: Tx,
  file: FileToReceive,
  commitments?: CommitmentsImport,
): Promise<string> {
  const id = newId()
  const kind = file.kind ?? 'contracts'
  const format = file.format ?? (await formatOf(file.path))
  const read = await readColumns(platform, tx, { ...file, kind, format }, commitments).catch(
    (error: unknown): ReadFile => {
      if (error instanceof FileRefused) return { problem: error.message }
      throw error
    },
  )
  const { sha256, bytes } = await platform.files.keep(tx.authority, file.path)
  await addImport(tx, {
    id,
    kind,
    format,
    fileName: file.name || 'A file without a name',
    sha256,
    bytes,
    encoding: read.encoding ?? null,
    columns: read.columns ?? null,
    problem: read.problem,
  })
  return id
}

/** A workbook begins as every zip archive does, one that is older or has a password as their files do, notices with a brace. */
async function formatOf(path: string): Promise<ImportFormat> {
  const stream = createReadStream(path, { end: 4096 })
  for await (const piece of stream) {
    const bytes = piece as Buffer
    const start = bytes.subarray(0, 4).toString('hex')
    if (start === '504b0304' || start === 'd0cf11e0') return 'xlsx'
    const first = /[^\s\uFEFF]/.exec(new TextDecoder().decode(bytes))?.[0]
    if (first) return first === '{' || first === '[' ? 'ocds' : 'csv'
  }
  return 'csv'
}

interface ReadFile {
  encoding?: string
  columns?: ChosenColumns
  problem: string | null
}

const noNotices = 'This is a package of notices, which holds contracts. Say that the file holds contracts.'

async function readColumns(
  platform: Platform,
  tx: Tx,
  { path, columns, kind, format }: FileToReceive & { kind: ImportKindName; format: ImportFormat },
  commitments?: CommitmentsImport,
): Promise<ReadFile> {
  if (format === 'ocds') return { problem: kind === 'contracts' ? null : noNotices }
  return withSheets(
    platform,
    format,
    () => createReadStream(path),
    async (sheets) => {
      const seen: Looked =
        kind === 'contracts'
          ? await registerSeen(tx, await registerAmong(sheets, undefined))
          : await sheetsSeen(tx, sheets, kind, commitments)
      const { headings, headingRow, guesses, isField } = seen
      const chosen = columns && headings.map((heading) => chosenFor(heading, columns, isField))
      const confirmed = chosen !== undefined || guesses.every(({ from }) => from === 'remembered')
      const fields = chosen ?? guesses.map(({ field }) => field ?? null)
      return {
        ...(format === 'csv' && seen.encoding ? { encoding: seen.encoding } : {}),
        columns: {
          headings,
          fields,
          ...(headingRow ? { headingRow } : {}),
          ...(seen.sheets && seen.sheets.length > 1 ? { sheets: seen.sheets } : {}),
          confirmed,
        },
        problem: null,
      }
    },
  )
}

interface Looked {
  headings: string[]
  guesses: FieldGuess[]
  isField: (name: string) => boolean
  rows: { row: number; cells: string[] }[]
  sheets?: SheetChosen[]
  headingRow?: number
  encoding?: string
}

async function registerSeen(tx: Tx, table: Table): Promise<Looked> {
  const guesses = await guessesOf(tx, table)
  return {
    headings: [...columnsGuessed(guesses).headings],
    guesses: guesses.map(({ field, because, from }) => ({ field: field ?? null, because, from })),
    isField: isRegisterField,
    rows: table.firstRows,
    headingRow: table.headingRow,
    encoding: table.encoding,
  }
}

async function sheetsSeen(
  tx: Tx,
  sheets: Parameters<CommitmentsImport['see']>[0],
  kind: ImportKindName,
  commitments: CommitmentsImport | undefined,
): Promise<Looked> {
  const way = sheetsImportOf(kind, commitments)!
  const seen = await way.see(sheets, (headings) => columnsRemembered(tx, kind, headingsFingerprint(headings)))
  if ('problem' in seen) throw new FileRefused(seen.problem)
  return { ...seen, isField: (name) => way.fields.some((field) => field.name === name) }
}

/** A choice by heading: headings it doesn't name are left out. */
function chosenFor(
  heading: string,
  columns: Record<string, string | null>,
  isField: (name: string) => boolean,
): string | null {
  const field = Object.hasOwn(columns, heading) ? columns[heading] : null
  return field && isField(field) ? field : null
}

async function guessesOf(tx: Tx, { headings, firstRows }: Table): Promise<ColumnGuess[]> {
  const remembered = await columnsRemembered(tx, 'contracts', headingsFingerprint(headings))
  return guessColumns(
    headings,
    firstRows.map(({ cells }) => cells),
    remembered,
  )
}

/** A table as the person who chooses its columns sees it: the first rows, and what each column is taken for. */
export interface RegisterSeen {
  guesses: FieldGuess[]
  chosen: ChosenColumns
  rows: { row: number; cells: string[] }[]
  /** What a column may hold. */
  fields: readonly { name: string; label: string }[]
}

const rowsShown = 10

/** Opens a received table for choosing its columns. */
export async function seeRegister(
  platform: Platform,
  tx: Tx,
  record: ImportRecord,
  commitments?: CommitmentsImport,
): Promise<RegisterSeen | undefined> {
  const { columns: chosen, kind } = record
  if (!chosen) return undefined
  return withSheetsOf(platform, tx.authority, record, async (sheets) => {
    const { guesses, rows } =
      kind === 'contracts'
        ? await registerSeen(tx, await registerAmong(sheets, chosen.headingRow, chosen.headings))
        : await sheetsSeen(tx, sheets, kind, commitments)
    const fields = sheetsImportOf(kind, commitments)?.fields ?? registerFieldsShown
    return { guesses, chosen, rows: rows.slice(0, rowsShown), fields }
  }).catch((error: unknown) => {
    if (error instanceof FileRefused) return undefined
    throw error
  })
}

const registerFieldsShown = fieldNames.map((name) => ({ name, label: registerFields[name].label }))

/** What is wrong with a choice of columns, a sentence each; none when it will do. */
export function faultsOfColumns(
  { kind }: ImportRecord,
  columns: ChosenColumns,
  commitments: CommitmentsImport,
): string[] {
  const way = sheetsImportOf(kind, commitments)
  if (way) return way.columnFaults(columns)
  const { headings, fields } = columns
  const known = fields.map((field) => (field !== null && isRegisterField(field) ? field : undefined))
  return columnFaults({ headings, fields: known }).map(({ message }) => message)
}

/** Records a person's choice of columns, and remembers it for the next file with these headings. */
export async function chooseColumns(
  tx: Tx,
  { id, kind, fileName }: ImportRecord,
  { surveyed: _, ...columns }: ChosenColumns,
): Promise<void> {
  await sayOfImport(tx, id, { columns: { ...columns, confirmed: true }, state: 'received' })
  await rememberColumnsOf(tx, kind, rememberColumns(columns.headings, columns.fields))
  tx.note({
    action: 'columns-chosen',
    subject: 'import',
    id,
    words: `Chose what the columns of ${fileName} hold.`,
  })
}

/** Records what a person decided on the doubtful ones of a file. It is to be tried again. */
export async function decideDoubts(
  tx: Tx,
  { id, fileName, decisions }: ImportRecord,
  decided: Record<string, string>,
): Promise<void> {
  await sayOfImport(tx, id, { decisions: { ...decisions, ...decided }, state: 'received' })
  tx.note({
    action: 'doubts-decided',
    subject: 'import',
    id,
    words: `Decided what the doubtful rows of ${fileName} are about.`,
  })
}
