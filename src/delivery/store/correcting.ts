import { accept, type Decision } from '../../language/decision.ts'
import { newId } from '../../language/identifier.ts'
import type { Decimal } from '../../language/quantity.ts'
import { unitWords } from '../../measurement/index.ts'
import { recordedNow, type Tx } from '../../platform/tx.ts'
import {
  answerCorrection,
  correct,
  type CorrectingSide,
  type CorrectionAnswerRefusal,
  type CorrectionRefusal,
  type CorrectionTyped,
} from '../correction.ts'
import { correctionAskedLetter, correctionDeclinedLetter } from '../correction-letters.ts'
import type { VerificationRefusal } from '../verification.ts'
import { type CorrectionRecord, correctionsOf } from './corrections.ts'
import { addAnswer, carryOutCorrection } from './correction-made.ts'
import type { DecidingWith } from './decided.ts'
import { type DeliveryRecord, deliveryOf } from './delivery-record.ts'
import { newLink, tell } from './telling.ts'

/** What correcting needs: what deciding does, and where staff answer. */
export interface CorrectingWith extends DecidingWith {
  /** The full address of the page where a correction of this delivery is answered. */
  deskOf(delivery: string): string
}

export interface Corrected {
  delivery: DeliveryRecord
  decision: Decision<CorrectionRecord, CorrectionRefusal | VerificationRefusal>
  /** It is above a limit: a second person has to confirm it first. */
  isProposed?: boolean
}

/** A supplier asks to correct what was accepted. Undefined when there is no such delivery. */
export async function askToCorrect(
  tx: Tx,
  having: CorrectingWith,
  id: string,
  typed: CorrectionTyped,
): Promise<Corrected | undefined> {
  const found = await toCorrect(tx, id)
  if (!found) return undefined
  const { delivery } = found
  const decision = correct({ ...delivery, isAsked: found.isAsked }, 'supplier', typed)
  if (!decision.accepted) return { delivery, decision }
  const asked = await addCorrection(tx, delivery, decision.fact)
  const { before, after } = amounts(delivery, asked)
  const about = aboutOf(having, delivery)
  const told = { title: delivery.title, before, after, reason: asked.reason }
  await tellOwner(
    tx,
    having,
    delivery,
    correctionAskedLetter(about, {
      ...told,
      supplier: delivery.supplierName,
      link: having.deskOf(id),
    }),
  )
  return { delivery, decision: accept(asked) }
}

/** The council corrects what it decided: from now on so much of it counts. */
export async function correctDecision(
  tx: Tx,
  having: CorrectingWith,
  id: string,
  typed: CorrectionTyped,
  by: string | undefined,
): Promise<Corrected | undefined> {
  const found = await toCorrect(tx, id)
  if (!found) return undefined
  const { delivery } = found
  const decision = correct({ ...delivery, isAsked: found.isAsked }, 'council', typed)
  if (!decision.accepted) return { delivery, decision }
  const asked = await addCorrection(tx, delivery, decision.fact)
  return { delivery, ...(await carryOutCorrection(tx, having, delivery, asked, { reason: null, by })) }
}

/** The council answers what a supplier asked to correct. */
export async function answerCorrecting(
  tx: Tx,
  having: CorrectingWith,
  id: string,
  { answer, reason, by }: { answer: string; reason: string; by: string | undefined },
): Promise<
  | {
      delivery: DeliveryRecord
      decision: Decision<CorrectionRecord, CorrectionAnswerRefusal | VerificationRefusal>
      isProposed?: boolean
    }
  | undefined
> {
  const delivery = await deliveryOf(tx, id, { lock: true })
  if (!delivery) return undefined
  const asked = (await correctionsOf(tx, id)).find((each) => each.answer === null)
  const decision = answerCorrection(asked !== undefined && delivery.state !== 'replaced', { answer, reason })
  if (!decision.accepted || !asked)
    return { delivery, decision: decision as Decision<never, CorrectionAnswerRefusal> }
  if (decision.fact.answer === 'agreed')
    return {
      delivery,
      ...(await carryOutCorrection(tx, having, delivery, asked, { reason: decision.fact.reason, by })),
    }
  await addAnswer(tx, asked, { ...decision.fact, made: null })
  tx.note({
    action: 'correction-declined',
    subject: 'delivery',
    id,
    words: `Declined to correct ${delivery.title} of ${delivery.supplierName}: ${decision.fact.reason}`,
    facts: [{ table: 'delivery_correction_answer', key: { correction_id: asked.id } }],
  })
  if (delivery.tellAt) {
    const { returnId } = delivery
    const link = await newLink(tx, having.telling, { returnId, email: delivery.tellAt, endsOthers: false })
    const told = {
      title: delivery.title,
      before: amounts(delivery, asked).before,
      reason: decision.fact.reason!,
    }
    await tell(
      tx,
      having.telling,
      delivery.tellAt,
      correctionDeclinedLetter(aboutOf(having, delivery), { ...told, ...link }),
      returnId,
    )
  }
  return { delivery, decision: accept((await correctionsOf(tx, id)).find((each) => each.id === asked.id)!) }
}

async function toCorrect(
  tx: Tx,
  id: string,
): Promise<{ delivery: DeliveryRecord; isAsked: boolean } | undefined> {
  const delivery = await deliveryOf(tx, id, { lock: true })
  if (!delivery) return undefined
  const known = await correctionsOf(tx, id)
  return { delivery, isAsked: known.some(({ answer, made }) => answer === null || made?.waits) }
}

async function addCorrection(
  tx: Tx,
  delivery: DeliveryRecord,
  {
    side,
    quantity,
    story,
    reason,
  }: { side: CorrectingSide; quantity: Decimal; story: string; reason: string },
): Promise<CorrectionRecord> {
  const correction_id = newId()
  await tx
    .insertInto('delivery_correction')
    .values({
      authority_id: tx.authority,
      correction_id,
      delivery_id: delivery.id,
      side,
      quantity: quantity.toFixed(),
      story,
      reason,
      ...recordedNow(tx),
    })
    .execute()
  const { before, after } = amounts(delivery, { quantity })
  const who = side === 'supplier' ? `${delivery.supplierName} asks to correct` : 'Corrected'
  tx.note({
    action: side === 'supplier' ? 'correction-asked' : 'decision-corrected',
    subject: 'delivery',
    id: delivery.id,
    words: `${who} ${delivery.title}: not ${before}, but ${after}. Reason: ${reason}`,
    facts: [{ table: 'delivery_correction', key: { correction_id } }],
  })
  return (await correctionsOf(tx, delivery.id)).find(({ id }) => id === correction_id)!
}

function amounts(
  { measure, accepted, quantity: reported }: DeliveryRecord,
  { quantity }: { quantity: Decimal },
): { before: string; after: string } {
  return { before: unitWords(measure, accepted ?? reported), after: unitWords(measure, quantity) }
}

const aboutOf = ({ telling: { authority } }: CorrectingWith, { contractTitle, quarter }: DeliveryRecord) => ({
  authority,
  contractTitle,
  quarter,
})

/** Whoever looks after the commitment, or else after the contract. */
async function tellOwner(
  tx: Tx,
  { telling }: CorrectingWith,
  { contractOwner }: DeliveryRecord,
  letter: { subject: string; paragraphs: string[] },
): Promise<void> {
  if (!contractOwner) return
  const person = await tx
    .selectFrom('person')
    .select('email')
    .where('person_id', '=', contractOwner)
    .executeTakeFirst()
  if (person) await tell(tx, telling, person.email, letter)
}
