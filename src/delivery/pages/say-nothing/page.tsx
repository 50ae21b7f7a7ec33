import { quarterMonths } from '../../../language/quarter.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type Visit } from '../../../web/visit.ts'
import { isOver, longestStory } from '../../delivery.ts'
import { answerReturn } from '../../permissions.ts'
import { type ReturnRecord, sayNothing } from '../../store.ts'
import { ownReturn, sentByOf, showReturn, useYourLink, Whose } from '../own-return.tsx'

const title = 'Nothing to report this time'

export const sayNothingPage = definePage({
  path: pattern.myReturnNothing(':return'),
  inTrials: 'phone',
  allow: answerReturn,
  async get(visit) {
    const record = await ownReturn(visit)
    if (!record) return useYourLink(visit)
    if (isOver(record.state)) return goTo(visit.urls.myReturnSent(record.id))
    return showForm(visit, record, '')
  },
  async post(visit) {
    const record = await ownReturn(visit)
    if (!record) return useYourLink(visit)
    const reason = visit.form.raw('reason')
    if (reason.trim().length > longestStory) {
      return showForm(visit, record, reason, `Make this shorter: at most ${longestStory} letters`)
    }
    await sayNothing(visit.tx, record.id, { reason, sentBy: sentByOf(visit) })
    return goTo(visit.urls.myReturnSent(record.id))
  },
})

function showForm(visit: Visit, record: ReturnRecord, reason: string, error?: string) {
  const body = (
    <>
      {error ? <ErrorSummary errors={[{ text: error, href: '#reason' }]} /> : null}
      <Whose visit={visit} record={record} />
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        You are telling us that nothing was delivered for “{record.contractTitle}” from{' '}
        {quarterMonths(record.quarter)}. What you promised stays promised.
      </p>
      <form method="post" action={visit.urls.myReturnNothing(record.id)} novalidate>
        <Textarea
          name="reason"
          label="Why, and when will it begin? (if you know)"
          labelClass="govuk-label--s"
          hint="You may leave this empty."
          value={reason}
          error={error}
        />
        <Button class="gm-button--full-on-phone" preventDoubleClick>
          Send “nothing this time”
        </Button>
      </form>
    </>
  )
  return showReturn(visit, { title, back: visit.urls.myReturn(record.id), body }, error ? 422 : 200)
}
