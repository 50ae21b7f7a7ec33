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
import { correctedLetter } from '../correction-letters.ts'
import { correctionBehind, type CorrectionRecord } from './corrections.ts'
import { deliveriesIn } from './delivery-list.ts'
import { type DeliveryRecord, deliveryOf } from './delivery-record.ts'
import { actsOnOwnAgreement } from './own-agreement.ts'
import { newLink, tell, type Telling } from './telling.ts'
import { answerProposal, type ConfirmProposalRefusal } from '../second-person.ts'
import { whySecondPerson } from '../checking.ts'
import { checkingOf } from './checking.ts'
import { namesBehind } from './names-behind.ts'
import { addProposal, answerKept, openProposal, type Proposal, underLimits } from './proposals.ts'
import { type CameToBe, recordVerification } from './verifying.ts'
import { timesPlanOf } from './waiting.ts'

/** What became of deciding: the decision or its refusal, with the delivery as it was found when it was locked. */
export interface Decided {
  delivery: DeliveryRecord
  decision: Decision<Verification, VerificationRefusal>
  /** It is above a limit: the decision is proposed, and a second person confirms it or sends it back. */
  proposed?: Proposal['because']
}

/** What deciding needs of later rooms, and how the supplier is told. */
export interface DecidingWith {
  needs: DeliveryNeeds
  telling: Telling
}

/** Decides on a delivery, when that may be: the verification, the totals, the output, and what the supplier is told. */
export async function decide(
  tx: Tx,
  having: DecidingWith,
  id: string,
  deciding: Deciding,
  cameToBe: CameToBe = {},
): Promise<Decided | undefined> {
  const delivery = await deliveryOf(tx, id, { lock: true })
  if (!delivery) return undefined
  const agreedWhileActing = await actsOnOwnAgreement(tx, delivery)
  const isProposed = !tx.trial && (await openProposal(tx, id)) !== undefined
  const asReported = { ...delivery, reportedBy: delivery.recordedBy, isProposed }
  const decision = verifyDelivery(asReported, { ...deciding, agreedWhileActing })
  if (!decision.accepted) return { delivery, decision }
  const because = await secondPersonFor(tx, delivery)
  if (because) {
    await addProposal(tx, delivery, decision.fact, because)
    return { delivery, decision: accept(decision.fact), proposed: because }
  }
  await carryOut(tx, having, delivery, decision.fact, cameToBe)
  return { delivery, decision: accept(decision.fact) }
}

/** Why a decision on it is above a limit of the authority; never in a trial. */
export async function secondPersonFor(
  tx: Tx,
  delivery: DeliveryRecord,
): Promise<Proposal['because'] | undefined> {
  if (tx.trial) return undefined
  const checking = await checkingOf(tx)
  if (checking.confirmFromPence === null && checking.confirmTimesPlan === null) return undefined
  const timesPlan = timesPlanOf(delivery) ?? null
  const isContractual = delivery.standing === 'contractual'
  return whySecondPerson(checking, { ...(await underLimits(tx, delivery)), isContractual, timesPlan })
}

/** What became of confirming what was proposed, or of sending it back. */
export interface Confirmed {
  delivery: DeliveryRecord
  decision: Decision<{ confirms: boolean; reason: string | null }, ConfirmProposalRefusal>
}

/** A second person confirms what the first proposed, and it is decided; or sends it back, and it waits as before. */
export async function answerProposed(
  tx: Tx,
  having: DecidingWith,
  id: string,
  { confirms, reason, by }: { confirms: boolean; reason: string; by: string | undefined },
): Promise<Confirmed | undefined> {
  const delivery = await deliveryOf(tx, id, { lock: true })
  if (!delivery) return undefined
  const proposal = await openProposal(tx, id)
  const agreedWhileActing = await actsOnOwnAgreement(tx, delivery)
  const names = await namesBehind(tx)
  const asReported = { state: delivery.state, reportedBy: delivery.recordedBy }
  const answer = { confirms, reason, names, by, agreedWhileActing }
  const decision = answerProposal(asReported, proposal, answer)
  if (!decision.accepted || !proposal) return { delivery, decision }
  await answerKept(tx, delivery, proposal, decision.fact)
  if (confirms) {
    const proposed = { by: proposal.by, at: proposal.at }
    await carryOut(tx, having, delivery, verificationOf(proposal), { proposed })
  }
  return { delivery, decision }
}

function verificationOf({ decision, quantity, reason }: Proposal): Verification {
  const states = {
    accepted: 'verified',
    'in-part': 'partly-verified',
    'not-accepted': 'not-accepted',
  } as const
  return { decision, quantity, reason, state: states[decision] }
}

/** The decision is recorded; the totals, the output and the supplier's letter follow. */
async function carryOut(
  tx: Tx,
  { needs, telling }: DecidingWith,
  delivery: DeliveryRecord,
  decided: Verification,
  cameToBe: CameToBe,
): Promise<void> {
  const recorded = await recordVerification(tx, delivery, decided, cameToBe)
  await needs.afterDeliveryChange(tx, [delivery.commitment])
  await needs.afterVerification(tx, recorded)
  const correction = delivery.replaces && !tx.trial ? await correctionBehind(tx, delivery.id) : undefined
  if (correction) await tellCorrected(tx, telling, delivery, { correction, decided })
  else await tellSupplier(tx, telling, delivery, decided)
}

/** A correction is told by itself: what counted before, and what counts now. */
async function tellCorrected(
  tx: Tx,
  telling: Telling,
  delivery: DeliveryRecord,
  { correction, decided }: { correction: CorrectionRecord; decided: Verification },
): Promise<void> {
  const { tellAt: to, contractTitle, quarter, returnId, measure, title } = delivery
  const before = await deliveryOf(tx, correction.delivery)
  if (!to || !before) return
  const link = await newLink(tx, telling, { returnId, email: to, endsOthers: false })
  const amounts = {
    before: unitWords(measure, before.accepted ?? before.quantity),
    after: unitWords(measure, decided.quantity),
  }
  const { side, reason } = correction
  const letter = correctedLetter(
    { authority: telling.authority, contractTitle, quarter },
    { title, ...amounts, side, reason: decided.reason ?? reason, ...link },
  )
  await tell(tx, telling, to, letter, returnId)
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
