import type { Tx } from '../../../platform/database.ts'
import { type Known, PlanDigest } from '../../change-plan.ts'
import { type ImportCounts, noCounts } from '../../import.ts'
import { contractsKnown, editedByHand, hasContracts } from '../bulk-contracts.ts'
import { addFaults, type ImportFault } from '../import-faults.ts'
import type { IncomingBatch } from './incoming-batch.ts'
import type { ImportPreview } from '../../import-preview.ts'
import { plan, type Planned, warnOfHands } from './planned.ts'
import { Previewing } from './previewing.ts'
import type { Writing } from './writing.ts'

/** A fault was found, and none is allowed: nothing of the file is brought in. */
export class FaultFound extends Error {}

export interface GoingThroughOptions {
  importId: string
  /** Writes what is planned; without it the file is only tried. */
  writing?: Writing
  /** Keeps the faults to be shown; when they were kept by a try before, they need no keeping again. */
  keepsFaults: boolean
  /** Gives up at the first fault. */
  stopsAtFault: boolean
  /** Told how many rows are done. */
  progress: (done: number) => void
}

/** Goes through a file once, the same way whether it is tried or applied, in memory that does not grow with the file. */
export class GoingThrough {
  readonly #tx: Tx
  readonly #options: GoingThroughOptions
  readonly #digest = new PlanDigest()
  readonly #refusedRows = new Set<number | string>()
  #faults = 0
  #unplaced = 0
  #isFirst: boolean | undefined
  readonly #previewing: Previewing
  readonly counts: ImportCounts = { ...noCounts }

  constructor(tx: Tx, options: GoingThroughOptions) {
    this.#tx = tx
    this.#options = options
    this.#previewing = new Previewing(tx, { looksForSuppliers: !options.writing })
  }

  /** Reads the next batch while the database works on the last. */
  async run(batches: AsyncIterable<IncomingBatch>): Promise<void> {
    let working: Promise<void> = Promise.resolve()
    try {
      for await (const batch of batches) {
        await working
        working = this.#take(batch)
        working.catch(() => undefined) // it is awaited above or below, perhaps after it has failed
      }
    } finally {
      await working
    }
  }

  /** The fingerprint of all that the file does to the records. */
  digest(): string {
    return this.#digest.value()
  }

  /** What comes beside the contracts, and the first of them. */
  preview(): ImportPreview {
    return this.#previewing.value()
  }

  async #take(batch: IncomingBatch): Promise<void> {
    const { writing, progress } = this.#options
    const known = await this.#known(batch)
    const { planned, faults } = plan(batch.contracts, known)
    const warnings = writing ? [] : warnOfHands(planned, await this.#editedByHand(planned))
    await this.#keep([...batch.faults, ...faults, ...warnings])
    await this.#previewing.take(batch, planned)
    if (writing) {
      await writing.keep(batch.procurements, batch.releases)
      await writing.write(planned)
    }
    for (const { change, known: before, incoming } of planned) {
      this.counts[change] += 1
      this.#digest.take(incoming.key, change, before)
    }
    this.counts.read += batch.rows
    progress(this.counts.read)
  }

  /** Before the first contract of an authority nothing needs to be looked up. */
  async #known({ contracts }: IncomingBatch): Promise<ReadonlyMap<string, Known>> {
    this.#isFirst ??= !(await hasContracts(this.#tx))
    if (this.#isFirst || contracts.length === 0) return new Map()
    return contractsKnown(
      this.#tx,
      contracts.map(({ key }) => key),
    )
  }

  async #editedByHand(planned: readonly Planned[]): Promise<Set<string>> {
    const ids = planned.filter(({ change }) => change === 'changed').map(({ known }) => known!.id)
    return editedByHand(this.#tx, ids)
  }

  async #keep(faults: readonly ImportFault[]): Promise<void> {
    const { importId, keepsFaults, stopsAtFault } = this.#options
    for (const { severity, row, pointer } of faults) {
      if (severity === 'warning') this.counts.warnings += 1
      else this.#refusedRows.add(row ?? pointer ?? `unplaced ${this.#unplaced++}`)
    }
    this.counts.refused = this.#refusedRows.size
    if (stopsAtFault && this.counts.refused > 0) throw new FaultFound()
    if (keepsFaults) await addFaults(this.#tx, importId, this.#faults, faults)
    this.#faults += faults.length
  }
}
