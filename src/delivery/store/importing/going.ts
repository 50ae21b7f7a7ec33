import type { CommitmentPreviewed } from '../../../contracts/index.ts'
import type { GoingThroughSheets, GoneThrough } from '../../../contracts/store.ts'
import { unitWords } from '../../../measurement/index.ts'
import type { FactRow, Tx } from '../../../platform/tx.ts'
import type { SheetRead } from '../../tracker/reading.ts'
import type { CommitmentTold, TrackerFault } from '../../tracker/told.ts'
import { type CommitmentPlanned, type Finding, Planning } from './planning.ts'
import { type CommitmentsImportNeeds, WritingCommitments } from './writing-commitments.ts'

const mostFirst = 10
const together = 1000
const mostDoubts = 200

interface GoingOptions extends Pick<GoingThroughSheets, 'writes' | 'keep'> {
  importId: string
  finding: Finding
  needs: CommitmentsImportNeeds
}

/** Goes through a tracker's commitments once, some at a time, the same way whether it is tried or applied. */
export class Going {
  readonly #options: GoingOptions
  readonly #planning: Planning
  readonly #writing: WritingCommitments
  readonly #found: TrackerFault[] = []
  readonly #moving: CommitmentPreviewed[] = []
  readonly #others: CommitmentPreviewed[] = []
  readonly #facts: FactRow[] = []
  readonly counts = { read: 0, added: 0, changed: 0, unchanged: 0 }
  #deliveries = 0
  #deliveriesChanged = 0

  constructor(tx: Tx, options: GoingOptions) {
    const { importId, finding, needs } = options
    this.#options = options
    this.#writing = new WritingCommitments(tx, { importId, finding, needs })
    this.#planning = new Planning(tx, finding, ({ sheet, row }, severity, message) =>
      this.#found.push({ sheet, row, heading: null, severity, message }),
    )
  }

  async take({ rows, commitments, faults }: SheetRead): Promise<void> {
    this.#found.push(...faults)
    for (let from = 0; from === 0 || from < commitments.length; from += together)
      await this.#plan(commitments.slice(from, from + together))
    this.counts.read += rows
  }

  async #plan(told: readonly CommitmentTold[]): Promise<void> {
    const { writes, keep } = this.#options
    const planned = await this.#planning.plan(told)
    const found = inOrder(this.#found.splice(0))
    await keep(
      found.map(({ sheet, heading, ...fault }) => ({ ...fault, pointer: sheet || null, field: heading })),
    )
    for (const one of planned) this.#count(one)
    if (writes) this.#facts.push(...(await this.#writing.write(planned)))
  }

  #count(one: CommitmentPlanned): void {
    const { change, deliveries } = one
    const changed = deliveries.filter(({ replaces }) => replaces !== null).length
    this.counts[change] += 1
    this.#deliveriesChanged += changed
    this.#deliveries += deliveries.length - changed
    const first = change !== 'unchanged' || deliveries.length > 0 ? this.#moving : this.#others
    if (first.length < mostFirst) first.push(previewOf(one))
  }

  result(): Omit<GoneThrough, 'suppliers' | 'contracts'> {
    const { contracts, measures, people } = this.#options.finding
    return {
      counts: this.counts,
      preview: {
        commitments: {
          contracts: contracts.count,
          measures: measures.ownNames(),
          ownersNotFound: people.notFound(),
          deliveries: this.#deliveries,
          deliveriesChanged: this.#deliveriesChanged,
          first: [...this.#moving, ...this.#others].slice(0, mostFirst),
          doubts: [...contracts.doubts(), ...measures.doubts()].slice(0, mostDoubts),
        },
      },
      recordsDigest: this.#planning.digest(),
      facts: this.#facts,
    }
  }
}

function inOrder(faults: readonly TrackerFault[]): TrackerFault[] {
  const sheets = [...new Set(faults.map(({ sheet }) => sheet))]
  return faults.toSorted((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.row - b.row)
}

function previewOf({
  told,
  resolved,
  measure,
  commitment,
  change,
  changes,
  deliveries,
}: CommitmentPlanned): CommitmentPreviewed {
  const replaced = deliveries.filter(({ replaces }) => replaces !== null).length
  return {
    change,
    title: commitment.title,
    contract: resolved.is === 'new' ? `${resolved.contract.title} (new)` : resolved.contract.title,
    measure: measure.own === undefined ? measure.name : `${measure.name} (your own)`,
    amount: unitWords(measure, commitment.quantity),
    due: commitment.due,
    quarters: told.delivered.length,
    changes: [
      ...changes,
      ...(change === 'unchanged' && deliveries.length > replaced
        ? [`${deliveries.length - replaced} of its deliveries are new.`]
        : []),
      ...(replaced > 0 ? [`${replaced} of its deliveries are told otherwise than before.`] : []),
    ],
    sheet: told.sheet,
    row: told.row,
  }
}
