import type { Tx } from '../../../platform/database.ts'
import { addFaults, type ImportFault } from '../import-faults.ts'

/** A fault was found, and none is allowed: nothing of the file is brought in. */
export class FaultFound extends Error {}

export interface KeepingFaults {
  importId: string
  /** Keeps the faults to be shown; when they were kept by a try before, they need no keeping again. */
  keepsFaults: boolean
  /** Gives up at the first fault. */
  stopsAtFault: boolean
}

/** The faults and warnings of a file as they are found: counted, and kept to be shown. */
export class FaultsKept {
  readonly #tx: Tx
  readonly #keeping: KeepingFaults
  readonly #refusedRows = new Set<number | string>()
  #faults = 0
  #unplaced = 0
  warnings = 0

  constructor(tx: Tx, keeping: KeepingFaults) {
    this.#tx = tx
    this.#keeping = keeping
  }

  /** How many rows or notices have a fault. */
  get refused(): number {
    return this.#refusedRows.size
  }

  async take(faults: readonly ImportFault[]): Promise<void> {
    const { importId, keepsFaults, stopsAtFault } = this.#keeping
    for (const { severity, row, pointer } of faults) {
      if (severity === 'warning') this.warnings += 1
      else this.#refusedRows.add(placeOf(row, pointer) ?? `unplaced ${this.#unplaced++}`)
    }
    if (stopsAtFault && this.refused > 0) throw new FaultFound()
    if (keepsFaults) await addFaults(this.#tx, importId, this.#faults, faults)
    this.#faults += faults.length
  }
}

/** A row number is told with its sheet, where there are sheets. */
function placeOf(row: number | null, pointer: string | null): number | string | null {
  if (row === null || pointer === null) return row ?? pointer
  return `${row} ${pointer}`
}
