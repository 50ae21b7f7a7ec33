import { isId } from '../../../language/identifier.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { readTypedDay, typedDay } from '../../../language/typed-day.ts'
import { staffOf } from '../../../parties/store.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { inspectionRefusals } from '../../inspection.ts'
import { verify } from '../../permissions.ts'
import { deliveryOf, type DeliveryRecord, recordInspection } from '../../store.ts'
import { dayTypedIn } from '../day-boxes.ts'
import { queueQuery } from '../queue-filter.ts'
import { InspectionForm, type InspectionShown } from './form.tsx'

/** What somebody saw on site is recorded beside the delivery. */
export const recordInspectionPage = definePage({
  path: pattern.recordInspection(':delivery'),
  allow: verify,
  async get(visit) {
    const delivery = await deliveryAsked(visit)
    if (!delivery) return notFound()
    const by = visit.visitor.id ?? ''
    const nothing = { place: '', sample: '', heldUp: '', seen: '', outcome: '' }
    return showForm(visit, delivery, { ...nothing, on: typedDay(visit.today), by })
  },
  async post(visit) {
    const delivery = await deliveryAsked(visit, { lock: true })
    if (!delivery) return notFound()
    const typed = typedIn(visit)
    const read = { ...typed, on: readTypedDay(typed.on) }
    const decision = await recordInspection(visit.tx, delivery, read, visit.today)
    if (decision.accepted) return goTo(visit.urls.verifyDelivery(delivery.id, queueQuery(visit)))
    if (decision.because === 'replaced') return goTo(visit.urls.verifyDelivery(delivery.id))
    return showForm(visit, delivery, typed, inspectionRefusals[decision.because])
  },
})

async function deliveryAsked(
  { tx, params }: Visit,
  options: { lock?: boolean } = {},
): Promise<DeliveryRecord | undefined> {
  const id = params.delivery ?? ''
  return isId(id) ? deliveryOf(tx, id, options) : undefined
}

function typedIn({ form }: Visit): InspectionShown['typed'] {
  const text = (name: string) => form.text(name)
  return {
    on: dayTypedIn(form, 'on'),
    place: text('place'),
    by: text('by'),
    sample: text('sample'),
    heldUp: text('heldUp'),
    seen: form.raw('seen'),
    outcome: text('outcome'),
  }
}

async function showForm(
  visit: Visit,
  delivery: DeliveryRecord,
  typed: InspectionShown['typed'],
  error?: InspectionShown['error'],
): Promise<Answer> {
  const title = 'Record an inspection on site'
  const body = (
    <InspectionForm
      title={title}
      caption={`${delivery.title}, ${quarterWords(delivery.quarter)}`}
      action={visit.path}
      staff={await staffOf(visit.tx)}
      typed={typed}
      error={error}
    />
  )
  const before = <BackNavigation href={visit.urls.verifyDelivery(delivery.id, queueQuery(visit))} />
  return show({ title, current: 'verify', before, body }, error ? 422 : 200)
}
