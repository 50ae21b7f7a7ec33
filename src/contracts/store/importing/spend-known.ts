import { sql } from 'kysely'
import type { Day } from '../../../language/day.ts'
import { loosely } from '../../../language/loosely.ts'
import { Decimal } from '../../../language/quantity.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { SpendTold } from '../../spend-file/spend-of-row.ts'
import { type ContractInShort, contractsInShort } from '../told-contracts.ts'

/** A sum that counts, as far as it is needed to tell whether a row is the same one. */
export interface SpendKnown {
  id: string
  contract: string
  supplier: string
  starts: Day
  ends: Day
  amount: Decimal
  reference: string | null
  key: string | null
}

/** The contract a row is about with the supplier who invoiced, or why that can't be told; a warning where it is only likely. */
export type SpendMatch =
  | { is: 'found'; contract: ContractInShort; supplier: string; warning?: string }
  | { is: 'not-found'; message: string }

const number = (reference: string) => reference.toUpperCase().replaceAll(/\s+/g, '')

/** The authority's contracts and suppliers, to find what rows of invoices are about. */
export class SpendContracts {
  readonly #byNumber: Map<string, ContractInShort[]>
  readonly #byTitle: Map<string, ContractInShort[]>
  readonly #bySupplier: Map<string, ContractInShort[]>

  private constructor(contracts: readonly ContractInShort[]) {
    const suppliers = contracts.flatMap((contract) =>
      contract.suppliers.map(({ name }) => ({ contract, name: loosely(name) })),
    )
    this.#byNumber = Map.groupBy(contracts, ({ reference }) => number(reference ?? ''))
    this.#byTitle = Map.groupBy(contracts, ({ title }) => loosely(title))
    this.#bySupplier = new Map(
      [...Map.groupBy(suppliers, ({ name }) => name)].map(([name, all]) => [
        name,
        all.map(({ contract }) => contract),
      ]),
    )
  }

  static async of(tx: Tx): Promise<SpendContracts> {
    const contracts = await contractsInShort(tx)
    const former = await sql<{ contract: string; id: string; name: string }>`
      select distinct t.contract_id as contract, s.supplier_id as id, s.name from commitment_transfer t
      join supplier s on s.authority_id = t.authority_id and s.supplier_id = t.from_supplier_id
      where t.authority_id = ${tx.authority}`.execute(tx)
    const before = Map.groupBy(former.rows, ({ contract }) => contract)
    return new SpendContracts(
      contracts.map((one) => {
        const others = (before.get(one.id) ?? []).filter(
          ({ id }) => !one.suppliers.some((each) => each.id === id),
        )
        return { ...one, suppliers: [...one.suppliers, ...others] }
      }),
    )
  }

  match(told: SpendTold): SpendMatch {
    const found = this.#contractOf(told)
    return typeof found === 'string' ? { is: 'not-found', message: found } : supplierIn(found, told)
  }

  #contractOf(told: SpendTold): ContractInShort | string {
    const { contractReference: reference, contractTitle: title, supplierName } = told
    if (reference) {
      const numbered = this.#byNumber.get(number(reference)) ?? []
      if (numbered.length === 0)
        return `No contract has the number “${reference}”. Bring in the contracts register first, or mend the number.`
      return oneOf(numbered, told, `${numbered.length} contracts have the number ${reference}.`)
    }
    if (title) {
      const titled = this.#byTitle.get(loosely(title)) ?? []
      if (titled.length === 0)
        return `No contract is called “${title}”. Mend the title, or add a column with the contract’s number.`
      return oneOf(titled, told, `${titled.length} contracts are called this.`)
    }
    if (!supplierName) return 'This row doesn’t say which contract it is about.'
    const own = this.#bySupplier.get(loosely(supplierName)) ?? []
    if (own.length === 0) return `No contract is with “${supplierName}”.`
    return oneOf(own, told, `“${supplierName}” has ${own.length} contracts.`)
  }
}

/** The only one; or the only one with that supplier, and that runs on the last day. */
function oneOf(
  contracts: readonly ContractInShort[],
  told: SpendTold,
  because: string,
): ContractInShort | string {
  const runs = ({ starts, ends }: ContractInShort) =>
    (!starts || starts <= told.ends) && (!ends || ends >= told.starts)
  const supplier = loosely(told.supplierName)
  const of = (one: ContractInShort) => one.suppliers.some(({ name }) => loosely(name) === supplier)
  const narrowed = [
    contracts,
    contracts.filter(of),
    contracts.filter(runs),
    contracts.filter(of).filter(runs),
  ]
  const only = narrowed.find((each) => each.length === 1)?.[0]
  return only ?? `${because} Add a column with the contract’s own number.`
}

function supplierIn(contract: ContractInShort, { supplierName }: SpendTold): SpendMatch {
  const [only, ...more] = contract.suppliers
  if (!only)
    return { is: 'not-found', message: `Nobody is named as the supplier of “${contract.title}” yet.` }
  const named = contract.suppliers.find(({ name }) => loosely(name) === loosely(supplierName))
  if (named) return { is: 'found', contract, supplier: named.id }
  const names = contract.suppliers.map(({ name }) => name).join(', ')
  if (more.length > 0) {
    const message = supplierName
      ? `“${supplierName}” is no supplier of “${contract.title}”. Its suppliers are ${names}.`
      : `“${contract.title}” has several suppliers: ${names}. Say which of them invoiced it.`
    return { is: 'not-found', message }
  }
  if (!supplierName) return { is: 'found', contract, supplier: only.id }
  const warning = `The file says “${supplierName}”, and the only supplier of this contract is ${only.name}: it counts as theirs.`
  return { is: 'found', contract, supplier: only.id, warning }
}

/** The sums that count under these contracts. */
export async function spendStanding(tx: Tx, contracts: readonly string[]): Promise<SpendKnown[]> {
  const { rows } = await sql<Omit<SpendKnown, 'amount'> & { amount: string }>`
    select s.spend_id as id, s.contract_id as contract, s.supplier_id as supplier, s.starts, s.ends, s.amount, s.reference,
      s.source_key as key
    from spend s where s.authority_id = ${tx.authority} and s.contract_id = any(${[...contracts]}::uuid[])
      and s.replaced_by is null and s.withdrawn_at is null
    order by s.spend_id`.execute(tx)
  return rows.map((row) => ({ ...row, amount: new Decimal(row.amount) }))
}
