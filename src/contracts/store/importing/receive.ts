import { createReadStream } from 'node:fs'
import { newId } from '../../../language/identifier.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { columnsGuessed, type ColumnGuess, guessColumns } from '../../register-file/columns.ts'
import { isRegisterField } from '../../register-file/fields.ts'
import { headingsFingerprint, rememberColumns } from '../../register-file/remembered.ts'
import { openTable, type Table } from '../../register-file/table.ts'
import { columnsRemembered, rememberColumnsOf } from '../import-columns.ts'
import {
  addImport,
  type ChosenColumns,
  type ImportFormat,
  type ImportRecord,
  sayOfImport,
} from '../imports.ts'

/** Bytes a file that is brought in may hold. */
export const largestImport = 100 * 1024 * 1024

/** A file as it came: in the temporary folder, under the name its sender knew it by. */
export interface FileToReceive {
  path: string
  name: string
  bytes: number
  /** Told from its first character when left out. */
  format?: ImportFormat
  /** Heading → field; null leaves the column out. What is not said is guessed. */
  columns?: Record<string, string | null>
}

/**
 * Keeps a file and notes it as received: of a register its columns are guessed, or remembered from the last file with
 * the same headings. A file that can't be read at all is noted too, with what is wrong with it.
 */
export async function receiveFile(platform: Platform, tx: Tx, file: FileToReceive): Promise<string> {
  const id = newId()
  const format = file.format ?? (await formatOf(file.path))
  const read = format === 'csv' ? await readRegisterFile(tx, file) : { problem: null }
  const { sha256, bytes } = await platform.files.keep(tx.authority, file.path)
  await addImport(tx, {
    id,
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

async function formatOf(path: string): Promise<ImportFormat> {
  const stream = createReadStream(path, { end: 4096 })
  for await (const piece of stream) {
    const first = /[^\s\uFEFF]/.exec(new TextDecoder().decode(piece as Buffer))?.[0]
    if (first) return first === '{' || first === '[' ? 'ocds' : 'csv'
  }
  return 'csv'
}

interface ReadFile {
  encoding?: string
  columns?: ChosenColumns
  problem: string | null
}

async function readRegisterFile(tx: Tx, { path, columns }: FileToReceive): Promise<ReadFile> {
  const opened = await openTable(() => createReadStream(path))
  if (!opened.accepted) return { problem: opened.message }
  const table = opened.fact
  const guesses = await guessesOf(tx, table)
  const { headings, fields } = columnsGuessed(guesses)
  const chosen = columns && chosenBy(columns, headings)
  const confirmed = chosen !== undefined || guesses.every(({ from }) => from === 'remembered')
  return {
    encoding: table.encoding,
    columns: {
      headings: [...headings],
      fields: chosen ?? fields.map((field) => field ?? null),
      headingRow: table.headingRow,
      confirmed,
    },
    problem: null,
  }
}

/** A choice by heading: headings it doesn't name are left out. */
function chosenBy(columns: Record<string, string | null>, headings: readonly string[]): (string | null)[] {
  return headings.map((heading) => {
    const field = Object.hasOwn(columns, heading) ? columns[heading] : null
    return field && isRegisterField(field) ? field : null
  })
}

async function guessesOf(tx: Tx, { headings, firstRows }: Table): Promise<ColumnGuess[]> {
  const remembered = await columnsRemembered(tx, headingsFingerprint(headings))
  return guessColumns(
    headings,
    firstRows.map(({ cells }) => cells),
    remembered,
  )
}

/** A register as the person who chooses its columns sees it: the first rows, and what each column is taken for. */
export interface RegisterSeen {
  guesses: ColumnGuess[]
  chosen: ChosenColumns
  rows: { row: number; cells: string[] }[]
}

const rowsShown = 10

/** Opens a received register for choosing its columns. */
export async function seeRegister(
  platform: Platform,
  tx: Tx,
  record: ImportRecord,
): Promise<RegisterSeen | undefined> {
  if (!record.columns) return undefined
  const { headingRow } = record.columns
  const open = () => platform.files.open(tx.authority, record.sha256)
  const opened = await openTable(open, headingRow ? { headingRow } : {})
  if (!opened.accepted) return undefined
  const rows = opened.fact.firstRows.slice(0, rowsShown)
  return { guesses: await guessesOf(tx, opened.fact), chosen: record.columns, rows }
}

/** Records a person's choice of columns, and remembers it for the next file with these headings. */
export async function chooseColumns(
  tx: Tx,
  { id, columns, fileName }: ImportRecord,
  fields: readonly (string | null)[],
): Promise<void> {
  const { headings, headingRow } = columns!
  await sayOfImport(tx, id, {
    columns: { headings, fields: [...fields], headingRow, confirmed: true },
    state: 'received',
  })
  const known = fields.map((field) => (field !== null && isRegisterField(field) ? field : undefined))
  await rememberColumnsOf(tx, rememberColumns(headings, known))
  tx.note({
    action: 'columns-chosen',
    subject: 'import',
    id,
    words: `Chose what the columns of ${fileName} hold.`,
  })
}
