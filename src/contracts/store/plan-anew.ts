import type { Day } from '../../language/day.ts'
import type { Decimal } from '../../language/quantity.ts'
import type { Tx } from '../../platform/database.ts'
import { editCommitment, type CommitmentEditRefusal } from '../commitment-edit.ts'
import type { AfterCommitmentChange } from '../needs.ts'
import { planAnew } from '../plan.ts'
import { termsOf, type VariationRefusal } from '../variation.ts'
import { commitmentIn } from './commitment-row.ts'
import { commitmentOf } from './commitments.ts'
import type { ContractRecord } from './contract-row.ts'
import { termOf } from './contracts.ts'
import { addExtensionReview, extensionToReview } from './contract-versions.ts'
import { changeCommitment } from './record-commitment.ts'
import { type TellingSides, vary } from './varying/acts.ts'
import { contactOf, isUnderWay } from './varying/variations.ts'

/** A commitment to plan anew: the new quantity and day, and the version somebody had before them. */
export interface ToPlanAnew {
  id: string
  version: number
  quantity: Decimal
  due: Day
}

export interface PlanningAnew {
  /** Agreed elsewhere already: they change at once. Else the supplier is asked about each. */
  how: 'agreed' | 'ask'
  reason: string
  today: Day
  telling: TellingSides
  after: AfterCommitmentChange
}

export type PlanAnewRefusal = CommitmentEditRefusal | VariationRefusal | 'not-there' | 'by-hand' | 'scaled'

/**
 * Plans several commitments of a contract anew, all or none; with none it only records that somebody went through them after an
 * extension. The contract must be locked. Answers with what is refused and why: then nothing of it may stay.
 */
export async function planManyAnew(
  tx: Tx,
  contract: ContractRecord,
  chosen: readonly ToPlanAnew[],
  planning: PlanningAnew,
): Promise<{ id: string; because: PlanAnewRefusal }[]> {
  const refused: { id: string; because: PlanAnewRefusal }[] = []
  for (const one of chosen.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const because = await planOneAnew(tx, contract, one, planning)
    if (because) refused.push({ id: one.id, because })
  }
  if (refused.length > 0) return refused
  const extension = await extensionToReview(tx, contract.id)
  if (extension) await addExtensionReview(tx, contract, extension, chosen.length)
  return []
}

async function planOneAnew(
  tx: Tx,
  contract: ContractRecord,
  { id, version, quantity, due }: ToPlanAnew,
  { how, reason, today, telling, after }: PlanningAnew,
): Promise<PlanAnewRefusal | undefined> {
  const commitment = await commitmentOf(tx, id, { lock: true })
  if (commitment?.contract !== contract.id) return 'not-there'
  if (commitment.scaling && !quantity.eq(commitment.quantity)) return 'scaled'
  const anew = planAnew(commitmentIn(commitment), { quantity, due }, { starts: contract.starts, today })
  if (!anew) return 'by-hand'
  if (how === 'ask') {
    const email = commitment.supplierEmail ?? (await contactOf(tx, commitment.supplier)) ?? ''
    const proposed = { terms: termsOf(anew), from: today, reason, version, email }
    const asked = await vary(tx, telling, { contract, commitment }, 'council', proposed)
    return asked.accepted ? undefined : asked.because
  }
  const underWay = await isUnderWay(tx, id)
  const standing = { ...commitment, commitment: commitmentIn(commitment), reported: false, underWay }
  const edit = { version, proposed: anew, reason, from: today }
  const decision = editCommitment(termOf(contract), standing, edit, today)
  if (!decision.accepted) return decision.because
  await changeCommitment(tx, commitment, { ...decision.fact, done: { act: 'planned-anew' } }, after)
  return undefined
}
