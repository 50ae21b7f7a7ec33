import { isId } from '../../../language/identifier.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, type Visit } from '../../../web/visit.ts'
import { isWaiting } from '../../delivery-state.ts'
import { answerReturn } from '../../permissions.ts'
import { type DeliveryRecord, deliveryOf, messagesOf, type ReturnRecord, write } from '../../store.ts'
import { Messages } from '../messages.tsx'
import { ownReturn, showReturn, useYourLink } from '../own-return.tsx'
import { writingOf } from '../telling.ts'
import { messageError } from '../thread-words.ts'

/** What the council asked about a delivery, and the supplier's answer: by link or account. */
export const answerQuestionPage = definePage({
  path: pattern.myReturnQuestion(':return', ':delivery'),
  allow: answerReturn,
  async get(visit) {
    const asked = await questionAsked(visit)
    return asked ? showThread(visit, asked, '') : useYourLink(visit)
  },
  async post(visit) {
    const { tx, form, urls } = visit
    const asked = await questionAsked(visit)
    if (!asked) return useYourLink(visit)
    const words = form.raw('words')
    const written = await write(tx, writingOf(visit), asked.delivery.id, { side: 'supplier', words })
    const { decision } = written!
    if (decision.accepted)
      return goTo(`${urls.myReturnQuestion(asked.record.id, asked.delivery.id)}?done=yes`)
    return showThread(visit, asked, words, messageError(decision.because))
  },
})

interface Asked {
  record: ReturnRecord
  delivery: DeliveryRecord
}

/** A delivery of the return that the visitor may answer, with something asked about it. */
async function questionAsked(visit: Visit): Promise<Asked | undefined> {
  const record = await ownReturn(visit)
  const id = visit.params.delivery ?? ''
  const delivery = record && isId(id) ? await deliveryOf(visit.tx, id) : undefined
  if (!record || delivery?.returnId !== record.id) return undefined
  return (await messagesOf(visit.tx, [id])).length > 0 ? { record, delivery } : undefined
}

async function showThread(
  visit: Visit,
  { record, delivery }: Asked,
  words: string,
  error?: string,
): Promise<Answer> {
  const { urls, authority, query } = visit
  const title = `A question about “${delivery.title}”`
  const waits = isWaiting(delivery.state)
  const body = (
    <>
      {error ? <ErrorSummary errors={[{ text: error, href: waits ? '#words' : '#main' }]} /> : null}
      {query.get('done') === 'yes' && !error ? (
        <NotificationBanner isSuccess text="Sent to the council. Thank you." />
      ) : null}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        You reported {unitWords(delivery.measure, delivery.quantity)} for {quarterWords(delivery.quarter)}.{' '}
        {waits ? 'It waits to be checked.' : 'It was checked since.'}
      </p>
      <Messages
        messages={await messagesOf(visit.tx, [delivery.id])}
        authority={authority.name}
        supplier={record.supplierName}
      />
      {waits ? (
        <form method="post" action={urls.myReturnQuestion(record.id, delivery.id)} novalidate>
          <Textarea
            name="words"
            label="Your answer"
            labelClass="govuk-label--m"
            hint="Numbers, not names of people. To show more, add evidence."
            rows={5}
            value={words}
            error={error}
          />
          <Button class="gm-button--full-on-phone" preventDoubleClick>
            Send the answer
          </Button>
          <p class="govuk-body">
            <a class="govuk-link" href={urls.myReturnEvidence(record.id, delivery.commitment)}>
              Add evidence
            </a>
          </p>
        </form>
      ) : null}
    </>
  )
  return showReturn(visit, { title, back: urls.myReturnSent(record.id), body }, error ? 422 : 200)
}
