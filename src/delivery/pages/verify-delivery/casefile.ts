import { quarterCode } from '../../../language/quarter.ts'
import { isMoney, unitWords } from '../../../measurement/index.ts'
import { actingForWords } from '../../../parties/index.ts'
import { lendersIn } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type Check, checksOf } from '../../checks.ts'
import { supports } from '../../evidence.ts'
import { plannedIn } from '../../planned.ts'
import {
  deliveriesUnder,
  type DeliveryRecord,
  evidenceOfDeliveries,
  type EvidenceRecord,
  type SentDelivery,
  replacedBy,
  usedElsewhere,
} from '../../store.ts'

/** Everything a person looks at to decide on a delivery. */
export interface Casefile {
  delivery: DeliveryRecord
  /** Its own, and that of the reports it stands in the place of. */
  evidence: EvidenceRecord[]
  /** Other reports of the same commitment, the newest quarter first. */
  others: SentDelivery[]
  checks: Check[]
}

export async function casefileOf(tx: Tx, delivery: DeliveryRecord): Promise<Casefile> {
  const all = await deliveriesUnder(tx, delivery.commitment)
  const replaced = replacedBy(all, delivery.replaces)
  const evidence = await evidenceOfDeliveries(tx, [delivery.id, ...replaced])
  const later = all.filter(({ replaces }) => replaces === delivery.id).map(({ id }) => id)
  const hashes = evidence.flatMap(({ sha256 }) => sha256 ?? [])
  const used = await usedElsewhere(tx, hashes, { but: [delivery.id, ...replaced, ...later] })
  const { measure } = delivery
  return {
    delivery: await inWhoseName(tx, delivery),
    evidence,
    others: all.filter(({ id }) => id !== delivery.id),
    checks: checksOf({
      quantity: delivery.quantity,
      planned: plannedIn(delivery.promised, delivery.quarter),
      promised: delivery.promised.quantity,
      before: delivery.before,
      evidence: evidence.filter(supports).map(({ kind }) => kind),
      sameFileIn: used.map(({ title, quarter }) => `${title}, ${quarterCode(quarter)}`),
      quarter: delivery.quarter,
      starts: delivery.contractStarts,
      ends: delivery.contractEnds,
      words: (quantity) => unitWords(measure, quantity),
      isMoney: isMoney(measure),
    }),
  }
}

/** The decision on it with in whose name it was made, where that was under a lent role. */
async function inWhoseName(tx: Tx, delivery: DeliveryRecord): Promise<DeliveryRecord> {
  const { id, verification } = delivery
  if (!verification?.by) return delivery
  const lenders = (await lendersIn(tx, 'delivery', id)).get(verification.at.getTime())
  return { ...delivery, verification: { ...verification, by: actingForWords(verification.by, lenders) } }
}
