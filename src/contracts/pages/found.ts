import { isId } from '../../language/identifier.ts'
import type { Visit } from '../../web/visit.ts'
import { type CommitmentRecord, commitmentOf, contractOf, type ContractRecord } from '../store.ts'

/** The contract that the address names, also one that was withdrawn. */
export async function anyContractFound(
  { tx, params }: Visit,
  options: { lock?: boolean } = {},
): Promise<ContractRecord | undefined> {
  const id = params.contract ?? ''
  return isId(id) ? contractOf(tx, id, options) : undefined
}

/** The contract that the address names, if it stands. */
export async function contractFound(
  visit: Visit,
  options: { lock?: boolean } = {},
): Promise<ContractRecord | undefined> {
  const contract = await anyContractFound(visit, options)
  return contract?.withdrawnAt ? undefined : contract
}

/** The contract and the commitment on it that the address names; of a change, both are locked, the contract first. */
export async function commitmentFound(
  visit: Visit,
  options: { lock?: boolean } = {},
): Promise<{ contract: ContractRecord; commitment: CommitmentRecord } | undefined> {
  const id = visit.params.commitment ?? ''
  const contract = isId(id) ? await contractFound(visit, options) : undefined
  const commitment = contract && (await commitmentOf(visit.tx, id, options))
  return commitment && commitment.contract === contract.id ? { contract, commitment } : undefined
}
