import { canonicalIdentifier, type OrganisationIdentifier, postcodeOf } from '../language/identifier.ts'

/** A supplier as a file or a notice describes it. */
export interface DescribedSupplier {
  name: string
  kind: string
  identifiers: readonly OrganisationIdentifier[]
  postcode?: string | null
}

/** What is known of a supplier for telling whether it is the one described. */
export interface KnownSupplier {
  id: string
  name: string
  postcode: string | null
  identifiers: OrganisationIdentifier[]
}

/**
 * Finds, among the suppliers it was told of, the one that somebody describes: by an identifier; else by exact name and
 * postcode; else by exact name. A name is not enough where both have a number of the same scheme and the numbers differ.
 */
export class SupplierFinder {
  readonly #byIdentifier = new Map<string, KnownSupplier>()
  readonly #byName = new Map<string, KnownSupplier[]>()

  constructor(known: Iterable<KnownSupplier> = []) {
    for (const supplier of known) this.add(supplier)
  }

  add(supplier: KnownSupplier): void {
    for (const identifier of supplier.identifiers) this.#byIdentifier.set(written(identifier), supplier)
    const key = nameKey(supplier.name)
    const sameName = this.#byName.get(key)
    if (sameName) sameName.push(supplier)
    else this.#byName.set(key, [supplier])
  }

  find(described: DescribedSupplier): KnownSupplier | undefined {
    const identifiers = described.identifiers.map(canonicalIdentifier)
    for (const identifier of identifiers) {
      const found = this.#byIdentifier.get(written(identifier))
      if (found) return found
    }
    const sameName = (this.#byName.get(nameKey(described.name)) ?? []).filter(
      (supplier) => !differs(supplier.identifiers, identifiers),
    )
    const postcode = postcodeOf(described.postcode ?? '')
    return sameName.find((supplier) => postcode && supplier.postcode === postcode) ?? sameName[0]
  }

  /** Says that the supplier is known by these numbers too; answers with those that are new. */
  learn(supplier: KnownSupplier, identifiers: readonly OrganisationIdentifier[]): OrganisationIdentifier[] {
    const learnt: OrganisationIdentifier[] = []
    for (const identifier of identifiers.map(canonicalIdentifier)) {
      if (identifier.id === '' || this.#byIdentifier.has(written(identifier))) continue
      this.#byIdentifier.set(written(identifier), supplier)
      learnt.push(identifier)
    }
    supplier.identifiers.push(...learnt)
    return learnt
  }
}

/** Names are the same whatever their capitals and the spaces between. */
export function nameKey(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

function written({ scheme, id }: OrganisationIdentifier): string {
  return `${scheme}/${id}`
}

function differs(
  known: readonly OrganisationIdentifier[],
  other: readonly OrganisationIdentifier[],
): boolean {
  return other.some(({ scheme, id }) => {
    const ofScheme = known.filter((identifier) => identifier.scheme === scheme)
    return ofScheme.length > 0 && !ofScheme.some((identifier) => identifier.id === id)
  })
}
