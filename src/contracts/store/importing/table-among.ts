import { openTable, type Table } from '../../register-file/table.ts'
import type { FileSheet } from './file-sheets.ts'

export interface TableFound {
  table: Table
  /** The sheet's name, where there are several. */
  sheet: string
}

/** The sheet with these headings; else the one with the most columns that hold something known, nought being too few. */
export async function tableAmong(
  sheets: readonly FileSheet[],
  knownIn: (headings: readonly string[]) => number,
  headings?: readonly string[],
): Promise<TableFound | undefined> {
  let best: (TableFound & { known: number }) | undefined
  for (const { name, open, delimiter } of sheets) {
    const opened = await openTable(open, delimiter ? { delimiter } : {})
    if (!opened.accepted) continue
    const table = opened.fact
    const sheet = sheets.length > 1 ? name : ''
    if (headings && table.headings.join('\n') === headings.join('\n')) return { table, sheet }
    const known = knownIn(table.headings)
    if (known > (best?.known ?? 0)) best = { table, sheet, known }
  }
  return best
}
