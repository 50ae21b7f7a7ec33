import { actingForWords } from '../../../parties/index.ts'
import { lendersIn, personName } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/tx.ts'
import { isWaiting } from '../../delivery-state.ts'
import {
  type Beside,
  besideOf,
  type ConfirmationRecord,
  confirmationsOf,
  type DeliveryRecord,
  type Message,
  messagesOf,
  type Proposal,
  proposalsOf,
  replacedBy,
  secondPersonFor,
} from '../../store.ts'

/** Everything a person looks at to decide on a delivery. */
export interface Casefile extends Beside {
  delivery: DeliveryRecord
  /** What the organisations that benefited say, of this report and of those it stands in the place of. */
  confirmations: ConfirmationRecord[]
  /** The newest first. */
  proposals: Proposal[]
  /** Why a decision on it is above a limit, where it waits for one. */
  secondPerson: Proposal['because'] | undefined
  /** The oldest first. */
  messages: Message[]
  /** The names of those who were on site. */
  inspectors: ReadonlyMap<string, string>
}

export async function casefileOf(tx: Tx, delivery: DeliveryRecord): Promise<Casefile> {
  const [beside, named, proposals, secondPerson, messages] = await Promise.all([
    besideOf(tx, delivery),
    inWhoseName(tx, delivery),
    tx.trial ? [] : proposalsOf(tx, delivery.id),
    isWaiting(delivery.state) ? secondPersonFor(tx, delivery) : undefined,
    messagesOf(tx, [delivery.id]),
  ])
  const reports = [delivery.id, ...replacedBy(beside.others, delivery.replaces)]
  const [confirmations, inspectors] = await Promise.all([
    tx.trial ? [] : confirmationsOf(tx, reports),
    inspectorsOf(tx, beside.evidence),
  ])
  return { ...beside, confirmations, delivery: named, proposals, secondPerson, messages, inspectors }
}

async function inspectorsOf(tx: Tx, evidence: Beside['evidence']): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const { byPerson } of evidence)
    if (byPerson) names.set(byPerson, (await personName(tx, byPerson)) ?? 'Somebody of the council')
  return names
}

/** The decision on it with in whose name it was made, where that was under a lent role. */
async function inWhoseName(tx: Tx, delivery: DeliveryRecord): Promise<DeliveryRecord> {
  const { id, verification } = delivery
  if (!verification?.by) return delivery
  const lenders = (await lendersIn(tx, 'delivery', id)).get(verification.at.getTime())
  return { ...delivery, verification: { ...verification, by: actingForWords(verification.by, lenders) } }
}
