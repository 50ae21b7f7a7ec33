import { isId } from '../../../language/identifier.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { isWaiting } from '../../delivery-state.ts'
import type { DeliveryNeeds } from '../../needs.ts'
import { readReturns, verify } from '../../permissions.ts'
import {
  decide,
  deliveryOf,
  type DeliveryRecord,
  placeInQueue,
  type PlaceInQueue,
  type QueuePlace,
  queuePlaceOf,
} from '../../store.ts'
import { readQuantity } from '../../typed-quantity.ts'
import {
  type Deciding,
  type VerificationDecision,
  verificationDecisions,
  type VerificationRefusal,
} from '../../verification.ts'
import { queueFilterOf, queueQuery } from '../queue-filter.ts'
import { decideError } from '../staff-words.ts'
import { tellingOf } from '../telling.ts'
import { unitWords } from '../../../measurement/index.ts'
import { casefileOf } from './casefile.ts'
import type { DecideTyped } from './shown.ts'
import { VerifyView } from './view.tsx'

export const verifyDeliveryPage = (needs: DeliveryNeeds): Page =>
  definePage({
    path: pattern.verifyDelivery(':delivery'),
    inTrials: 'desk',
    allow: readReturns,
    allowPost: verify,
    async get(visit) {
      const delivery = await deliveryAsked(visit)
      if (!delivery) return notFound()
      return showDelivery(visit, needs, delivery, { decision: '', part: '', reason: '' })
    },
    async post(visit) {
      const id = visit.params.delivery ?? ''
      const typed = typedIn(visit)
      const place = await placeOf(visit, id)
      const decided = isId(id)
        ? await decide(visit.tx, { needs, telling: tellingOf(visit) }, id, decidingOf(visit, typed))
        : undefined
      if (!decided) return notFound()
      const { delivery, decision, proposed } = decided
      if (decision.accepted) return goToNext(visit, delivery.id, place, proposed ? { proposed: 'yes' } : {})
      const error = decideError(decision.because, unitWords(delivery.measure, delivery.quantity))
      const status = isPast(decision.because) ? 409 : 422
      return showDelivery(visit, needs, delivery, { ...typed, error }, status)
    },
  })

/** Somebody else was faster, or the supplier was. */
function isPast(because: VerificationRefusal): boolean {
  return because === 'already-decided' || because === 'replaced' || because === 'awaits-second-person'
}

async function deliveryAsked({ tx, params }: Visit): Promise<DeliveryRecord | undefined> {
  const id = params.delivery ?? ''
  return isId(id) ? deliveryOf(tx, id) : undefined
}

function typedIn({ form }: Visit): DecideTyped {
  return { decision: form.text('decision'), part: form.raw('part'), reason: form.raw('reason') }
}

/** In a trial one person is the supplier and the one who checks. */
function decidingOf({ visitor, trial }: Visit, { decision, part, reason }: DecideTyped): Deciding {
  const known = verificationDecisions.find((each) => each === decision)
  const quantity = readQuantity(part)
  return {
    decision: known satisfies VerificationDecision | undefined,
    ...(quantity.accepted ? { quantity: quantity.fact } : {}),
    reason,
    by: trial ? undefined : visitor.id,
  }
}

/** On to the next that waits, the oldest again after the last, or back to the list when none is left. */
export async function goToNext(
  visit: Visit,
  id: string,
  place: QueuePlace | undefined,
  said: Record<string, string> = {},
): Promise<Answer> {
  const { urls } = visit
  if (visit.trial) return goTo(urls.trial(visit.trial.id, { done: id }))
  const query = { ...queueQuery(visit), ...said }
  const filter = await queueFilterOf(visit)
  const { next, total } = await placeInQueue(visit.tx, filter, place ?? beginning)
  const first = next ?? (total > 0 ? (await placeInQueue(visit.tx, filter, beginning)).next : null)
  return goTo(
    first
      ? urls.verifyDelivery(first, { ...query, done: id })
      : urls.verificationQueue({ ...query, done: id }),
  )
}

/** Where it stands before it is decided. */
export async function placeOf({ tx }: Visit, id: string): Promise<QueuePlace | undefined> {
  const delivery = isId(id) && !tx.trial ? await deliveryOf(tx, id) : undefined
  return delivery && queuePlaceOf(tx, delivery)
}

const beginning: QueuePlace = {
  points: 100,
  sentAt: new Date(0),
  id: '00000000-0000-0000-0000-000000000000',
}

async function showDelivery(
  visit: Visit,
  needs: DeliveryNeeds,
  delivery: DeliveryRecord,
  typed: DecideTyped,
  status = 200,
): Promise<Answer> {
  const { tx, today } = visit
  const done = visit.query.get('done') ?? ''
  const [casefile, place, standing, justDone] = await Promise.all([
    casefileOf(tx, delivery),
    isWaiting(delivery.state) && !visit.trial ? placeShown(visit, delivery) : undefined,
    needs.standingOfContract(tx, delivery.contract, today),
    isId(done) ? deliveryOf(tx, done) : undefined,
  ])
  const isStale = status === 409
  return show(
    {
      title: `${delivery.title}, ${quarterWords(delivery.quarter)}`,
      current: 'verify',
      width: 'wide',
      body: <VerifyView {...{ visit, casefile, place, standing, typed, justDone, isStale }} />,
    },
    status,
  )
}

async function placeShown(visit: Visit, delivery: DeliveryRecord): Promise<PlaceInQueue> {
  const filter = await queueFilterOf(visit)
  return placeInQueue(visit.tx, filter, await queuePlaceOf(visit.tx, delivery))
}
