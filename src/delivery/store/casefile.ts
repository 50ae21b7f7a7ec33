import type { Tx } from '../../platform/tx.ts'
import { plannedIn } from '../planned.ts'
import type { Check } from '../check.ts'
import type { DeliveryRecord } from './delivery-record.ts'
import { evidenceOfDeliveries, type EvidenceRecord } from './evidence.ts'
import { notice } from './noticing.ts'
import { deliveriesUnder, replacedBy } from './other-deliveries.ts'
import type { SentDelivery } from './sent-delivery.ts'
import { saidOnSending } from './said-on-sending.ts'

/** Everything that stands beside a delivery. */
export interface Beside {
  /** Its own, and that of the reports it stands in the place of. */
  evidence: EvidenceRecord[]
  /** Other reports of the same commitment, the newest quarter first. */
  others: SentDelivery[]
  /** The report it was sent again for, if it was. */
  first: SentDelivery | undefined
  checks: Check[]
  /** The deliveries elsewhere that the checks speak of. */
  noticedWith: string[]
}

export async function besideOf(tx: Tx, delivery: DeliveryRecord): Promise<Beside> {
  const { id, measure, replaces } = delivery
  const [all, said] = await Promise.all([deliveriesUnder(tx, delivery.commitment), saidOnSending(tx, id)])
  const replaced = replacedBy(all, replaces)
  const evidence = await evidenceOfDeliveries(tx, [id, ...replaced])
  const later = all.filter((each) => each.replaces === id).map((each) => each.id)
  const { checks, others } = await notice(tx, {
    ...delivery,
    ...said,
    measure,
    planned: plannedIn(delivery.promised, delivery.quarter),
    promised: delivery.promised.quantity,
    starts: delivery.contractStarts,
    ends: delivery.contractEnds,
    evidence,
    but: [id, ...replaced, ...later],
    told: 'authority',
  })
  return {
    evidence,
    others: all.filter((each) => each.id !== id),
    first: all.find((each) => each.id === replaces),
    checks,
    noticedWith: others,
  }
}
