import type { Platform } from '../../../platform/platform.ts'
import { openWorkbook } from '../../../platform/reading-workbooks/open-workbook.ts'
import { isUsualHeading } from '../../register-file/heading.ts'

import { openTable, type Table } from '../../register-file/table.ts'
import { TableFault } from '../../register-file/table-fault.ts'
import type { OpenBytes } from '../../register-file/text.ts'
import type { ImportFormat, ImportRecord } from '../imports.ts'
import { FileRefused } from './incoming-batch.ts'

/** A sheet of a file, as text with delimiters; a CSV file is one sheet without a name. */
export interface FileSheet {
  name: string
  open: OpenBytes
  /** What parts its cells, where that is known. */
  delimiter?: ','
  /** Rows with anything in them, where that is known. */
  rows?: number
}

/** Opens the sheets of a file for as long as the work on them goes on. Throws FileRefused for a workbook that can't be read. */
export async function withSheets<Answer>(
  { files }: Pick<Platform, 'files'>,
  format: ImportFormat,
  open: () => AsyncIterable<Uint8Array>,
  work: (sheets: FileSheet[]) => Promise<Answer>,
): Promise<Answer> {
  if (format !== 'xlsx') return work([{ name: '', open }]).catch(refuse)
  const opened = await openWorkbook(files, open())
  if (!opened.accepted) throw new FileRefused(opened.message)
  const sheets = opened.sheets.filter(({ rows }) => rows > 0)
  try {
    return await work(sheets.map((sheet) => ({ ...sheet, delimiter: ',' }))).catch(refuse)
  } finally {
    await opened.close()
  }
}

/** A text that stops being a table can't be brought in; its fault says where and why. */
function refuse(error: unknown): never {
  throw error instanceof TableFault ? new FileRefused(error.message) : error
}

/** The sheets of a kept file. */
export function withSheetsOf<Answer>(
  platform: Pick<Platform, 'files'>,
  authority: string,
  { format, sha256 }: Pick<ImportRecord, 'format' | 'sha256'>,
  work: (sheets: FileSheet[]) => Promise<Answer>,
): Promise<Answer> {
  return withSheets(platform, format, () => platform.files.pieces(authority, sha256), work)
}

/** The table of the sheet that looks most like a contracts register, told by its usual headings. Throws FileRefused when none is. */
export async function registerAmong(
  sheets: readonly FileSheet[],
  headingRow: number | undefined,
  headings?: readonly string[],
): Promise<Table> {
  let best: { table: Table; usual: number } | undefined
  let problem = 'This workbook has no sheet with anything in it.'
  for (const { open, delimiter } of sheets) {
    const opened = await openTable(open, {
      ...(headingRow ? { headingRow } : {}),
      ...(delimiter ? { delimiter } : {}),
    })
    if (!opened.accepted) {
      problem = opened.message
      continue
    }
    const table = opened.fact
    if (headings && table.headings.join('\n') === headings.join('\n')) return table
    const usual = table.headings.filter(isUsualHeading).length
    if (!best || usual > best.usual) best = { table, usual }
  }
  if (!best) throw new FileRefused(problem)
  return best.table
}
