import Type from 'typebox'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { writingOf } from '../pages/telling.ts'
import { messageError } from '../pages/thread-words.ts'
import { readReturnsOrOwn, verify } from '../permissions.ts'
import { longestMessage, type Side } from '../thread.ts'
import { type Message, messagesOf, write } from '../store.ts'
import { mayAct } from '../../web/acting.ts'
import { deliveryAsked, noDelivery } from './delivery-told.ts'
import { id, moment } from './shapes.ts'

const messageAnswer = Type.Object({
  id,
  side: Type.Enum(['authority', 'supplier']),
  words: Type.String(),
  at: moment,
})

const toldOf = ({ id: message, side, words, at }: Message) => ({
  id: message,
  side,
  words,
  at: at.toISOString(),
})

const isSupplier = ({ visitor }: Visit) => visitor.roles.has('supplier')

/** A delivery of the authority; for a supplier only of its own returns. */
async function deliveryHere(visit: Visit, asked: string | undefined) {
  const delivery = await deliveryAsked(visit, asked)
  if (isSupplier(visit) && !visit.visitor.suppliers.includes(delivery.supplier)) throw noDelivery()
  return delivery
}

const readRoute = defineApi({
  method: 'GET',
  path: '/deliveries/:delivery/messages',
  allow: readReturnsOrOwn,
  tag: 'Deliveries',
  summary: 'Questions about a delivery and their answers, the oldest first, without names of persons',
  answer: Type.Object({ items: Type.Array(messageAnswer), next: Type.Null() }),
  async handle(visit, { params }) {
    const { id: delivery } = await deliveryHere(visit, params.delivery)
    return { body: { items: (await messagesOf(visit.tx, [delivery])).map(toldOf), next: null } }
  },
})

const writeRoute = defineApi({
  method: 'POST',
  path: '/deliveries/:delivery/messages',
  allow: readReturnsOrOwn,
  tag: 'Deliveries',
  summary: 'Asks the supplier about a delivery, or answers; the other side is told by letter',
  body: Type.Object(
    { words: Type.String({ maxLength: longestMessage, minLength: 1 }) },
    { additionalProperties: false },
  ),
  answer: messageAnswer,
  status: 201,
  async handle(visit, { params, body: { words } }) {
    const delivery = await deliveryHere(visit, params.delivery)
    const side: Side = isSupplier(visit) ? 'supplier' : 'authority'
    if (side === 'authority' && !mayAct(visit, verify)) throw new Problem(403, 'forbidden', verify.sentence)
    const { decision } = (await write(visit.tx, writingOf(visit), delivery.id, { side, words }))!
    if (!decision.accepted) {
      const detail = `${messageError(decision.because)}.`
      if (decision.because === 'not-waiting') throw new Problem(409, decision.because, detail)
      throw new Problem(422, decision.because, detail, [{ pointer: '/words', message: detail }])
    }
    const last = (await messagesOf(visit.tx, [delivery.id])).at(-1)!
    return { status: 201, body: toldOf(last) }
  },
})

export const threadRoutes: ApiRoute[] = [readRoute, writeRoute]
