import type { RegisterColumns } from './columns.ts'
import type { RegisterFault } from './contract.ts'
import type { TableRow } from './records.ts'
import { rowReader } from './row.ts'
import { TableFault } from './table-fault.ts'
import type { Rows } from './table.ts'

/** The keys that stand in more than one row of a register, with how many. */
export type RegisterSurvey = ReadonlyMap<string, number>

/** Counts how often each key comes. */
export class KeyCount {
  private readonly once = new Set<string>()
  readonly several = new Map<string, number>()

  add(key: string): void {
    if (this.once.has(key)) this.several.set(key, (this.several.get(key) ?? 1) + 1)
    else this.once.add(key)
  }
}

/** Goes through the rows; a fault of the file itself ends it early and is given back. */
export async function throughRows(
  table: Rows,
  each: (row: TableRow) => void,
): Promise<RegisterFault | undefined> {
  try {
    for await (const rows of table.rows()) rows.forEach(each)
    return undefined
  } catch (error) {
    return fileFault(error)
  }
}

/** A fault of the file itself, said as a row's faults are; anything else is thrown on. */
export function fileFault(error: unknown): RegisterFault {
  if (!(error instanceof TableFault)) throw error
  return { row: error.row ?? 0, message: error.message }
}

/** Goes through a register once to see which contracts stand in more than one row. */
export async function surveyRegister(table: Rows, columns: RegisterColumns): Promise<RegisterSurvey> {
  const { keyOf } = rowReader(columns)
  const keys = new KeyCount()
  await throughRows(table, (row) => {
    const key = keyOf(row)
    if (key !== undefined) keys.add(key)
  })
  return keys.several
}
