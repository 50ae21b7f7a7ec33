import type { Day } from '../../../language/day.ts'
import type { Tx } from '../../../platform/database.ts'
import type { ContractTerms } from '../../contract.ts'
import type { IncomingProcurement } from '../../incoming.ts'
import { addContracts, changeContracts } from '../bulk-contracts.ts'
import { addDrafts } from '../drafts.ts'
import { keepKpiResults, keepReleases, type ReleaseToKeep } from '../notices.ts'
import { keepProcurements, procurementsKnown } from '../procurements.ts'
import { frameworksOf } from './frameworks.ts'
import { placeFinder } from './places.ts'
import type { Planned } from './planned.ts'
import { SuppliersFound } from './suppliers-found.ts'

/** Writes what was planned, batch by batch, in the one transaction of the import. */
export class Writing {
  readonly #tx: Tx
  readonly #recording: { from: Day; importId: string }
  readonly #suppliers: SuppliersFound
  #placeIn: ((words: string | null) => string | null) | undefined
  /** Contracts that stood before and say something else now. */
  readonly changed: string[] = []

  constructor(tx: Tx, recording: { from: Day; importId: string }) {
    this.#tx = tx
    this.#recording = recording
    this.#suppliers = new SuppliersFound(tx, recording.importId)
  }

  async keep(
    procurements: readonly IncomingProcurement[],
    releases: readonly ReleaseToKeep[],
  ): Promise<void> {
    const { importId } = this.#recording
    await keepReleases(this.#tx, releases, importId)
    await keepProcurements(this.#tx, procurements, importId)
  }

  async write(planned: readonly Planned[]): Promise<void> {
    const moving = planned.filter(({ change }) => change !== 'unchanged')
    if (moving.length === 0) return
    await this.#suppliers.find(moving.flatMap(({ incoming }) => incoming.suppliers))
    const terms = await this.#termsOf(moving)
    const fresh = moving.filter(({ known }) => !known)
    const others = moving.filter(({ known }) => known)
    const added = fresh.map(({ incoming: { key, digest } }, place) => ({
      key,
      digest,
      terms: terms.get(fresh[place]!)!,
    }))
    const ids = await addContracts(this.#tx, added, this.#recording)
    const changed = others.map((one) => ({
      ...one.known!,
      digest: one.incoming.digest,
      terms: terms.get(one)!,
    }))
    await changeContracts(this.#tx, changed, this.#recording)
    this.changed.push(...changed.map(({ id }) => id))
    await this.#keepNoticed([
      ...fresh.map((one, place) => ({ id: ids[place]!, one })),
      ...others.map((one) => ({ id: one.known!.id, one })),
    ])
  }

  async #termsOf(moving: readonly Planned[]): Promise<Map<Planned, ContractTerms>> {
    this.#placeIn ??= await placeFinder(this.#tx)
    const frameworks = await frameworksOf(
      this.#tx,
      moving.map(({ incoming }) => incoming.framework),
    )
    const ocids = moving.map(({ incoming }) => incoming.procurement).filter((ocid) => ocid !== null)
    const procurements = ocids.length > 0 ? await procurementsKnown(this.#tx, ocids) : new Map()
    return new Map(
      moving.map((one) => {
        const { terms, suppliers, placeWords, procurement, framework } = one.incoming
        return [
          one,
          {
            ...terms,
            suppliers: [...new Set(suppliers.map((supplier) => this.#suppliers.idOf(supplier)))],
            framework: frameworks.get(framework ?? '') ?? null,
            procurement: (procurements.get(procurement ?? '')?.id as string | undefined) ?? null,
            place: this.#placeIn!(placeWords),
            owner: null,
          },
        ]
      }),
    )
  }

  /** Drafts and results of notices; a register has none. */
  async #keepNoticed(written: readonly { id: string; one: Planned }[]): Promise<void> {
    const noticed = written.filter(({ one }) => one.incoming.procurement !== null)
    if (noticed.length === 0) return
    const { importId } = this.#recording
    const drafts = noticed.flatMap(({ id, one }) =>
      one.incoming.drafts.map((draft) => ({ ...draft, contract: id })),
    )
    await addDrafts(this.#tx, drafts, importId)
    const results = noticed.flatMap(({ id, one }) =>
      one.incoming.kpiResults.map((result) => ({ ...result, contract: id })),
    )
    const contracts = noticed.map(({ id }) => id)
    await keepKpiResults(this.#tx, contracts, results, importId)
  }
}
