import { sql } from 'kysely'
import { Decimal } from '../../language/quantity.ts'
import { newId } from '../../language/identifier.ts'
import { recordedNow, type Tx } from '../../platform/tx.ts'
import type { Verification, VerificationDecision } from '../verification.ts'
import { namesBehind } from './names-behind.ts'

/** A decision above the limit, as the first person proposed it. */
export interface Proposal {
  id: string
  decision: VerificationDecision
  quantity: Decimal
  reason: string | null
  /** Why a second person has to confirm it. */
  because: 'contract-value' | 'times-plan'
  /** Everybody in whose name it was proposed. */
  names: string[]
  state: 'open' | 'confirmed' | 'sent-back'
  answer: string | null
  answeredAt: Date | null
  answeredByName: string | null
  by: string | null
  byName: string | null
  at: Date
}

/** What was proposed for a delivery, the newest first. */
export async function proposalsOf(tx: Tx, delivery: string): Promise<Proposal[]> {
  const { rows } = await sql<Omit<Proposal, 'quantity'> & { quantity: string }>`
    select p.proposal_id as id, p.decision, p.quantity, p.reason, p.because, p.names, p.state, p.answer,
      p.answered_at as "answeredAt", (select e.name from person e where e.person_id = p.answered_by) as "answeredByName",
      p.recorded_by as by, (select e.name from person e where e.person_id = p.recorded_by) as "byName", p.recorded_at as at
    from verification_proposal p
    where p.authority_id = ${tx.authority} and p.delivery_id = ${delivery}
    order by p.proposal_id desc`.execute(tx)
  return rows.map((row) => ({ ...row, quantity: new Decimal(row.quantity) }))
}

export async function openProposal(tx: Tx, delivery: string): Promise<Proposal | undefined> {
  return (await proposalsOf(tx, delivery)).find(({ state }) => state === 'open')
}

/** Records what the first person would decide, on a delivery that must be locked. */
export async function addProposal(
  tx: Tx,
  delivery: { id: string; title: string; supplierName: string },
  { decision, quantity, reason }: Verification,
  because: Proposal['because'],
): Promise<void> {
  const proposal_id = newId()
  await tx
    .insertInto('verification_proposal')
    .values({
      authority_id: tx.authority,
      proposal_id,
      delivery_id: delivery.id,
      decision,
      quantity: quantity.toFixed(),
      reason,
      because,
      names: await namesBehind(tx),
      state: 'open',
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'decision-proposed',
    subject: 'delivery',
    id: delivery.id,
    words: `Proposed on ${delivery.title}, reported by ${delivery.supplierName}: ${proposedWords[decision]}${decision === 'in-part' ? ` ${quantity.toFixed()}` : ''}.${reason ? ` Reason: ${reason}` : ''} A second person confirms it.`,
    facts: [{ table: 'verification_proposal', key: { proposal_id } }],
  })
}

const proposedWords: Record<VerificationDecision, string> = {
  accepted: 'accept all',
  'in-part': 'accept in part',
  'not-accepted': 'not accepted',
}

/** What the second person said of it. */
export async function answerKept(
  tx: Tx,
  delivery: { id: string; title: string },
  proposal: Proposal,
  { confirms, reason }: { confirms: boolean; reason: string | null },
): Promise<void> {
  await tx
    .updateTable('verification_proposal')
    .set({
      state: confirms ? 'confirmed' : 'sent-back',
      answer: reason,
      answered_at: tx.at,
      answered_by: tx.actor.id ?? null,
    })
    .where('authority_id', '=', tx.authority)
    .where('proposal_id', '=', proposal.id)
    .execute()
  tx.note({
    action: confirms ? 'decision-confirmed' : 'decision-sent-back',
    subject: 'delivery',
    id: delivery.id,
    words: confirms
      ? `Confirmed what was proposed on ${delivery.title}.${reason ? ` ${reason}` : ''}`
      : `Sent back what was proposed on ${delivery.title}. Reason: ${reason}`,
    facts: [{ table: 'verification_proposal', key: { proposal_id: proposal.id } }],
  })
}

/** What the limits are compared with, of a delivery. */
export async function underLimits(
  tx: Tx,
  delivery: { contract: string },
): Promise<{ valuePence: number | null }> {
  const row = await tx
    .selectFrom('contract')
    .select('value_pence')
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', delivery.contract)
    .executeTakeFirstOrThrow()
  return { valuePence: row.value_pence }
}
