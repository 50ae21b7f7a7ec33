import { sql } from 'kysely'
import { type Day, dayIn } from '../../language/day.ts'
import { SuppliersToAdd } from '../../parties/store.ts'
import type { Tx } from '../../platform/database.ts'
import { describeContract } from '../contract.ts'
import { contractRefusals } from '../contract-words.ts'
import { fromRegister } from '../from-register.ts'
import type { IncomingContract } from '../incoming.ts'
import {
  contractDigest,
  type ContractFacts,
  type RegisterSupplier,
  rowKey,
} from '../register-file/contract.ts'
import { contractsKnown } from './bulk-contracts.ts'
import { plan } from './importing/planned.ts'
import { Writing } from './importing/writing.ts'

/** A contract in short, for finding the one that a row of a file is about. */
export interface ContractInShort {
  id: string
  reference: string | null
  title: string
  starts: Day | null
  ends: Day | null
  suppliers: { id: string; name: string }[]
}

/** Every contract that stands. */
export async function contractsInShort(tx: Tx, only?: readonly string[]): Promise<ContractInShort[]> {
  const { rows } = await sql<ContractInShort>`
    select c.contract_id as id, c.reference, c.title, c.starts, c.ends, coalesce((
      select jsonb_agg(jsonb_build_object('id', s.supplier_id, 'name', s.name) order by n.position)
      from contract_supplier n
      join supplier s on s.authority_id = n.authority_id and s.supplier_id = n.supplier_id
      where n.authority_id = c.authority_id and n.contract_id = c.contract_id), '[]') as suppliers
    from contract c
    where c.authority_id = ${tx.authority} and c.withdrawn_at is null
      ${only ? sql`and c.contract_id = any(${[...only]}::uuid[])` : sql``}
    order by c.contract_id`.execute(tx)
  return rows
}

/** A contract that a file of commitments tells of, and the register doesn't know. */
export interface NewContract {
  facts: ContractFacts
  supplier: RegisterSupplier
  row: number
}

/** The contract as a register would have given it: a register that is brought in later finds it under the same key. */
function incomingOf({ facts, supplier, row }: NewContract): IncomingContract {
  const { title, reference, starts } = facts
  const key = rowKey({
    title,
    supplier: supplier.name,
    ...(reference ? { reference } : {}),
    ...(starts ? { starts } : {}),
  })
  const digest = contractDigest(facts, [supplier])
  return fromRegister({ ...facts, key, digest, rows: [row], suppliers: [supplier] })
}

/** Why a contract can't be added like that, in a sentence; nothing when it can. */
export function refusalOfNew(added: NewContract): string | undefined {
  const { terms, suppliers } = incomingOf(added)
  const names = suppliers.map(({ name }) => name)
  const standIn = { ...terms, suppliers: names, framework: null, procurement: null, place: null, owner: null }
  const decision = describeContract(standIn)
  return decision.accepted ? undefined : `${contractRefusals[decision.because].sentence}.`
}

/** How many suppliers these contracts would add. */
export async function suppliersToAdd(tx: Tx, added: readonly NewContract[]): Promise<number> {
  const counting = new SuppliersToAdd(tx)
  await counting.take(added.flatMap((one) => incomingOf(one).suppliers))
  return counting.count
}

/**
 * Adds contracts in the name of an import; their ids in the order given, and those of them that stood before, withdrawn, and
 * stand again.
 */
export async function addToldContracts(
  tx: Tx,
  added: readonly NewContract[],
  importId: string,
): Promise<{ ids: string[]; changed: readonly string[] }> {
  if (added.length === 0) return { ids: [], changed: [] }
  const incoming = added.map(incomingOf)
  const keys = incoming.map(({ key }) => key)
  const { planned } = plan(incoming, await contractsKnown(tx, keys))
  const writing = new Writing(tx, { from: dayIn(tx.at), importId })
  await writing.write(planned)
  const known = await contractsKnown(tx, keys)
  return { ids: keys.map((key) => known.get(key)!.id), changed: writing.changed }
}
