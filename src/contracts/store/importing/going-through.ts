import type { Tx } from '../../../platform/database.ts'
import { type Known, PlanDigest } from '../../change-plan.ts'
import { type ImportCounts, noCounts } from '../../import.ts'
import { contractsKnown, editedByHand, hasContracts } from '../bulk-contracts.ts'
import { FaultsKept, type KeepingFaults } from './faults-kept.ts'
import type { IncomingBatch } from './incoming-batch.ts'
import type { ImportPreview } from '../../import-preview.ts'
import { plan, type Planned, warnOfHands } from './planned.ts'
import { Previewing } from './previewing.ts'
import type { Writing } from './writing.ts'

export interface GoingThroughOptions extends KeepingFaults {
  /** Writes what is planned; without it the file is only tried. */
  writing?: Writing
  /** Told how many rows are done. */
  progress: (done: number) => void
}

/** Goes through a file once, the same way whether it is tried or applied, in memory that does not grow with the file. */
export class GoingThrough {
  readonly #tx: Tx
  readonly #options: GoingThroughOptions
  readonly #digest = new PlanDigest()
  readonly #faults: FaultsKept
  #isFirst: boolean | undefined
  readonly #previewing: Previewing
  readonly counts: ImportCounts = { ...noCounts }

  constructor(tx: Tx, options: GoingThroughOptions) {
    this.#tx = tx
    this.#options = options
    this.#faults = new FaultsKept(tx, options)
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
    await this.#faults.take([...batch.faults, ...faults, ...warnings])
    this.counts.refused = this.#faults.refused
    this.counts.warnings = this.#faults.warnings
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
}
