import type { Decision } from '../../language/decision.ts'
import { accept } from '../../language/decision.ts'
import { Decimal } from '../../language/quantity.ts'
import { unitWords } from '../../measurement/index.ts'
import type { Tx } from '../../platform/tx.ts'
import { isWaiting } from '../delivery-state.ts'
import { type AboutReturn, checkedLetter, type DecisionTold, decisionLetter } from '../letters.ts'
import type { DeliveryNeeds } from '../needs.ts'
import {
  type Deciding,
  type Verification,
  type VerificationRefusal,
  verifyDelivery,
} from '../verification.ts'
import { deliveriesIn } from './delivery-list.ts'
import { type DeliveryRecord, deliveryOf } from './delivery-record.ts'
import { actsOnOwnAgreement } from './own-agreement.ts'
import { newLink, tell, type Telling } from './telling.ts'
import { recordVerification } from './verifying.ts'

/** What became of deciding: the decision or its refusal, with the delivery as it was found when it was locked. */
export interface Decided {
  delivery: DeliveryRecord
  decision: Decision<Verification, VerificationRefusal>
}

/** Decides on a delivery, when that may be: the verification, the totals, the output, and what the supplier is told. */
export async function decide(
  tx: Tx,
  { needs, telling }: { needs: DeliveryNeeds; telling: Telling },
  id: string,
  deciding: Deciding,
): Promise<Decided | undefined> {
  const delivery = await deliveryOf(tx, id, { lock: true })
  if (!delivery) return undefined
  const agreedWhileActing = await actsOnOwnAgreement(tx, delivery)
  const asReported = { ...delivery, reportedBy: delivery.recordedBy }
  const decision = verifyDelivery(asReported, { ...deciding, agreedWhileActing })
  if (!decision.accepted) return { delivery, decision }
  const recorded = await recordVerification(tx, delivery, decision.fact)
  await needs.afterDeliveryChange(tx, [delivery.commitment])
  await needs.afterVerification(tx, recorded)
  await tellSupplier(tx, telling, delivery, decision.fact)
  return { delivery, decision: accept(decision.fact) }
}

/** What was not accepted in full is told at once, with a link to send it again; the rest when the whole return is checked. */
async function tellSupplier(
  tx: Tx,
  telling: Telling,
  delivery: DeliveryRecord,
  decided: Verification,
): Promise<void> {
  const to = delivery.tellAt
  if (!to) return
  const { contractTitle, quarter, returnId, measure, title } = delivery
  const about: AboutReturn = { authority: telling.authority, contractTitle, quarter }
  if (decided.decision !== 'accepted') {
    const link = await newLink(tx, telling, { returnId, email: to, endsOthers: false })
    const told: DecisionTold = {
      title,
      decision: decided.decision,
      reported: unitWords(measure, delivery.quantity),
      accepted: unitWords(measure, decided.quantity),
      reason: decided.reason,
    }
    await tell(tx, telling, to, decisionLetter(about, told, link), returnId)
  }
  const whole = await wholeReturn(tx, returnId)
  const isToldAlready = whole?.length === 1 && decided.decision !== 'accepted'
  if (whole && !isToldAlready) await tell(tx, telling, to, checkedLetter(about, whole))
}

const decisionOf = {
  verified: 'accepted',
  'partly-verified': 'in-part',
  'not-accepted': 'not-accepted',
} as const

/** Every delivery of the return with its decision, once none waits; undefined until then. */
async function wholeReturn(tx: Tx, returnId: string): Promise<DecisionTold[] | undefined> {
  const all = await deliveriesIn(tx, { returnId }, { limit: 500 })
  if (all.some(({ state }) => isWaiting(state))) return undefined
  return all.flatMap(({ title, state, quantity, accepted, unit }): DecisionTold[] => {
    if (state === 'replaced' || isWaiting(state)) return []
    const words = (amount: Decimal) => unitWords({ unit }, amount)
    const decision = decisionOf[state as keyof typeof decisionOf]
    return [
      {
        title,
        decision,
        reported: words(quantity),
        accepted: words(accepted ?? new Decimal(0)),
        reason: null,
      },
    ]
  })
}
