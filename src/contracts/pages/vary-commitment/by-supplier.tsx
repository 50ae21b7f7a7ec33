import { isId } from '../../../language/identifier.ts'
import { linkOf, type LinkRecord, openLink } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, show, type Visit } from '../../../web/visit.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { answerVariations, openVariationLink } from '../../permissions.ts'
import { answerVariation, variationOf, type VariationRecord } from '../../store.ts'
import { variationRefusal } from '../../variation-words.ts'
import { tellingOf } from './telling.ts'
import { answerTyped, shownFor, Variation, type VariationShown } from './variation.tsx'

type Needs = Pick<ContractsNeeds, 'afterCommitmentChange'>

/** GET only shows where the link leads, because mail scanners follow links; the button opens it. */
export const openVariationLinkPage = definePage({
  path: pattern.variationLink(':token'),
  allow: openVariationLink,
  async get(visit) {
    const found = await linked(visit)
    if (!found)
      return simple('This link does not work', 'Check that you copied all of it from the e-mail.', 404)
    const { link, variation } = found
    if (link.state !== 'open') return over(variation)
    return show({
      title: 'Do you agree to a change?',
      bare: true,
      body: (
        <>
          <p class="gm-page-heading__caption">{visit.authority.name}</p>
          <h1 class="govuk-heading-l">Do you agree to a change?</h1>
          <p class="govuk-body">
            {variation.supplierName}, for “{variation.commitmentTitle}” under “{variation.contractTitle}”.
          </p>
          <form method="post" action={visit.path}>
            <Button class="gm-button--full-on-phone" preventDoubleClick>
              Continue
            </Button>
          </form>
        </>
      ),
    })
  },
  async post(visit) {
    const found = await linked(visit)
    if (!found)
      return simple('This link does not work', 'Check that you copied all of it from the e-mail.', 404)
    if (found.link.state !== 'open') return over(found.variation)
    const cookies = await openLink(visit.tx, found.link, visit.cookies)
    return goTo(visit.urls.myVariation(found.variation.id), cookies)
  },
})

async function linked({
  tx,
  now,
  params,
}: Visit): Promise<{ link: LinkRecord; variation: VariationRecord } | undefined> {
  const link = await linkOf(tx, params.token ?? '', now)
  if (link?.purpose !== 'variation' || link.authority !== tx.authority || !link.subject) return undefined
  const variation = await variationOf(tx, link.subject)
  return variation && { link, variation }
}

function over({ state }: VariationRecord): Answer {
  if (state !== 'open') return simple('This was answered already', 'You need do nothing more.', 410)
  return simple(
    'This link has run out',
    'Links work for thirty days, and end when a newer one is sent. Write to your contract manager for another.',
    410,
  )
}

function simple(title: string, words: string, status: number): Answer {
  const body = (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{words}</p>
    </>
  )
  return show({ title, bare: true, hasErrors: false, body }, status)
}

/** A change that was asked for, for the supplier: by the e-mailed link, or signed in. */
export function answerOwnVariationPage(needs: Needs): Page {
  return definePage({
    path: pattern.myVariation(':variation'),
    allow: answerVariations,
    async get(visit) {
      const variation = await own(visit)
      return variation ? showOne(visit, variation) : useYourLink(visit)
    },
    async post(visit) {
      const variation = await own(visit)
      if (!variation) return useYourLink(visit)
      const typed = answerTyped(visit.form)
      const again = (errors: Record<string, string>) =>
        showOne(visit, variation, { typed: { ...typed, answer: typed.answer ?? '' }, errors }, 422)
      if (!typed.answer) return again({ answer: 'Choose yes or no' })
      const telling = tellingOf(visit)
      const given = { answer: typed.answer, reason: typed.reason }
      const decision = await answerVariation(visit.tx, { ...needs, telling }, variation.id, 'supplier', given)
      if (!decision || decision.accepted)
        return answeredNow(visit, (await variationOf(visit.tx, variation.id))!)
      if (decision.because === 'answered-already') return goTo(visit.urls.myVariation(variation.id))
      const { field, sentence } = variationRefusal(decision.because, { starts: null, ends: null })
      return again({ [field]: sentence })
    },
  })
}

/** The link ended with the answer: what became of it is shown here and now. */
function answeredNow(visit: Visit, variation: VariationRecord): Answer | Promise<Answer> {
  return visit.visitor.kind === 'person'
    ? goTo(visit.urls.myVariation(variation.id))
    : showOne(visit, variation)
}

async function own(visit: Visit): Promise<VariationRecord | undefined> {
  const { tx, params, visitor } = visit
  const id = params.variation ?? ''
  const variation = isId(id) ? await variationOf(tx, id) : undefined
  if (!variation) return undefined
  const links = visitor.links ?? (visitor.link ? [visitor.link] : [])
  if (links.some(({ purpose, subject }) => purpose === 'variation' && subject === id)) return variation
  return visitor.roles.has('supplier') && visitor.suppliers.includes(variation.supplier)
    ? variation
    : undefined
}

async function showOne(
  visit: Visit,
  variation: VariationRecord,
  more: Pick<VariationShown, 'typed' | 'errors'> = {},
  status = 200,
): Promise<Answer> {
  const shown: VariationShown = {
    variation,
    commitment: await shownFor(visit.tx, variation),
    side: 'supplier',
    answers: true,
    authority: visit.authority.name,
    ...more,
  }
  const bare = visit.visitor.kind !== 'person'
  const title = 'A change that was asked for'
  return show(
    { title, bare, ...(bare ? {} : { current: 'promises' }), body: <Variation {...shown} /> },
    status,
  )
}

/** For whoever comes without the link: the same words, whether the variation is there or not. */
function useYourLink(visit: Visit): Answer {
  const { kind } = visit.visitor
  const title = 'Open the link in your e-mail'
  const body = (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        To see what you are asked, open the link in the e-mail. For safety a page you opened from it stays
        open for a day.
      </p>
      {kind === 'person' ? null : (
        <p class="govuk-body">
          If you have an account, you can{' '}
          <a class="govuk-link" href={visit.urls.signIn(visit.path)}>
            sign in
          </a>{' '}
          instead.
        </p>
      )}
    </>
  )
  return show({ title, bare: kind !== 'person', hasErrors: false, body }, 404)
}
