import { isId } from '../../../language/identifier.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { isMoney, unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, type Visit } from '../../../web/visit.ts'
import { type CorrectionTyped, mayCorrect } from '../../correction.ts'
import type { DeliveryNeeds } from '../../needs.ts'
import { answerReturn } from '../../permissions.ts'
import {
  askToCorrect,
  correctionBehind,
  type CorrectionRecord,
  correctionsOf,
  type DeliveryRecord,
  deliveryOf,
} from '../../store.ts'
import { ownReturn, showReturn, useYourLink } from '../own-return.tsx'
import { correctingOf } from '../telling.ts'
import { Corrections } from './earlier.tsx'
import { correctError, isCorrectedMeanwhile } from './words.ts'

/** A supplier that finds a mistake in what was accepted asks the council to correct it: by link or account. */
export const askToCorrectPage = (needs: DeliveryNeeds): Page =>
  definePage({
    path: pattern.myReturnCorrection(':return', ':delivery'),
    allow: answerReturn,
    async get(visit) {
      const delivery = await ownDelivery(visit)
      if (!delivery) return useYourLink(visit)
      const typed = { quantity: delivery.quantity.toFixed(), story: delivery.story, reason: '' }
      return showAsking(visit, delivery, typed)
    },
    async post(visit) {
      const delivery = await ownDelivery(visit)
      if (!delivery) return useYourLink(visit)
      const { tx, form, urls } = visit
      const typed = { quantity: form.raw('quantity'), story: form.raw('story'), reason: form.raw('reason') }
      const { decision } = (await askToCorrect(tx, correctingOf(visit, needs), delivery.id, typed))!
      if (decision.accepted) return goTo(urls.myReturnCorrection(delivery.returnId, delivery.id))
      const status = isCorrectedMeanwhile(decision.because) ? 409 : 422
      return showAsking(visit, delivery, typed, { ...correctError(decision.because, delivery), status })
    },
  })

async function ownDelivery(visit: Visit): Promise<DeliveryRecord | undefined> {
  const record = await ownReturn(visit)
  const id = visit.params.delivery ?? ''
  const delivery = record && isId(id) ? await deliveryOf(visit.tx, id) : undefined
  return record && delivery?.returnId === record.id ? delivery : undefined
}

async function showAsking(
  visit: Visit,
  delivery: DeliveryRecord,
  typed: CorrectionTyped,
  error?: { field: string; text: string; status: number },
): Promise<Answer> {
  const { urls } = visit
  const { measure, accepted, quantity, state, returnId } = delivery
  const corrections = await allCorrections(visit, delivery)
  const isAsked = corrections.some(({ answer, made }) => answer === null || made?.waits)
  const mayAsk = mayCorrect({ state, isAsked }, 'supplier') === undefined
  const errorOf = (field: string) => (error?.field === field ? error.text : undefined)
  const title = mayAsk ? 'Ask to correct what was accepted' : 'Correction'
  const body = (
    <>
      {error ? (
        <ErrorSummary errors={[{ text: error.text, href: mayAsk ? `#${error.field}` : '#main' }]} />
      ) : null}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        “{delivery.title}”, {quarterWords(delivery.quarter)}: {unitWords(measure, accepted ?? quantity)}{' '}
        accepted.
      </p>
      {isAsked ? (
        <InsetText>
          You asked the council to correct this. Until it answers, everything stands as it is. It writes to
          you what it decided.
        </InsetText>
      ) : null}
      {mayAsk ? (
        <form method="post" action={urls.myReturnCorrection(returnId, delivery.id)} novalidate>
          <p class="govuk-body">
            The council reads this and agrees, or says why not. What you sent first stays on record.
          </p>
          <Input
            name="quantity"
            label="How much was it really?"
            labelClass="govuk-label--m"
            value={typed.quantity}
            suffix={isMoney(measure) ? undefined : measure.unit.many}
            prefix={isMoney(measure) ? '£' : undefined}
            inputmode="decimal"
            class="govuk-input--width-5"
            error={errorOf('quantity')}
          />
          <Textarea
            name="story"
            label="What happened?"
            labelClass="govuk-label--m"
            hint="Numbers, not names of people"
            rows={4}
            value={typed.story}
            error={errorOf('story')}
          />
          <Textarea
            name="reason"
            label="What was the mistake?"
            labelClass="govuk-label--m"
            hint="Everyone can read this where the entry is public"
            rows={3}
            value={typed.reason}
            error={errorOf('reason')}
          />
          <Button class="gm-button--full-on-phone" preventDoubleClick>
            Ask the council to correct it
          </Button>
        </form>
      ) : null}
      <Corrections delivery={delivery} corrections={corrections} />
    </>
  )
  return showReturn(visit, { title, back: urls.myReturnSent(returnId), body }, error?.status ?? 200)
}

/** Those of this delivery, and the one that it came of. */
async function allCorrections({ tx }: Visit, { id }: DeliveryRecord): Promise<CorrectionRecord[]> {
  const behind = await correctionBehind(tx, id)
  return [...(await correctionsOf(tx, id)), ...(behind ? [behind] : [])]
}
