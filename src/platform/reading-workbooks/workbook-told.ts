import type { WorkbookRefusal } from './packed-size.ts'

/** A sheet of a workbook, written down as text with commas. */
export interface SheetTold {
  name: string
  path: string
  /** Rows with anything in them. */
  rows: number
}

/** What the process that reads a workbook tells. */
export type WorkbookTold = { sheets: SheetTold[] } | { refused: WorkbookRefusal }
