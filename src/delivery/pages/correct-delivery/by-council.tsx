import { isId } from '../../../language/identifier.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import type { DeliveryNeeds } from '../../needs.ts'
import { readReturns, verify } from '../../permissions.ts'
import {
  answerCorrecting,
  correctDecision,
  correctionBehind,
  correctionsOf,
  type DeliveryRecord,
  deliveryOf,
} from '../../store.ts'
import { correctingOf } from '../telling.ts'
import { type CorrectByCouncil, CorrectView } from './view.tsx'
import { correctError, isCorrectedMeanwhile } from './words.ts'

/** What was decided on a delivery is corrected: as the supplier asked, or because the council finds a mistake of its own. */
export const correctDecisionPage = (needs: DeliveryNeeds): Page =>
  definePage({
    path: pattern.correctDecision(':delivery'),
    allow: readReturns,
    allowPost: verify,
    async get(visit) {
      const delivery = await deliveryAsked(visit)
      if (!delivery) return notFound()
      const quantity = (delivery.accepted ?? delivery.quantity).toFixed()
      return showCorrecting(visit, delivery, { quantity, reason: '', answer: '' })
    },
    async post(visit) {
      const { tx, form, visitor, urls } = visit
      const delivery = await deliveryAsked(visit)
      if (!delivery) return notFound()
      const having = correctingOf(visit, needs)
      const typed = {
        quantity: form.raw('quantity'),
        reason: form.raw('reason'),
        answer: form.text('answer'),
      }
      const by = visitor.id
      const done =
        form.text('act') === 'answer'
          ? await answerCorrecting(tx, having, delivery.id, { ...typed, by })
          : await correctDecision(tx, having, delivery.id, { ...typed, story: '' }, by)
      const { decision } = done!
      if (decision.accepted) {
        const made = decision.fact.made?.id ?? delivery.id
        return goTo(urls.correctDecision(made, { done: done!.isProposed ? 'proposed' : 'yes' }))
      }
      const status = isCorrectedMeanwhile(decision.because) ? 409 : 422
      return showCorrecting(visit, delivery, typed, { ...correctError(decision.because, delivery), status })
    },
  })

async function deliveryAsked({ tx, params }: Visit): Promise<DeliveryRecord | undefined> {
  const id = params.delivery ?? ''
  return isId(id) ? deliveryOf(tx, id) : undefined
}

async function showCorrecting(
  visit: Visit,
  delivery: DeliveryRecord,
  typed: CorrectByCouncil['typed'],
  error?: { field: string; text: string; status: number },
): Promise<Answer> {
  const { tx, urls } = visit
  const behind = await correctionBehind(tx, delivery.id)
  const corrections = [...(await correctionsOf(tx, delivery.id)), ...(behind ? [behind] : [])]
  const title = `Correct: ${delivery.title}, ${quarterWords(delivery.quarter)}`
  const before = <BackNavigation href={urls.verifyDelivery(delivery.id)} />
  const body = <CorrectView {...{ visit, delivery, corrections, typed, error, title }} />
  return show({ title, current: 'verify', before, body }, error?.status ?? 200)
}
