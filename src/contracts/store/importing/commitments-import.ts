import type { FactRow, Tx } from '../../../platform/tx.ts'
import type { BuiltOn, ImportCounts } from '../../import.ts'
import type { ImportPreview } from '../../import-preview.ts'
import type { RememberedColumns } from '../../register-file/remembered.ts'
import type { ImportFault } from '../import-faults.ts'
import type { ChosenColumns, ImportRecord, SheetChosen } from '../imports.ts'
import type { FileSheet } from './file-sheets.ts'

/** What a column is taken for, and why. */
export interface FieldGuess {
  field: string | null
  because: string
  from: 'remembered' | 'guessed' | 'left-out'
}

/** A file as the person who chooses its columns sees it: every heading of its tables once. */
export interface SheetsSeen {
  headings: string[]
  guesses: FieldGuess[]
  sheets: SheetChosen[]
  /** The first rows, their cells under those headings. */
  rows: { row: number; cells: string[] }[]
}

/** How a file of commitments is gone through. */
export interface GoingThroughSheets {
  record: ImportRecord
  columns: ChosenColumns
  /** Whether what is planned is written too. */
  writes: boolean
  /** Told of faults in the file's order; may throw to end it. */
  keep: (faults: readonly ImportFault[]) => Promise<void>
  progress: (done: number) => void
}

/** A sheet whose rows can be sent again without the rest of it. */
export interface MendableSheet {
  name: string
  /** A line to stand above the headings. */
  above: string | null
  headings: string[]
  rows: () => AsyncIterable<{ row: number; cells: string[] }>
}

export interface GoneThrough {
  counts: Pick<ImportCounts, 'read' | 'added' | 'changed' | 'unchanged'>
  preview: Pick<ImportPreview, 'commitments' | 'ofSuppliers' | 'ofSpend'>
  /** How many suppliers it would add, or added. */
  suppliers: number
  /** The fingerprint of all that the file does to the records. */
  recordsDigest: string
  /** Rows of other imports, and of no import, that it changed: to be sealed by its act. */
  facts: FactRow[]
  /** Contracts of which the public may read something else now. */
  contracts: readonly string[]
}

/**
 * What is done with a file that is gone through sheet by sheet: of suppliers and of invoices here; of commitments, with what was delivered
 * towards them, in a later room. The import itself (kept, tried,
 * applied all or nothing, undone) is the one of contracts; this runs in its transaction, and app.ts hands it in.
 */
export interface CommitmentsImport {
  fields: readonly { name: string; label: string }[]
  /** What is wrong with a choice of columns, a sentence each. */
  columnFaults(columns: ChosenColumns): string[]
  see(
    sheets: readonly FileSheet[],
    remembered: (headings: readonly string[]) => Promise<RememberedColumns<string> | undefined>,
  ): Promise<SheetsSeen | { problem: string }>
  goThrough(tx: Tx, sheets: readonly FileSheet[], going: GoingThroughSheets): Promise<GoneThrough>
  /** Every row of its tables as it came, its cells under the headings of the choice. */
  rows(
    sheets: readonly FileSheet[],
    columns: ChosenColumns,
  ): AsyncIterable<{ sheet: string; row: number; cells: string[] }>
  /** Its tables so that some of their rows can stand by themselves: what stands above a table, and what a row leaves blank, in each row. */
  mendable?(sheets: readonly FileSheet[], columns: ChosenColumns): Promise<MendableSheet[]>
  builtOn(tx: Tx, record: ImportRecord): Promise<Pick<BuiltOn, 'commitmentsEdited' | 'deliveries'>>
  /** Takes back what it wrote, but its contracts; the rows of other imports that this changed, and the contracts it concerns. */
  undo(tx: Tx, record: ImportRecord): Promise<Pick<GoneThrough, 'facts' | 'contracts'>>
}
