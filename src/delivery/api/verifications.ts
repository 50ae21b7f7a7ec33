import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { decimalOf } from '../../language/quantity.ts'
import { type ApiAnswer, type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import type { DeliveryNeeds } from '../needs.ts'
import { confirmError, decideError } from '../pages/staff-words.ts'
import { tellingOf } from '../pages/telling.ts'
import { verify } from '../permissions.ts'
import { answerProposed, decide, type DeliveryRecord } from '../store.ts'
import { longestReason, verificationDecisions, type VerificationRefusal } from '../verification.ts'
import { deliveryAnswer, deliveryAsked, inFull, noDelivery } from './delivery-told.ts'

const decidingBody = Type.Object(
  {
    decision: Type.Enum([...verificationDecisions]),
    quantity: Type.Optional(
      Type.String({ maxLength: 40, description: 'For `in-part`: how much is accepted' }),
    ),
    reason: Type.Optional(
      Type.String({
        maxLength: longestReason,
        description: 'Sent to the supplier; needed unless all is accepted',
      }),
    ),
  },
  { additionalProperties: false },
)

const confirmingBody = Type.Object(
  {
    confirms: Type.Boolean({ description: 'False sends it back' }),
    reason: Type.Optional(
      Type.String({
        maxLength: longestReason,
        description: 'Needed to send it back; the supplier is not shown it',
      }),
    ),
  },
  { additionalProperties: false },
)

/** A second person, or a program whose maker is another person. */
export const confirmationRoute = (needs: DeliveryNeeds): ApiRoute =>
  defineApi({
    method: 'POST',
    path: '/deliveries/:delivery/confirmation',
    allow: verify,
    tag: 'Deliveries',
    summary:
      'Confirms what another person proposed on a delivery above a limit, or sends it back with a reason',
    body: confirmingBody,
    answer: deliveryAnswer,
    async handle(visit, { params, body: { confirms, reason = '' } }): Promise<ApiAnswer> {
      const asked = params.delivery ?? ''
      const having = { needs, telling: tellingOf(visit) }
      const answer = { confirms, reason, by: visit.visitor.id }
      const answered = isId(asked) ? await answerProposed(visit.tx, having, asked, answer) : undefined
      if (!answered) throw noDelivery()
      const { decision, delivery } = answered
      if (decision.accepted) return { body: await inFull(visit, await deliveryAsked(visit, delivery.id)) }
      const detail = `${confirmError(decision.because)}.`
      if (decision.because === 'nothing-proposed') throw new Problem(409, decision.because, detail)
      throw new Problem(422, decision.because, detail, [{ pointer: '/reason', message: detail }])
    },
  })

export const verificationRoute = (needs: DeliveryNeeds): ApiRoute =>
  defineApi({
    method: 'POST',
    path: '/deliveries/:delivery/verification',
    allow: verify,
    tag: 'Deliveries',
    summary:
      'Accept a delivery, accept a part with a reason, or do not accept it with a reason; above a limit that is proposed, for a second person',
    body: decidingBody,
    answer: deliveryAnswer,
    status: 201,
    async handle(visit, { params, body }): Promise<ApiAnswer> {
      const asked = params.delivery ?? ''
      const quantity = body.quantity === undefined ? undefined : decimalOf(body.quantity)
      const deciding = {
        decision: body.decision,
        reason: body.reason ?? '',
        by: visit.visitor.id,
        ...(quantity ? { quantity } : {}),
      }
      const decided = isId(asked)
        ? await decide(visit.tx, { needs, telling: tellingOf(visit) }, asked, deciding)
        : undefined
      if (!decided) throw noDelivery()
      const { delivery, decision } = decided
      if (!decision.accepted) throw refused(decision.because, delivery, await inFull(visit, delivery))
      return { status: 201, body: await inFull(visit, await deliveryAsked(visit, delivery.id)) }
    },
  })

const pointers = { decision: '/decision', part: '/quantity', reason: '/reason' } as const

function refused(because: VerificationRefusal, { quantity }: DeliveryRecord, current: unknown): Problem {
  const { field, text } = decideError(because, quantity.toFixed())
  const isPast = because === 'already-decided' || because === 'replaced' || because === 'awaits-second-person'
  if (isPast) return new Problem(409, because, `${text}.`, undefined, { current })
  return new Problem(422, because, `${text}.`, [{ pointer: pointers[field], message: `${text}.` }])
}
