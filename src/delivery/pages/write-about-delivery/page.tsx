import { isId } from '../../../language/identifier.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { verify } from '../../permissions.ts'
import { type DeliveryRecord, deliveryOf, messagesOf, write } from '../../store.ts'
import { Messages } from '../messages.tsx'
import { queueQuery } from '../queue-filter.ts'
import { writingOf } from '../telling.ts'
import { messageError } from '../thread-words.ts'

const title = 'Write to the supplier'

/** A question about a delivery, or a word more, to the supplier. */
export const writeAboutDeliveryPage = definePage({
  path: pattern.writeAboutDelivery(':delivery'),
  allow: verify,
  async get(visit) {
    const delivery = await deliveryAsked(visit)
    return delivery ? showForm(visit, delivery, '') : notFound()
  },
  async post(visit) {
    const { tx, form, urls } = visit
    const found = await deliveryAsked(visit)
    if (!found) return notFound()
    const words = form.raw('words')
    const { delivery, decision } = (await write(tx, writingOf(visit), found.id, {
      side: 'authority',
      words,
    }))!
    if (decision.accepted)
      return goTo(urls.verifyDelivery(delivery.id, { ...queueQuery(visit), wrote: 'yes' }))
    return showForm(visit, delivery, words, messageError(decision.because))
  },
})

async function deliveryAsked({ tx, params }: Visit): Promise<DeliveryRecord | undefined> {
  const id = params.delivery ?? ''
  return isId(id) ? deliveryOf(tx, id) : undefined
}

async function showForm(
  visit: Visit,
  delivery: DeliveryRecord,
  words: string,
  error?: string,
): Promise<Answer> {
  const { tx, urls, authority } = visit
  const back = urls.verifyDelivery(delivery.id, queueQuery(visit))
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {error ? <ErrorSummary errors={[{ text: error, href: '#words' }]} /> : null}
        <PageHeading
          title={title}
          about={`${delivery.title}, ${quarterWords(delivery.quarter)} · ${delivery.supplierName}`}
        />
        <Messages
          messages={await messagesOf(tx, [delivery.id])}
          authority={authority.name}
          supplier={delivery.supplierName}
          withNames
        />
        <form method="post" action={urls.writeAboutDelivery(delivery.id, queueQuery(visit))} novalidate>
          <Textarea
            name="words"
            label="Your question"
            labelClass="govuk-label--m"
            hint="The supplier gets it by e-mail, with a link to answer. Your name is not shown to them."
            rows={5}
            value={words}
            error={error}
          />
          <Button preventDoubleClick>Send the question</Button>
        </form>
      </div>
    </div>
  )
  const before = <BackNavigation href={back} />
  return show({ title, current: 'verify', before, body }, error ? 422 : 200)
}
