import { sql } from 'kysely'
import { dayIn } from '../../../language/day.ts'
import type { Tx } from '../../../platform/database.ts'
import type { AfterDisclosure } from '../../needs.ts'
import { isSameCommitment } from '../../commitment-edit.ts'
import { commitmentIn } from '../commitment-row.ts'
import { commitmentOf } from '../commitments.ts'
import { changeCommitment } from '../record-commitment.ts'
import { asInvoiced } from './invoiced.ts'

const deepest = 5

/** These contracts and all that they belong to, however far up; a query that gives their ids. */
export function withAllAbove(tx: Tx, contracts: readonly string[]) {
  return sql`(with recursive above as (
      select c.contract_id, c.framework_id, 1 as depth from contract c
      where c.authority_id = ${tx.authority} and c.contract_id = any(${[...contracts]}::uuid[])
      union
      select c.contract_id, c.framework_id, a.depth + 1 from above a
      join contract c on c.authority_id = ${tx.authority} and c.contract_id = a.framework_id
      where a.depth < ${deepest})
    select contract_id from above)`
}

/** Locks contracts and all that they belong to, in the order of their ids, before something is invoiced under them. */
export async function lockForSpend(tx: Tx, contracts: readonly string[]): Promise<void> {
  await sql`select from contract where authority_id = ${tx.authority} and contract_id in ${withAllAbove(tx, contracts)}
    order by contract_id for update`.execute(tx)
}

export interface Settled {
  commitment: string
  contract: string
}

/**
 * Sets every commitment that grows with what is invoiced under these contracts to what is owed now: each as a version with its
 * fact. Tells which changed; the caller has them counted. The contracts must be locked (`lockForSpend`).
 */
export async function settleScaled(tx: Tx, contracts: readonly string[], reason: string): Promise<Settled[]> {
  if (contracts.length === 0) return []
  const { rows } = await sql<Settled>`
    select commitment_id as commitment, contract_id as contract from commitment
    where authority_id = ${tx.authority} and contract_id in ${withAllAbove(tx, contracts)}
      and withdrawn_on is null and plan ? 'scaling'
    order by commitment_id`.execute(tx)
  const settled: Settled[] = []
  for (const one of rows) if (await settleOne(tx, one, reason)) settled.push(one)
  return settled
}

/** The same where what belongs to what has changed; what the public reads of the contracts concerned follows. */
export async function settleWith(
  tx: Tx,
  contracts: readonly string[],
  reason: string,
  after: AfterDisclosure,
): Promise<void> {
  const settled = await settleScaled(tx, contracts, reason)
  for (const contract of new Set(settled.map((one) => one.contract))) await after(tx, contract)
}

async function settleOne(tx: Tx, { commitment: id, contract }: Settled, reason: string): Promise<boolean> {
  const record = (await commitmentOf(tx, id, { lock: true }))!
  const standing = commitmentIn(record)
  const commitment = await asInvoiced(tx, { id, contract }, standing)
  if (isSameCommitment(standing, commitment)) return false
  const changed = { commitment, reason, from: dayIn(tx.at), done: { act: 'scaled' } as const }
  return changeCommitment(tx, record, changed, async () => undefined)
}

/** Every commitment whose quantity is not what follows from what was invoiced, in a sentence; empty when all are. */
export async function scaledDiffer(tx: Tx): Promise<string[]> {
  const { rows } = await sql<Settled>`
    select commitment_id as commitment, contract_id as contract from commitment
    where authority_id = ${tx.authority} and withdrawn_on is null and plan ? 'scaling'
    order by commitment_id`.execute(tx)
  const differ: string[] = []
  for (const { commitment: id, contract } of rows) {
    const standing = commitmentIn((await commitmentOf(tx, id))!)
    if (!isSameCommitment(standing, await asInvoiced(tx, { id, contract }, standing)))
      differ.push(`The commitment ${id} is not what follows from what was invoiced.`)
  }
  return differ
}
