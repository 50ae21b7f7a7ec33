import Type, { type Static } from 'typebox'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { mayPass } from '../../web/permission.ts'
import type { Visit } from '../../web/visit.ts'
import { longestStory } from '../delivery.ts'
import type { DeliveryNeeds } from '../needs.ts'
import { correctError, isCorrectedMeanwhile } from '../pages/correct-delivery/words.ts'
import { correctingOf } from '../pages/telling.ts'
import { askForCorrections, readReturns, readReturnsOrOwn, verify } from '../permissions.ts'
import {
  answerCorrecting,
  askToCorrect,
  correctDecision,
  type CorrectionRecord,
  correctionsOf,
  type DeliveryRecord,
} from '../store.ts'
import { longestReason } from '../verification.ts'
import { deliveryAsked, noDelivery } from './delivery-told.ts'
import { id, moment, orNull } from './shapes.ts'

const tag = 'Deliveries'

const correctionAnswer = Type.Object({
  id,
  delivery: id,
  side: Type.Enum(['council', 'supplier']),
  quantity: Type.String({
    description: 'Of a supplier what was delivered, of the council how much of it counts',
  }),
  story: Type.String(),
  reason: Type.String(),
  askedAt: moment,
  answer: orNull(Type.Enum(['agreed', 'declined'])),
  answerReason: orNull(Type.String()),
  answeredAt: orNull(moment),
  made: orNull(Type.String({ description: 'The delivery that stands in the place of the other' })),
  awaitsSecondPerson: Type.Boolean(),
})

function told({ id: correction, delivery, side, quantity, story, reason, at, ...rest }: CorrectionRecord) {
  const { answer, answerReason, answeredAt, made } = rest
  const answered = { answer, answerReason, answeredAt: answeredAt?.toISOString() ?? null }
  const asked = { quantity: quantity.toFixed(), story, reason, askedAt: at.toISOString() }
  const becomes = { made: made?.id ?? null, awaitsSecondPerson: made?.waits ?? false }
  return { id: correction, delivery, side, ...asked, ...answered, ...becomes } satisfies Static<
    typeof correctionAnswer
  >
}

/** A delivery of the authority; for a supplier only its own. */
async function deliveryHere(visit: Visit): Promise<DeliveryRecord> {
  const delivery = await deliveryAsked(visit, visit.params.delivery)
  const isOwn = visit.visitor.suppliers.includes(delivery.supplier)
  if (!isOwn && !mayPass(readReturns, visit.visitor.roles, false)) throw noDelivery()
  return delivery
}

function refusal(because: Parameters<typeof correctError>[0], delivery: DeliveryRecord): Problem {
  const { field, text } = correctError(because, delivery)
  const errors = [{ pointer: `/${field}`, message: `${text}.` }]
  return new Problem(isCorrectedMeanwhile(because) ? 409 : 422, because, `${text}.`, errors)
}

const listRoute = defineApi({
  method: 'GET',
  path: '/deliveries/:delivery/corrections',
  allow: readReturnsOrOwn,
  tag,
  summary: 'What was asked to be corrected of a delivery that was decided on, the newest first',
  answer: Type.Object({ items: Type.Array(correctionAnswer), next: Type.Null() }),
  async handle(visit) {
    const { id: delivery } = await deliveryHere(visit)
    return { body: { items: (await correctionsOf(visit.tx, delivery)).map(told), next: null } }
  },
})

const askRoute = (needs: DeliveryNeeds): ApiRoute =>
  defineApi({
    method: 'POST',
    path: '/deliveries/:delivery/corrections',
    allow: askForCorrections,
    tag,
    summary:
      'A supplier asks to correct what was accepted; somebody who decides on deliveries corrects how much counts',
    body: Type.Object(
      {
        quantity: Type.String({ maxLength: 40, description: 'A decimal, in the unit of the measure' }),
        story: Type.Optional(
          Type.String({ maxLength: longestStory * 2, description: 'Of a supplier: what happened' }),
        ),
        reason: Type.String({ maxLength: longestReason * 2, description: 'Public with the entry' }),
      },
      { additionalProperties: false },
    ),
    answer: correctionAnswer,
    status: 201,
    async handle(visit, { body: { quantity, story, reason } }) {
      const delivery = await deliveryHere(visit)
      const having = correctingOf(visit, needs)
      const typed = { quantity, story: story ?? delivery.story, reason }
      const done = mayPass(verify, visit.visitor.roles, false)
        ? await correctDecision(visit.tx, having, delivery.id, typed, visit.visitor.id)
        : await askToCorrect(visit.tx, having, delivery.id, typed)
      const { decision } = done!
      if (!decision.accepted) throw refusal(decision.because, delivery)
      return { status: 201, body: told(decision.fact) }
    },
  })

const answerRoute = (needs: DeliveryNeeds): ApiRoute =>
  defineApi({
    method: 'POST',
    path: '/deliveries/:delivery/corrections/answer',
    allow: verify,
    tag,
    summary: 'Agrees to what the supplier asks to correct, or declines with a reason',
    body: Type.Object(
      {
        answer: Type.Enum(['agreed', 'declined']),
        reason: Type.Optional(
          Type.String({ maxLength: longestReason * 2, description: 'Needed to decline' }),
        ),
      },
      { additionalProperties: false },
    ),
    answer: correctionAnswer,
    async handle(visit, { body: { answer, reason = '' } }) {
      const delivery = await deliveryHere(visit)
      const typed = { answer, reason, by: visit.visitor.id }
      const { decision } = (await answerCorrecting(visit.tx, correctingOf(visit, needs), delivery.id, typed))!
      if (!decision.accepted) throw refusal(decision.because, delivery)
      return { body: told(decision.fact) }
    },
  })

export const correctionRoutes = (needs: DeliveryNeeds): ApiRoute[] => [
  listRoute,
  askRoute(needs),
  answerRoute(needs),
]
