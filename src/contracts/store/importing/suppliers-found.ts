import { findOrAddSuppliers } from '../../../parties/store.ts'
import type { DescribedSupplier } from '../../../parties/index.ts'
import type { Tx } from '../../../platform/database.ts'

/** The suppliers a file names, each looked for in the records once. */
export class SuppliersFound {
  readonly #tx: Tx
  readonly #importId: string
  readonly #ids = new Map<string, string>()

  constructor(tx: Tx, importId: string) {
    this.#tx = tx
    this.#importId = importId
  }

  /** Makes sure that all of these are known. */
  async find(described: readonly DescribedSupplier[]): Promise<void> {
    const missing = new Map<string, DescribedSupplier>()
    for (const supplier of described) {
      const name = written(supplier)
      if (!this.#ids.has(name)) missing.set(name, supplier)
    }
    const ids = await findOrAddSuppliers(this.#tx, [...missing.values()], this.#importId)
    for (const [place, name] of [...missing.keys()].entries()) this.#ids.set(name, ids[place]!)
  }

  idOf(supplier: DescribedSupplier): string {
    return this.#ids.get(written(supplier))!
  }
}

function written({ name, postcode, identifiers }: DescribedSupplier): string {
  const numbers = identifiers.map(({ scheme, id }) => `${scheme}/${id}`).join(' ')
  return `${name}\n${postcode ?? ''}\n${numbers}`
}
