import { parse } from 'csv-parse/sync'
import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FileStore } from '../files.ts'
import { openWorkbook } from '../reading-workbooks/open-workbook.ts'
import { mostLetters, mostRows, type ReadText } from './read-text.ts'

const letter = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const mostSeconds = 20
/** Bytes of a packed file that is unpacked to be read. */
const largestPacked = 5 * 1024 * 1024
const nothing: ReadText = { words: '', tables: [] }

const child = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('./letter-child.ts', import.meta.url)
    : new URL('./letter-child.js', import.meta.url),
)

/**
 * The beginning of what a text, a table with commas, a Word file or a workbook says, by its content; bounded, and packed ones in a
 * process of their own. Of anything else, and of what can't be read, nothing.
 */
export async function textOfFile(
  files: FileStore,
  {
    path,
    bytes,
    signature,
    isText,
  }: { path: string; bytes: number; signature: string | undefined; isText: boolean },
): Promise<ReadText> {
  if (isText) return textOf(await beginningOf(createReadStream(path, { end: mostLetters - 1 })))
  if (bytes > largestPacked) return nothing
  if (signature === letter) return textOfLetter(path)
  return signature === workbook ? textOfWorkbook(files, path) : nothing
}

async function beginningOf(from: AsyncIterable<unknown>): Promise<string> {
  const pieces: Buffer[] = []
  let left = mostLetters
  for await (const piece of from) {
    pieces.push((piece as Buffer).subarray(0, left))
    left -= (piece as Buffer).length
    if (left <= 0) break
  }
  return new TextDecoder().decode(Buffer.concat(pieces))
}

/** A text whose lines are parted by one sign is a table too. */
function textOf(words: string): ReadText {
  const [sign] = [',', ';', '\t'].toSorted((a, b) => countIn(words, b) - countIn(words, a))
  return { words, tables: [rowsOf(words, sign!)] }
}

const countIn = (words: string, sign: string) => words.slice(0, 2000).split(sign).length

function rowsOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      to: mostRows,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      bom: true,
    })
  } catch {
    return []
  }
}

async function textOfWorkbook(files: FileStore, path: string): Promise<ReadText> {
  const opened = await openWorkbook(files, createReadStream(path))
  if (!opened.accepted) return nothing
  try {
    const tables: string[][][] = []
    for (const sheet of opened.sheets.slice(0, 20)) tables.push(rowsOf(await beginningOf(sheet.open()), ','))
    return { words: tables.flatMap((rows) => rows.map((row) => row.join('\t'))).join('\n'), tables }
  } finally {
    await opened.close()
  }
}

function textOfLetter(path: string): Promise<ReadText> {
  const options = {
    timeout: mostSeconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: 20_000_000,
    env: {},
  } as const
  return new Promise((resolve) => {
    execFile(process.execPath, ['--max-old-space-size=256', child, path], options, (error, out) =>
      resolve(error ? nothing : (JSON.parse(out) as ReadText)),
    )
  })
}
