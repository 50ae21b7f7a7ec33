import { sql } from 'kysely'
import { dayIn } from '../../language/day.ts'
import type { Tx } from '../../platform/database.ts'
import type { AfterDisclosure } from '../needs.ts'
import { addContractFacts } from './bulk-contracts.ts'
import type { ContractRecord } from './contract-row.ts'
import { sealOfContract } from './contracts.ts'
import { settleWith } from './spend/settling.ts'

type Versioned = Pick<ContractRecord, 'id' | 'title' | 'version'>

/** Records that a contract no longer stands, and why; false when its version has moved on. */
export async function endContract(
  tx: Tx,
  contract: Versioned,
  { reason }: { reason: string },
  after: AfterDisclosure,
): Promise<boolean> {
  if (!(await setWithdrawal(tx, contract, reason))) return false
  await addContractFacts(tx, [contract.id], { from: dayIn(tx.at), reason })
  await after(tx, contract.id)
  await settleWith(tx, [contract.id], 'A contract that belongs to it was withdrawn.', after)
  tx.note({
    action: 'contract-withdrawn',
    subject: 'contract',
    id: contract.id,
    words: `Withdrew the contract “${contract.title}”: ${reason}`,
    facts: sealOfContract(contract.id, contract.version + 1),
  })
  return true
}

/** Records that a contract which was withdrawn stands again; false when its version has moved on. */
export async function standContractAgain(
  tx: Tx,
  contract: Versioned,
  after: AfterDisclosure,
): Promise<boolean> {
  if (!(await setWithdrawal(tx, contract, null))) return false
  await addContractFacts(tx, [contract.id], { from: dayIn(tx.at) })
  await after(tx, contract.id)
  await settleWith(tx, [contract.id], 'A contract that belongs to it was put back.', after)
  tx.note({
    action: 'contract-put-back',
    subject: 'contract',
    id: contract.id,
    words: `Put the contract “${contract.title}” back.`,
    facts: sealOfContract(contract.id, contract.version + 1),
  })
  return true
}

async function setWithdrawal(tx: Tx, { id, version }: Versioned, reason: string | null): Promise<boolean> {
  const changed = await tx
    .updateTable('contract')
    .set({ withdrawn_at: reason === null ? null : tx.at, withdrawal_reason: reason, version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', id)
    .where('version', '=', version)
    .returning('contract_id')
    .executeTakeFirst()
  return changed !== undefined
}

/** How many contracts that stand are called off from this one. */
export async function callOffsOf(tx: Tx, contract: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from contract
    where authority_id = ${tx.authority} and framework_id = ${contract} and withdrawn_at is null`.execute(tx)
  return rows[0]!.count
}
