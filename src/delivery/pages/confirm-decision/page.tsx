import { isId } from '../../../language/identifier.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import type { DeliveryNeeds } from '../../needs.ts'
import { verify } from '../../permissions.ts'
import type { ConfirmProposalRefusal } from '../../second-person.ts'
import { answerProposed, deliveryOf, type DeliveryRecord } from '../../store.ts'
import { queueQuery } from '../queue-filter.ts'
import { confirmError } from '../staff-words.ts'
import { tellingOf } from '../telling.ts'
import { goToNext, placeOf } from '../verify-delivery/page.tsx'

/** A second person confirms what was proposed, or sends it back. The form stands where the decision is made. */
export const confirmDecisionPage = (needs: DeliveryNeeds): Page =>
  definePage({
    path: pattern.confirmDecision(':delivery'),
    allow: verify,
    async get({ tx, params, urls }) {
      const id = params.delivery ?? ''
      const delivery = isId(id) ? await deliveryOf(tx, id) : undefined
      return delivery ? goTo(urls.verifyDelivery(id)) : notFound()
    },
    async post(visit) {
      const { tx, params, form, visitor } = visit
      const id = params.delivery ?? ''
      if (!isId(id)) return notFound()
      const place = await placeOf(visit, id)
      const typed = { confirms: form.text('answer') === 'confirm', reason: form.raw('reason') }
      const having = { needs, telling: tellingOf(visit) }
      const answered = await answerProposed(tx, having, id, { ...typed, by: visitor.id })
      if (!answered) return notFound()
      const { delivery, decision } = answered
      if (decision.accepted) return goToNext(visit, delivery.id, place)
      return showRefused(visit, delivery, typed.reason, decision.because)
    },
  })

function showRefused(
  visit: Visit,
  delivery: DeliveryRecord,
  reason: string,
  because: ConfirmProposalRefusal,
): Answer {
  const { urls } = visit
  const error = confirmError(because)
  const mendable = because === 'reason-missing' || because === 'reason-too-long'
  const title = mendable ? 'Send it back' : 'Not confirmed'
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={[{ text: error, href: mendable ? '#reason' : '#main' }]} />
        <PageHeading
          title={title}
          about={`${delivery.title}, ${quarterWords(delivery.quarter)} · ${delivery.supplierName}`}
        />
        {mendable ? (
          <form method="post" action={urls.confirmDecision(delivery.id, queueQuery(visit))} novalidate>
            <Textarea
              name="reason"
              label="Why you send it back"
              labelClass="govuk-label--m"
              hint="Whoever proposed it reads this."
              rows={4}
              value={reason}
              error={error}
            />
            <Button name="answer" value="send-back" preventDoubleClick>
              Send back
            </Button>
          </form>
        ) : (
          <p class="govuk-body">Nothing was recorded.</p>
        )}
      </div>
    </div>
  )
  const before = <BackNavigation href={urls.verifyDelivery(delivery.id, queueQuery(visit))} />
  return show({ title, current: 'verify', before, body }, because === 'nothing-proposed' ? 409 : 422)
}
