import type { Tx } from '../../platform/database.ts'
import { type DescribedSupplier, SupplierFinder } from '../same-supplier.ts'
import { candidatesFor, newSupplier } from './find-suppliers.ts'

/**
 * Counts the suppliers that a file would add, batch by batch, found the way findOrAddSuppliers finds them; nothing is
 * written. One that was withdrawn and would stand again counts as added.
 */
export class SuppliersToAdd {
  readonly #tx: Tx
  readonly #finder = new SupplierFinder()
  readonly #candidates = new Set<string>()
  readonly #withdrawn = new Set<string>()
  readonly #seen = new Set<string>()
  count = 0

  constructor(tx: Tx) {
    this.#tx = tx
  }

  async take(described: readonly DescribedSupplier[]): Promise<void> {
    const written = described.map((one) => [writtenOf(one), one] as const)
    const unseen = new Map(written.filter(([words]) => !this.#seen.has(words)))
    if (unseen.size === 0) return
    for (const known of await candidatesFor(this.#tx, [...unseen.values()])) {
      if (this.#candidates.has(known.id)) continue
      this.#candidates.add(known.id)
      if (known.withdrawn) this.#withdrawn.add(known.id)
      this.#finder.add(known)
    }
    for (const [words, one] of unseen) {
      this.#seen.add(words)
      this.#findOrCount(one)
    }
  }

  #findOrCount(one: DescribedSupplier): void {
    const found = this.#finder.find(one)
    const supplier = found ?? newSupplier(one)
    if (!found) this.#finder.add(supplier)
    if (!found || this.#withdrawn.delete(supplier.id)) this.count += 1
    this.#finder.learn(supplier, one.identifiers)
  }
}

function writtenOf({ name, postcode, identifiers }: DescribedSupplier): string {
  return JSON.stringify([name, postcode ?? '', identifiers.map(({ scheme, id }) => [scheme, id])])
}
