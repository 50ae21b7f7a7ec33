import { sql } from 'kysely'
import { SuppliersToAdd } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/database.ts'
import {
  type ContractPreviewed,
  FirstContracts,
  type ImportBeside,
  type ImportPreview,
  nothingBeside,
} from '../../import-preview.ts'
import type { IncomingProcurement } from '../../incoming.ts'
import { procurementsKnown } from '../procurements.ts'
import type { IncomingBatch } from './incoming-batch.ts'
import type { Planned } from './planned.ts'

/** Counts, batch by batch before any of it is written, what a file brings beside its contracts, and keeps the first of them. */
export class Previewing {
  readonly #tx: Tx
  readonly #suppliers: SuppliersToAdd | undefined
  readonly #first = new FirstContracts()
  readonly #beside: ImportBeside = { ...nothingBeside }

  /** Suppliers need looking up only while nothing is written: of those that were, the records tell. */
  constructor(tx: Tx, { looksForSuppliers }: { looksForSuppliers: boolean }) {
    this.#tx = tx
    this.#suppliers = looksForSuppliers ? new SuppliersToAdd(tx) : undefined
  }

  async take(
    { procurements }: Pick<IncomingBatch, 'procurements'>,
    planned: readonly Planned[],
  ): Promise<void> {
    if (!this.#first.areComplete) for (const each of planned) this.#first.take(previewOf(each))
    await this.#countProcurements(procurements)
    const moving = planned.filter(({ change }) => change !== 'unchanged')
    for (const { incoming } of moving) this.#beside.kpiResults += incoming.kpiResults.length
    this.#beside.drafts += await draftsToAdd(this.#tx, moving)
    await this.#suppliers?.take(moving.flatMap(({ incoming }) => incoming.suppliers))
  }

  async #countProcurements(told: readonly IncomingProcurement[]): Promise<void> {
    if (told.length === 0) return
    const known = await procurementsKnown(
      this.#tx,
      told.map(({ terms }) => terms.ocid),
    )
    for (const { digest, terms } of told) {
      const before = known.get(terms.ocid)
      const isNew = !before || before.withdrawn
      if (isNew) this.#beside.procurements += 1
      if (!isNew && before.digest === digest) continue
      const criteria = terms.criteria.filter(({ kind }) => kind === 'criterion')
      this.#beside.criteria += criteria.length
      this.#beside.socialCriteria += criteria.filter(({ namesSocialValue }) => namesSocialValue).length
    }
  }

  value(): ImportPreview {
    const { suppliers } = this.#beside
    return { ...this.#beside, suppliers: this.#suppliers?.count ?? suppliers, first: this.#first.value() }
  }
}

const mostNames = 3

function previewOf({ change, incoming: { terms, suppliers, row } }: Planned): ContractPreviewed {
  return {
    change,
    title: terms.title,
    suppliers: suppliers.slice(0, mostNames).map(({ name }) => name),
    suppliersInAll: suppliers.length,
    value: terms.value?.toFixed() ?? null,
    valueGross: terms.valueGross?.toFixed() ?? null,
    starts: terms.starts,
    ends: terms.ends,
    row,
  }
}

/** How many promises of these contracts nobody has been told of yet. */
async function draftsToAdd(tx: Tx, moving: readonly Planned[]): Promise<number> {
  const promising = moving.filter(({ incoming }) => incoming.drafts.length > 0)
  const all = promising.reduce((count, { incoming }) => count + incoming.drafts.length, 0)
  const known = promising.flatMap(({ known: contract }) => (contract ? [contract.id] : []))
  if (known.length === 0) return all
  const { rows } = await sql<{ contract: string; key: string }>`
    select contract_id as contract, source_key as key from commitment_draft
    where authority_id = ${tx.authority} and contract_id = any(${known}::uuid[])`.execute(tx)
  const there = new Set(rows.map(({ contract, key }) => `${contract} ${key}`))
  const again = promising.flatMap(({ known: contract, incoming }) =>
    incoming.drafts.filter(({ key }) => there.has(`${contract?.id} ${key}`)),
  )
  return all - again.length
}

/** How many suppliers an import added, or made stand again. */
export async function suppliersAddedBy(tx: Tx, importId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from supplier
    where authority_id = ${tx.authority} and import_id = ${importId}`.execute(tx)
  return rows[0]!.count
}
