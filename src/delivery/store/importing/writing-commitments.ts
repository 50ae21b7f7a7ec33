import { addCommitments, changeCommitments } from '../../../contracts/store.ts'
import type { FactRow, Tx } from '../../../platform/tx.ts'
import type { ContractKnown } from '../../tracker/contract-match.ts'
import { addEarlier } from './earlier.ts'
import type { CommitmentPlanned, Finding } from './planning.ts'

/** What bringing in commitments needs of later rooms. */
export interface CommitmentsImportNeeds {
  /** Performance and the register: these commitments were added or changed, or what was delivered towards them. */
  afterCommitmentsChange(
    tx: Tx,
    change: { touched: readonly string[]; changed: readonly string[] },
  ): Promise<void>
}

interface WritingOptions {
  importId: string
  finding: Finding
  needs: CommitmentsImportNeeds
}

/** Writes what was planned, some at a time, all in the import's own transaction. */
export class WritingCommitments {
  readonly #tx: Tx
  readonly #options: WritingOptions
  /** The contracts and measures that were added, in the order they were found. */
  readonly #contracts: ContractKnown[] = []
  readonly #measures: string[] = []

  constructor(tx: Tx, options: WritingOptions) {
    this.#tx = tx
    this.#options = options
  }

  /** Answers with the rows of other imports, and of none, that it changed. */
  async write(planned: readonly CommitmentPlanned[]): Promise<FactRow[]> {
    const { importId, finding, needs } = this.#options
    const { added, facts: again } = await finding.contracts.write(importId)
    this.#contracts.push(...added)
    this.#measures.push(...(await finding.measures.write()))
    const some = planned.map((one) => withIds(one, this.#contracts, this.#measures))
    const asFile = ({ resolved, key, digest, commitment }: CommitmentPlanned) => ({
      contract: resolved.contract.id,
      key,
      digest,
      commitment,
    })
    const fresh = some.filter(({ change }) => change === 'added')
    const moved = some.filter(({ change }) => change === 'changed')
    const ids = await addCommitments(this.#tx, fresh.map(asFile), importId)
    const changing = moved.map((one) => ({ ...asFile(one), id: one.known!.id, version: one.known!.version }))
    await changeCommitments(this.#tx, changing, importId, 'A newer file says otherwise.')
    const idOf = new Map([...fresh.entries()].map(([place, one]) => [one, ids[place]!]))
    const earlier = some.flatMap((one) =>
      one.deliveries.map((delivery) => ({ ...delivery, commitment: idOf.get(one) ?? one.known!.id })),
    )
    const facts = await addEarlier(this.#tx, earlier, importId)
    const changed = changing.map(({ id }) => id)
    const touched = [...new Set([...ids, ...changed, ...earlier.map(({ commitment }) => commitment)])]
    await needs.afterCommitmentsChange(this.#tx, { touched, changed })
    const sealed = changing.flatMap(({ id, version }): FactRow[] => [
      { table: 'commitment', key: { commitment_id: id } },
      { table: 'commitment_fact', key: { commitment_id: id, version: version + 1 } },
    ])
    return [...again, ...facts, ...sealed]
  }
}

/** The commitment with the ids that its new contract and its own measure got. */
function withIds(
  one: CommitmentPlanned,
  added: readonly ContractKnown[],
  own: readonly string[],
): CommitmentPlanned {
  const isOwn = one.measure.own !== undefined && one.commitment.measure === one.measure.id
  const measure = isOwn ? own[one.measure.own!]! : one.commitment.measure
  if (one.resolved.is === 'known') return { ...one, commitment: { ...one.commitment, measure } }
  const contract = added[one.resolved.place]!
  const supplier = contract.suppliers[0]!.id
  return {
    ...one,
    resolved: { ...one.resolved, contract },
    commitment: { ...one.commitment, measure, supplier },
  }
}
