import { isId } from '../../../language/identifier.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { answerReturn, verify } from '../../permissions.ts'
import { confirmationsOf, deliveryOf, type DeliveryRecord, nameOrganisation } from '../../store.ts'
import { namingError } from '../confirmation-words.ts'
import { ownAnswering, showReturn, useYourLink } from '../own-return.tsx'
import { tellingOrganisationsOf } from '../telling-organisations.ts'
import { NamingForm } from './form.tsx'

const title = 'Who benefited?'

/** The supplier names who benefited from what it sent. */
export const nameOwnBeneficiaryPage = definePage({
  path: pattern.myConfirmation(':return', ':commitment'),
  allow: answerReturn,
  async get(visit) {
    const delivery = await ownDelivery(visit)
    return delivery ? showForm(visit, delivery, 'supplier') : useYourLink(visit)
  },
  async post(visit) {
    const delivery = await ownDelivery(visit)
    if (!delivery) return useYourLink(visit)
    return named(visit, delivery, 'supplier', visit.urls.myReturnSent(delivery.returnId))
  },
})

/** Somebody who decides on deliveries names who benefited. */
export const nameBeneficiaryPage = definePage({
  path: pattern.askForConfirmation(':delivery'),
  allow: verify,
  async get(visit) {
    const delivery = await deliveryAsked(visit)
    return delivery ? showForm(visit, delivery, 'authority') : notFound()
  },
  async post(visit) {
    const delivery = await deliveryAsked(visit)
    if (!delivery) return notFound()
    return named(visit, delivery, 'authority', visit.urls.verifyDelivery(delivery.id))
  },
})

async function deliveryAsked({ tx, params }: Visit): Promise<DeliveryRecord | undefined> {
  const id = params.delivery ?? ''
  return isId(id) ? deliveryOf(tx, id) : undefined
}

/** The newest that was sent of the commitment, and stands. */
async function ownDelivery(visit: Visit): Promise<DeliveryRecord | undefined> {
  const answering = await ownAnswering(visit)
  const line = answering?.lines.find(({ owed }) => owed.commitment === visit.params.commitment)
  const standing = line?.owed.sent.filter(({ state }) => state !== 'replaced') ?? []
  const newest = standing.toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())[0]
  return newest && deliveryOf(visit.tx, newest.id)
}

type By = 'supplier' | 'authority'

async function named(visit: Visit, delivery: DeliveryRecord, by: By, to: string): Promise<Answer> {
  const typed = { organisation: visit.form.raw('organisation'), email: visit.form.raw('email') }
  const decision = await nameOrganisation(visit.tx, tellingOrganisationsOf(visit), delivery, { typed, by })
  return decision.accepted
    ? goTo(to)
    : showForm(visit, delivery, by, { typed, error: namingError(decision.because) })
}

async function showForm(
  visit: Visit,
  delivery: DeliveryRecord,
  by: By,
  {
    typed = { organisation: '', email: '' },
    error,
  }: Partial<Pick<Parameters<typeof NamingForm>[0], 'typed' | 'error'>> = {},
): Promise<Answer> {
  const status = error ? 422 : 200
  const body = (
    <NamingForm
      title={title}
      what={`${unitWords(delivery.measure, delivery.quantity)}, ${delivery.title}, ${quarterWords(delivery.quarter)}`}
      authority={visit.authority.name}
      action={visit.path}
      typed={typed}
      {...(error ? { error } : {})}
      named={await confirmationsOf(visit.tx, [delivery.id])}
    />
  )
  if (by === 'supplier')
    return showReturn(visit, { title, back: visit.urls.myReturnSent(delivery.returnId), body }, status)
  const before = <BackNavigation href={visit.urls.verifyDelivery(delivery.id)} />
  return show({ title, current: 'verify', before, body }, status)
}
