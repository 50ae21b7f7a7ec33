import type { ComponentChildren } from 'preact'
import { longMoment } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { longestOptOutReason, type OptOutRefusal } from '../../opt-out.ts'
import { askForReturns } from '../../permissions.ts'
import { contractTitleOf, endOptOut, type OptOut, optOut, optOutOf } from '../../store.ts'

/** Leaves a contract alone, or has it asked again: nothing of it is asked or reminded of by itself meanwhile. */
export const leaveAlonePage = definePage({
  path: pattern.leaveAlone(':contract'),
  allow: askForReturns,
  async get(visit) {
    const title = await titleOf(visit)
    if (title === undefined) return notFound()
    const standing = await optOutOf(visit.tx, visit.params.contract!)
    return standing ? showStanding(visit, title, standing) : showForm(visit, title, '')
  },
  async post(visit): Promise<Answer> {
    const { tx, form, urls } = visit
    const title = await titleOf(visit)
    if (title === undefined) return notFound()
    const contract = visit.params.contract!
    if (form.text('again') === 'yes') {
      await endOptOut(tx, contract)
      return goTo(urls.returnsAhead({ done: 'again' }))
    }
    const decision = await optOut(tx, contract, form.raw('reason'))
    if (decision.accepted) return goTo(urls.returnsAhead({ kind: 'left-alone', done: 'left' }))
    const standing = await optOutOf(tx, contract)
    if (standing) return showStanding(visit, title, standing)
    return showForm(visit, title, form.raw('reason'), optOutError(decision.because))
  },
})

async function titleOf({ tx, params }: Visit): Promise<string | undefined> {
  const contract = params.contract ?? ''
  return isId(contract) ? contractTitleOf(tx, contract) : undefined
}

/** The sentence beside the reason for each refusal. */
export function optOutError(because: OptOutRefusal): string {
  switch (because) {
    case 'no-reason':
      return 'Say why. Your colleagues read it'
    case 'reason-too-long':
      return `Make the reason shorter: at most ${longestOptOutReason} letters`
    case 'left-alone-already':
      return 'This contract is left alone already'
  }
}

function showForm(visit: Visit, contractTitle: string, reason: string, error?: string): PageAnswer {
  const title = 'Leave this contract alone'
  const body = (
    <>
      {error ? <ErrorSummary errors={[{ text: error, href: '#reason' }]} /> : null}
      <PageHeading
        title={title}
        caption={contractTitle}
        lede="Its supplier is not asked for returns, nor reminded, by itself. You can still ask, and the supplier can still report."
      />
      <form method="post" action={visit.urls.leaveAlone(visit.params.contract!)} novalidate>
        <Textarea
          name="reason"
          label="Reason"
          labelClass="govuk-label--s"
          hint="Such as: reports at the monthly meeting."
          rows={3}
          value={reason}
          error={error}
        />
        <Button preventDoubleClick>Leave it alone</Button>
      </form>
    </>
  )
  return answer(visit, title, body, error ? 422 : 200)
}

function showStanding(visit: Visit, contractTitle: string, { reason, since }: OptOut): PageAnswer {
  const title = 'Ask this contract again'
  const body = (
    <>
      <PageHeading title={title} caption={contractTitle} />
      <p class="govuk-body">
        It is left alone since {longMoment(since)}. The reason: {reason}
      </p>
      <form method="post" action={visit.urls.leaveAlone(visit.params.contract!)}>
        <input type="hidden" name="again" value="yes" />
        <Button preventDoubleClick>Ask by itself again</Button>
      </form>
    </>
  )
  return answer(visit, title, body, 200)
}

function answer(visit: Visit, title: string, body: ComponentChildren, status: number): PageAnswer {
  const before = <BackNavigation href={visit.urls.staffContract(visit.params.contract!)} />
  return show({ title, current: 'contracts', before, body }, status)
}
