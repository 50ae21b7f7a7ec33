import type { Day } from '../../language/day.ts'
import { loosely } from '../../language/loosely.ts'
import type { ContractTold } from './told.ts'

/** A contract of the authority, as far as it is needed to tell whether it is the one meant. */
export interface ContractKnown {
  id: string
  reference: string | null
  title: string
  starts: Day | null
  ends: Day | null
  suppliers: { id: string; name: string }[]
}

/** Which contract a row is about. */
export type ContractMatch =
  | { is: 'known'; contract: ContractKnown }
  | { is: 'new' }
  | { is: 'doubtful'; candidates: ContractKnown[]; because: string }
  | { is: 'nothing'; message: string }

export function numberKey(reference: string): string {
  return reference.toUpperCase().replaceAll(/[\s]+/g, '')
}

/** The authority's contracts by their numbers, their titles and their suppliers. */
export class ContractsKnown {
  readonly #byNumber: Map<string, ContractKnown[]>
  readonly #byTitle: Map<string, ContractKnown[]>
  readonly #bySupplier = new Map<string, ContractKnown[]>()
  readonly byId: ReadonlyMap<string, ContractKnown>

  constructor(contracts: readonly ContractKnown[]) {
    this.#byNumber = Map.groupBy(contracts, ({ reference }) => numberKey(reference ?? ''))
    this.#byTitle = Map.groupBy(contracts, ({ title }) => loosely(title))
    this.byId = new Map(contracts.map((one) => [one.id, one]))
    for (const one of contracts) {
      for (const { name } of one.suppliers) {
        const key = loosely(name)
        this.#bySupplier.set(key, [...(this.#bySupplier.get(key) ?? []), one])
      }
    }
  }

  numbered(reference: string): ContractKnown[] {
    return this.#byNumber.get(numberKey(reference)) ?? []
  }

  titled(title: string): ContractKnown[] {
    return this.#byTitle.get(loosely(title)) ?? []
  }

  of(supplier: string): ContractKnown[] {
    return this.#bySupplier.get(loosely(supplier)) ?? []
  }
}

/** Decides by the council's number, then by title with supplier and days; whatever fits more than one is for a person. */
export function matchContract(told: ContractTold, known: ContractsKnown): ContractMatch {
  if (told.reference) {
    const numbered = known.numbered(told.reference)
    if (numbered.length === 1) return { is: 'known', contract: numbered[0]! }
    if (numbered.length > 1)
      return narrowed(told, numbered, `${numbered.length} contracts have the number ${told.reference}.`)
  }
  if (!told.title)
    return {
      is: 'nothing',
      message: told.reference
        ? `No contract has the number “${told.reference}”. Bring in the contracts register first, or add a column with the contract’s title.`
        : 'This row doesn’t say which contract it is about.',
    }
  const titled = known.titled(told.title)
  if (titled.length > 0) return byTitle(told, titled)
  const near = told.supplier ? known.of(told.supplier).filter((one) => isNear(told, one)) : []
  if (near.length > 0)
    return {
      is: 'doubtful',
      candidates: near.slice(0, 10),
      because: `No contract is called exactly this; ${near.length === 1 ? 'one is' : 'some are'} like it.`,
    }
  if (told.supplier) return { is: 'new' }
  return {
    is: 'nothing',
    message: `No contract is called “${told.title}”, and the row names no supplier, so none can be added.`,
  }
}

function byTitle(told: ContractTold, titled: readonly ContractKnown[]): ContractMatch {
  const only = titled[0]!
  if (titled.length === 1) {
    if (!told.supplier || only.suppliers.length === 0 || hasSupplier(told, only))
      return { is: 'known', contract: only }
    const names = only.suppliers.map(({ name }) => name).join(', ')
    return {
      is: 'doubtful',
      candidates: [only],
      because: `A contract is called this, with another supplier: ${names}.`,
    }
  }
  return narrowed(told, titled, `${titled.length} contracts are called this.`)
}

/** Among several, the one with the same supplier and, where the days are told, the same days. */
function narrowed(told: ContractTold, among: readonly ContractKnown[], because: string): ContractMatch {
  let left = told.supplier ? among.filter((one) => hasSupplier(told, one)) : [...among]
  if (left.length > 1 && told.title) {
    const title = loosely(told.title)
    const same = left.filter((one) => loosely(one.title) === title)
    if (same.length > 0) left = same
  }
  if (left.length > 1 && told.starts) left = left.filter(({ starts }) => starts === told.starts)
  if (left.length > 1 && told.ends) left = left.filter(({ ends }) => ends === told.ends)
  if (left.length === 1) return { is: 'known', contract: left[0]! }
  return { is: 'doubtful', candidates: among.slice(0, 10), because }
}

function hasSupplier({ supplier }: ContractTold, { suppliers }: ContractKnown): boolean {
  const name = loosely(supplier ?? '')
  return suppliers.some((one) => loosely(one.name) === name)
}

/** Most of the words of the title. */
function isNear(told: ContractTold, one: ContractKnown): boolean {
  const words = new Set(loosely(told.title ?? '').split(' '))
  const other = new Set(loosely(one.title).split(' '))
  const both = [...words].filter((word) => other.has(word)).length
  return both / Math.min(words.size, other.size) >= 0.5
}

/** What finds the same contract again in the same or a later file. */
export function contractKey({ reference, title, supplier, starts }: ContractTold): string {
  if (reference) return `number:${numberKey(reference)}`
  return `title:${loosely(title ?? '')}|${loosely(supplier ?? '')}|${starts ?? ''}`
}

/** A contract in words, for lists. */
export function contractWords({ reference, title, supplier }: ContractTold): string {
  return [reference, title, supplier].filter(Boolean).join(', ')
}
