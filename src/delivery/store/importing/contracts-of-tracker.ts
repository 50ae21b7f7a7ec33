import { companyNumberOf, type ImportDoubt, type RegisterSupplier } from '../../../contracts/index.ts'
import {
  addToldContracts,
  contractsInShort,
  type NewContract,
  refusalOfNew,
  suppliersToAdd,
} from '../../../contracts/store.ts'
import { readWrittenMoney } from '../../../language/written-money.ts'
import { AlikeSuppliers } from '../../../parties/index.ts'
import { type SupplierHeld, suppliersHeld } from '../../../parties/store.ts'
import type { FactRow, Tx } from '../../../platform/tx.ts'
import {
  type ContractKnown,
  contractKey,
  ContractsKnown,
  contractWords,
  matchContract,
} from '../../tracker/contract-match.ts'
import type { CommitmentTold, ContractTold } from '../../tracker/told.ts'

/** What the rows about one contract come to: the contract, a new one, or why there is none. */
export type Resolved =
  | { is: 'known'; contract: ContractKnown }
  | { is: 'new'; place: number; contract: ContractKnown }
  | { is: 'none'; message: string }
  | { is: 'left-out' }

const newOne = 'new'
const leaveOut = 'leave'

/** Finds the contracts that the rows of a tracker are about; what is doubtful waits for a person's decision. */
export class ContractsOfTracker {
  readonly #tx: Tx
  readonly #decisions: Readonly<Record<string, string>>
  #known = new ContractsKnown([])
  #suppliers = new AlikeSuppliers<SupplierHeld>([])
  readonly #resolved = new Map<string, Resolved>()
  readonly #doubts = new Map<string, ImportDoubt>()
  readonly #added: NewContract[] = []
  #written = 0

  constructor(tx: Tx, decisions: Readonly<Record<string, string>>) {
    this.#tx = tx
    this.#decisions = decisions
  }

  async open(): Promise<void> {
    this.#known = new ContractsKnown(await contractsInShort(this.#tx))
    this.#suppliers = new AlikeSuppliers(await suppliersHeld(this.#tx))
  }

  of({ contract: told, row, rows }: CommitmentTold): Resolved {
    const key = contractKey(told)
    const doubt = this.#doubts.get(`contract:${key}`)
    if (doubt) doubt.rows += rows
    const before = this.#resolved.get(key)
    if (before) return before
    const resolved = this.#resolve(told, key, { row, rows })
    this.#resolved.set(key, resolved)
    return resolved
  }

