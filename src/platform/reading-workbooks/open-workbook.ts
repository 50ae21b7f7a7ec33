import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pipeline } from 'node:stream/promises'
import { newId } from '../../language/identifier.ts'
import type { FileStore } from '../files.ts'
import type { WorkbookRefusal } from './packed-size.ts'
import type { SheetTold, WorkbookTold } from './workbook-told.ts'

/** One sheet of an opened workbook; its rows are text with commas, a line for each row, empty ones too. */
export interface Sheet {
  name: string
  /** Rows with anything in them. */
  rows: number
  open: () => AsyncIterable<Uint8Array>
}

export type OpenedWorkbook =
  | { accepted: true; sheets: Sheet[]; close: () => Promise<void> }
  | { accepted: false; because: WorkbookRefusal; message: string }

const words: Record<WorkbookRefusal, string> = {
  'not-a-workbook':
    'This file isn’t an Excel workbook, whatever its name says. Open it in your spreadsheet program and save it as an Excel workbook (.xlsx).',
  'older-workbook':
    'This is an older Excel or Word file. Open it, choose “Save as”, then “Excel workbook (.xlsx)”, and bring in that file.',
  pdf: 'This is a PDF with another name, which can’t be read as a table. Bring in the spreadsheet it was made from.',
  locked: 'This workbook is locked with a password. Take the password off and save it, then bring it in.',
  'too-large':
    'This workbook would unpack to more than 400 MB, so it isn’t read. Copy the sheet you need into a new workbook.',
  'too-many-cells':
    'This workbook has more than three million cells, so it isn’t read. Copy the sheet you need into a new workbook, or send it in parts.',
  'mostly-empty':
    'A sheet of this workbook reaches over millions of empty cells. Copy the table alone into a new workbook, and bring that in.',
  broken:
    'This workbook is damaged or made in a way that can’t be read. Open it in your spreadsheet program, save it as a new workbook, and bring that in.',
  'too-slow':
    'This workbook took too long to read, or too much memory. Copy the sheet you need into a new workbook, and bring that in.',
}

const mostSeconds = 60
const mostMegabytes = 1024

/** The program that reads: beside this one once it is built, else the source itself. */
const child = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('./workbook-child.ts', import.meta.url)
    : new URL('./workbook-child.js', import.meta.url),
)

/** Reads a workbook in a process of its own, bounded in what it may unpack, hold and take. The caller closes it. */
export async function openWorkbook(
  files: FileStore,
  from: AsyncIterable<Uint8Array>,
): Promise<OpenedWorkbook> {
  const path = join(files.temporary, newId())
  try {
    await pipeline(from, createWriteStream(path))
    const told = await readBeside(path)
    if ('refused' in told) return { accepted: false, because: told.refused, message: words[told.refused] }
    return {
      accepted: true,
      sheets: told.sheets.map(({ name, rows, path: text }) => ({
        name,
        rows,
        open: () => createReadStream(text),
      })),
      close: () => discardAll(files, told.sheets),
    }
  } finally {
    await files.discard(path)
  }
}

async function discardAll(files: FileStore, sheets: readonly SheetTold[]): Promise<void> {
  for (const { path } of sheets) await files.discard(path)
}

function readBeside(path: string): Promise<WorkbookTold> {
  const options = {
    timeout: mostSeconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: 10_000_000,
    env: {},
  } as const
  const given = [`--max-old-space-size=${mostMegabytes}`, child, path, `${path}-sheet`]
  return new Promise((resolve) => {
    execFile(process.execPath, given, options, (error, out) => {
      resolve(error ? { refused: 'too-slow' } : (JSON.parse(out) as WorkbookTold))
    })
  })
}
