import { isId } from '../../../language/identifier.ts'
import { namesOf } from '../../../parties/store.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepCommitments, seeContracts } from '../../permissions.ts'
import { answerVariation, contractOf, variationOf, type VariationRecord } from '../../store.ts'
import { variationRefusal } from '../../variation-words.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { tellingOf } from './telling.ts'
import { answerTyped, shownFor, Variation, type VariationShown } from './variation.tsx'

type Needs = Pick<ContractsNeeds, 'afterCommitmentChange'>

/** A change that was asked for, for who works here: read, answered where the supplier asked, taken back where the council did. */
export function readVariationPage(needs: Needs): Page {
  return definePage({
    path: pattern.variation(':variation'),
    allow: seeContracts,
    allowPost: keepCommitments,
    async get(visit) {
      const variation = await found(visit)
      return variation ? showOne(visit, variation) : notFound()
    },
    async post(visit) {
      const variation = await found(visit)
      if (!variation) return notFound()
      const typed = answerTyped(visit.form)
      const again = (errors: Record<string, string>) =>
        showOne(visit, variation, { typed: { ...typed, answer: typed.answer ?? '' }, errors }, 422)
      if (!typed.answer) return again({ answer: 'Choose yes or no' })
      const telling = tellingOf(visit)
      const given = { answer: typed.answer, reason: typed.reason }
      const decision = await answerVariation(visit.tx, { ...needs, telling }, variation.id, 'council', given)
      if (!decision || decision.accepted || decision.because === 'answered-already')
        return goTo(visit.urls.variation(variation.id))
      const { field, sentence } = variationRefusal(decision.because, { starts: null, ends: null })
      return again({ [field]: sentence })
    },
  })
}

async function found({ tx, params }: Visit): Promise<VariationRecord | undefined> {
  const id = params.variation ?? ''
  return isId(id) ? variationOf(tx, id) : undefined
}

async function showOne(
  visit: Visit,
  variation: VariationRecord,
  more: Pick<VariationShown, 'typed' | 'errors'> = {},
  status = 200,
): Promise<Answer> {
  const { tx, urls, visitor, authority } = visit
  const contract = (await contractOf(tx, variation.contract))!
  const names = await namesOf(tx, [variation.recordedBy])
  const shown: VariationShown = {
    variation,
    commitment: await shownFor(tx, variation),
    side: 'council',
    answers: mayPass(keepCommitments, visitor.roles, false),
    authority: authority.name,
    askedBy:
      variation.side === 'council' && variation.recordedBy ? names.get(variation.recordedBy) : undefined,
    ...more,
  }
  const further = [
    { text: variation.commitmentTitle, href: urls.staffCommitment(contract.id, variation.commitment) },
  ]
  const before = <ContractBreadcrumbs urls={urls} contract={contract} further={further} />
  return show(
    { title: 'A change that was asked for', current: 'contracts', before, body: <Variation {...shown} /> },
    status,
  )
}
