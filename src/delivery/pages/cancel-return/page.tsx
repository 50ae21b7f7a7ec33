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
import { askForReturns } from '../../permissions.ts'
import { cancel, returnOf, type ReturnRecord } from '../../store.ts'
import { cancelError } from '../staff-words.ts'
import { tellingOf } from '../telling.ts'

const title = 'Cancel a return'

/** A return that was asked for wrongly is not wanted any more; the supplier is told why. */
export const cancelReturnPage = definePage({
  path: pattern.cancelReturn(':return'),
  allow: askForReturns,
  async get(visit) {
    const record = await returnAsked(visit)
    if (!record) return notFound()
    return record.state === 'awaited' ? showForm(visit, record, '') : goTo(visit.urls.staffReturn(record.id))
  },
  async post(visit) {
    const record = await returnAsked(visit)
    const reason = visit.form.raw('reason')
    const decision = record && (await cancel(visit.tx, tellingOf(visit), record.id, reason))
    if (!record || !decision) return notFound()
    if (decision.accepted) return goTo(`${visit.urls.staffReturn(record.id)}?cancelled=yes`)
    const status = decision.because === 'not-awaited' ? 409 : 422
    return showForm(visit, record, reason, { text: cancelError(decision.because), status })
  },
})

async function returnAsked({ tx, params }: Visit): Promise<ReturnRecord | undefined> {
  const id = params.return ?? ''
  return isId(id) ? returnOf(tx, id) : undefined
}

function showForm(
  visit: Visit,
  { id, quarter, supplierName, contractTitle, askedOf }: ReturnRecord,
  reason: string,
  error?: { text: string; status: number },
): Answer {
  const { urls } = visit
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {error ? <ErrorSummary errors={[{ text: error.text, href: '#reason' }]} /> : null}
        <PageHeading
          title={title}
          caption={contractTitle}
          lede={`The return for ${quarterWords(quarter)} asked of ${supplierName}.`}
        />
        <p class="govuk-body">
          Its link stops working, and {askedOf} gets a letter with the reason. Nothing that was promised
          changes. You can ask for it again later.
        </p>
        <form method="post" action={urls.cancelReturn(id)} novalidate>
          <Textarea
            name="reason"
            label="Reason, sent to the supplier"
            labelClass="govuk-label--s"
            rows={4}
            value={reason}
            error={error?.text}
          />
          <Button kind="warning" preventDoubleClick>
            Cancel the return
          </Button>
        </form>
      </div>
    </div>
  )
  const before = <BackNavigation href={urls.staffReturn(id)} />
  return show({ title, current: 'work', before, body }, error?.status ?? 200)
}