  #resolve(told: ContractTold, key: string, { row, rows }: { row: number; rows: number }): Resolved {
    const match = matchContract(told, this.#known)
    if (match.is === 'known') return match
    if (match.is === 'nothing') return { is: 'none', message: match.message }
    if (match.is === 'new') return this.#addNew(told, row)
    const decided = this.#decisions[`contract:${key}`] ?? null
    this.#doubts.set(`contract:${key}`, {
      key: `contract:${key}`,
      about: 'contract',
      words: contractWords(told),
      rows,
      because: match.because,
      choices: [
        ...match.candidates.map((one) => ({ value: one.id, label: labelOf(one) })),
        ...(told.supplier && told.title ? [{ value: newOne, label: 'A new contract' }] : []),
        { value: leaveOut, label: 'Leave these rows out' },
      ],
      chosen: decided,
    })
    if (decided === leaveOut) return { is: 'left-out' }
    if (decided === newOne) return this.#addNew(told, row)
    const contract = decided === null ? undefined : this.#known.byId.get(decided)
    if (contract) return { is: 'known', contract }
    return {
      is: 'none',
      message: `It isn’t certain which contract this is about. ${match.because} Decide it in the list.`,
    }
  }

  #addNew(told: ContractTold, row: number): Resolved {
    const supplier = this.#supplierOf(told)
    if (supplier === 'left-out') return { is: 'left-out' }
    if (supplier === 'open')
      return { is: 'none', message: 'It isn’t certain which supplier this is. Decide it in the list.' }
    const added = newContractOf(told, row, supplier)
    const refusal = refusalOfNew(added)
    if (refusal) return { is: 'none', message: refusal }
    const place = this.#added.push(added) - 1
    const { title, reference, starts, ends } = added.facts
    const contract: ContractKnown = {
      id: `new ${place}`,
      title,
      reference: reference ?? null,
      starts: starts ?? null,
      ends: ends ?? null,
      suppliers: [{ id: `new ${place}`, name: added.supplier.name }],
    }
    return { is: 'new', place, contract }
  }

  /** The supplier as it is known here, or as the row tells it; one that is only alike waits for a person, or is shown. */
  #supplierOf(told: ContractTold): RegisterSupplier | 'open' | 'left-out' {
    const said = supplierTold(told)
    const match = this.#suppliers.match({ ...said, kind: 'not-known' })
    if (match.is === 'new') return said
    if (match.is === 'known') return asKnown(match.supplier)
    const standing = match.candidates.filter(({ withdrawn }) => !withdrawn)
    const same = standing.filter(({ name }) => name.toLowerCase() === said.name.toLowerCase())
    if (same.length === 1) return asKnown(same[0]!)
    if (standing.length === 0) return said
    const key = `supplier:${said.name.toLowerCase()}`
    const likely = match.likely && !match.likely.withdrawn ? match.likely.id : null
    const chosen = this.#decisions[key] ?? likely
    const before = this.#doubts.get(key)
    this.#doubts.set(key, {
      key,
      about: 'supplier',
      words: said.name,
      rows: (before?.rows ?? 0) + 1,
      because: match.because,
      choices: [
        ...standing.map(({ id, name, postcode }) => ({
          value: id,
          label: [name, postcode].filter(Boolean).join(' · '),
        })),
        { value: newOne, label: 'A new supplier' },
        { value: leaveOut, label: 'Leave these rows out' },
      ],
      chosen,
    })
    if (chosen === null) return 'open'
    if (chosen === leaveOut) return 'left-out'
    const known = this.#suppliers.byId.get(chosen)
    return known ? asKnown(known) : said
  }

  get count(): number {
    return this.#added.length
  }

  doubts(): ImportDoubt[] {
    return [...this.#doubts.values()]
  }

  suppliers(): Promise<number> {
    return suppliersToAdd(this.#tx, this.#added)
  }

  /** Adds the new ones that were found since the last time; each as it is known from then on, in the order they were found. */
  async write(importId: string): Promise<{ added: ContractKnown[]; facts: FactRow[] }> {
    const fresh = this.#added.slice(this.#written)
    this.#written = this.#added.length
    if (fresh.length === 0) return { added: [], facts: [] }
    const { ids, changed } = await addToldContracts(this.#tx, fresh, importId)
    const known = new Map((await contractsInShort(this.#tx, ids)).map((one) => [one.id, one]))
    const facts = changed.map((contract_id) => ({ table: 'contract', key: { contract_id } }))
    return { added: ids.map((id) => known.get(id)!), facts }
  }
}

function labelOf({ title, reference, suppliers }: ContractKnown): string {
  return [reference, title, suppliers.map(({ name }) => name).join(', ')].filter(Boolean).join(' · ')
}

function supplierTold({ supplier, supplierNumber }: ContractTold): RegisterSupplier {
  const number = supplierNumber ? companyNumberOf(supplierNumber) : undefined
  return {
    name: supplier ?? '',
    identifiers: number?.kind === 'identifier' ? [number.identifier] : [],
    kinds: {},
  }
}

function asKnown({ name, identifiers, postcode }: SupplierHeld): RegisterSupplier {
  return { name, identifiers, kinds: {}, ...(postcode ? { postcode } : {}) }
}

function newContractOf(told: ContractTold, row: number, supplier: RegisterSupplier): NewContract {
  const { reference, title, starts, ends, value, department } = told
  const sum = value ? readWrittenMoney(value) : undefined
  return {
    facts: {
      title: (title ?? reference ?? '').slice(0, 500),
      ...(reference ? { reference } : {}),
      ...(starts ? { starts } : {}),
      ...(ends ? { ends } : {}),
      ...(sum?.kind === 'sum' ? { value: sum.amount } : {}),
      ...(sum?.kind === 'sum' && sum.includesVat !== undefined ? { valueIncludesVat: sum.includesVat } : {}),
      ...(department ? { department } : {}),
    },
    supplier,
    row,
  }
}
