import type { Day } from '../../language/day.ts'
import { longDay } from '../../language/day.ts'
import { accept, type Decision } from '../../language/decision.ts'
import { recordedNow, type Tx } from '../../platform/database.ts'
import type { AfterCommitmentChange, AfterDisclosure } from '../needs.ts'
import { novateContract, type Transfer, transferCommitment, type TransferRefusal } from '../transfer.ts'
import { commitmentIn, type CommitmentRecord } from './commitment-row.ts'
import { commitmentOf, commitmentsOf } from './commitments.ts'
import type { ContractRecord } from './contract-row.ts'
import { changeContract, termOf } from './contracts.ts'
import { changeCommitment } from './record-commitment.ts'
import { takeBackOpen } from './varying/take-back.ts'

/** That a commitment passed from one supplier to another. */
export interface TransferRecord {
  commitment: string
  version: number
  from: string
  to: string
  on: Day
}

/** Every time a commitment of this contract passed to another supplier, in order. */
export async function transfersOn(tx: Tx, contract: string): Promise<TransferRecord[]> {
  const rows = await tx
    .selectFrom('commitment_transfer')
    .select([
      'commitment_id as commitment',
      'version',
      'from_supplier_id as from',
      'to_supplier_id as to',
      'transferred_on as on',
    ])
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .orderBy('recorded_at')
    .orderBy('version')
    .execute()
  return rows.map((row) => ({ ...row, on: row.on as Day }))
}

/** Records that another supplier keeps a commitment; who answered for the old one there is no longer written to. */
async function recordTransfer(
  tx: Tx,
  commitment: CommitmentRecord,
  { to, on, reason }: Transfer,
  after: AfterCommitmentChange,
): Promise<void> {
  await takeBackOpen(tx, commitment.id, 'another supplier keeps the commitment now.')
  const terms = { ...commitmentIn(commitment), supplier: to, supplierOwner: null, supplierEmail: null }
  const changed = { commitment: terms, reason, from: on, done: { act: 'transferred' } as const }
  const version = commitment.version + 1
  await tx
    .insertInto('commitment_transfer')
    .values({
      authority_id: tx.authority,
      commitment_id: commitment.id,
      version,
      contract_id: commitment.contract,
      from_supplier_id: commitment.supplier,
      to_supplier_id: to,
      transferred_on: on,
      reason,
      ...recordedNow(tx),
    })
    .execute()
  await changeCommitment(tx, commitment, changed, after)
  tx.note({
    action: 'commitment-novated',
    subject: 'commitment',
    id: commitment.id,
    words: `From ${longDay(on)} another supplier keeps it. What was delivered before stays ${commitment.supplierName}’s.`,
    facts: [{ table: 'commitment_transfer', key: { commitment_id: commitment.id, version } }],
  })
}

/** Passes one commitment to another supplier of its contract, when that may be. Both must be locked. */
export async function transfer(
  tx: Tx,
  { contract, commitment }: { contract: ContractRecord; commitment: CommitmentRecord },
  proposed: Transfer & { version: number },
  { today, after }: { today: Day; after: AfterCommitmentChange },
): Promise<Decision<Transfer, TransferRefusal>> {
  const decision = transferCommitment(termOf(contract), commitment, proposed, today)
  if (decision.accepted) await recordTransfer(tx, commitment, decision.fact, after)
  return decision
}

interface AfterNovation {
  afterCommitmentChange: AfterCommitmentChange
  afterDisclosure: AfterDisclosure
}

/** Passes a supplier's whole part in a contract to another, with every commitment that stands; tells how many. The contract must be locked. */
export async function novate(
  tx: Tx,
  contract: ContractRecord & { terms: Parameters<typeof changeContract>[2]['terms'] },
  proposed: Transfer & { from: string; version: number },
  { today, needs }: { today: Day; needs: AfterNovation },
): Promise<Decision<number, TransferRefusal>> {
  const { version, starts, suppliers } = contract
  const standing = { version, withdrawn: contract.withdrawnAt !== null, starts, suppliers }
  const decision = novateContract(standing, proposed, today)
  if (!decision.accepted) return decision
  const { from, suppliers: now, ...passing } = decision.fact
  const changed = { terms: { ...contract.terms, suppliers: now }, version, reason: passing.reason }
  await changeContract(tx, contract.id, changed, needs.afterDisclosure)
  let passed = 0
  for (const { id } of await commitmentsOf(tx, contract.id)) {
    const commitment = (await commitmentOf(tx, id, { lock: true }))!
    if (commitment.withdrawnOn || commitment.supplier !== from) continue
    await recordTransfer(tx, commitment, passing, needs.afterCommitmentChange)
    passed += 1
  }
  return accept(passed)
}
