import { canonicalIdentifier, postcodeOf } from '../language/identifier.ts'
import { loosely } from '../language/loosely.ts'
import { type DescribedSupplier, type KnownSupplier, nameKey } from './same-supplier.ts'

/** Whether somebody whom a file describes is known: surely, perhaps, or not. */
export type SupplierMatch<Known extends KnownSupplier = KnownSupplier> =
  | { is: 'known'; supplier: Known }
  | { is: 'alike'; candidates: Known[]; because: string; likely: Known | undefined }
  | { is: 'new' }

const mostCandidates = 10

/**
 * Finds whom a file describes: by a number; else by name and postcode; what is only alike is for a person, with the one it
 * most likely is. Where both have a number of the same kind and the numbers differ, they are two.
 */
export class AlikeSuppliers<Known extends KnownSupplier> {
  readonly #byNumber = new Map<string, Known>()
  readonly #byLooseName: Map<string, Known[]>
  readonly #byFirstWord: Map<string, Known[]>
  readonly byId: ReadonlyMap<string, Known>

  constructor(known: readonly Known[]) {
    for (const one of known)
      for (const { scheme, id } of one.identifiers) this.#byNumber.set(`${scheme}/${id}`, one)
    this.#byLooseName = Map.groupBy(known, ({ name }) => loosely(name))
    this.#byFirstWord = Map.groupBy(known, ({ name }) => loosely(name).split(' ')[0]!)
    this.byId = new Map(known.map((one) => [one.id, one]))
  }

  match(described: DescribedSupplier): SupplierMatch<Known> {
    const numbers = described.identifiers.map(canonicalIdentifier)
    for (const { scheme, id } of numbers) {
      const found = this.#byNumber.get(`${scheme}/${id}`)
      if (found) return { is: 'known', supplier: found }
    }
    const others = (one: Known) =>
      one.identifiers.some((known) =>
        numbers.some(({ scheme, id }) => scheme === known.scheme && id !== known.id),
      )
    const same = (this.#byLooseName.get(loosely(described.name)) ?? []).filter((one) => !others(one))
    const sure = this.#sure(described, same)
    if (sure) return { is: 'known', supplier: sure }
    if (same.length > 0) return alike(described, same)
    const near = this.#near(described.name).filter((one) => !others(one))
    if (near.length === 0) return { is: 'new' }
    const candidates = near.slice(0, mostCandidates)
    return { is: 'alike', candidates, because: 'One here has a name that begins alike.', likely: undefined }
  }

  #sure({ name, postcode }: DescribedSupplier, same: readonly Known[]): Known | undefined {
    const at = postcodeOf(postcode ?? '')
    if (!at) return undefined
    const found = same.filter((one) => one.postcode === at && nameKey(one.name) === nameKey(name))
    return found.length === 1 ? found[0] : undefined
  }

  /** Whose name is the whole beginning of the other's, of two words at least. */
  #near(name: string): Known[] {
    const words = loosely(name)
    return (this.#byFirstWord.get(words.split(' ')[0]!) ?? []).filter((one) => {
      const other = loosely(one.name)
      const [short, long] = words.length < other.length ? [words, other] : [other, words]
      return short.includes(' ') && long.startsWith(`${short} `)
    })
  }
}

function alike<Known extends KnownSupplier>(
  { postcode, name }: DescribedSupplier,
  same: readonly Known[],
): SupplierMatch<Known> {
  const at = postcodeOf(postcode ?? '')
  const candidates = same.slice(0, mostCandidates)
  const elsewhere = at && same.every((one) => one.postcode && one.postcode !== at)
  if (elsewhere)
    return {
      is: 'alike',
      candidates,
      because: 'One here is called this, with another postcode.',
      likely: undefined,
    }
  const likely = same.filter((one) => !at || !one.postcode || one.postcode === at)
  const isExact = likely.length === 1 && nameKey(likely[0]!.name) === nameKey(name)
  const because =
    likely.length > 1
      ? `${likely.length} here are called this.`
      : `One here is called ${isExact ? 'this' : `“${likely[0]!.name}”`}, and no number or postcode tells them apart.`
  return { is: 'alike', candidates, because, likely: likely.length === 1 ? likely[0] : undefined }
}
