import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type Visit } from '../../../web/visit.ts'
import { longestStory } from '../../delivery.ts'
import { answerReturn } from '../../permissions.ts'
import { type Answering, saveDraft } from '../../store.ts'
import { expectedLines, openLines } from '../answering-steps.ts'
import { ownAnswering, showReturn, useYourLink } from '../own-return.tsx'

const title = 'Is there anything else to say?'

export const sayAnythingElsePage = definePage({
  path: pattern.myReturnAnythingElse(':return'),
  inTrials: 'phone',
  allow: answerReturn,
  async get(visit) {
    const answering = await ownAnswering(visit)
    if (!answering) return useYourLink(visit)
    if (answering.return.state === 'cancelled') return goTo(visit.urls.myReturn(answering.return.id))
    return showForm(visit, answering, answering.anythingElse?.story ?? '')
  },
  async post(visit) {
    const answering = await ownAnswering(visit)
    if (!answering) return useYourLink(visit)
    const { urls, form, tx } = visit
    const { id } = answering.return
    if (openLines(answering).length === 0) return goTo(urls.myReturn(id))
    const typed = form.raw('anything-else')
    const isTooLong = typed.trim().length > longestStory
    if (isTooLong && !form.has('keep')) {
      return showForm(visit, answering, typed, `Make this shorter: at most ${longestStory} letters`)
    }
    await saveDraft(tx, { returnId: id, under: id, quantity: '', story: typed })
    if (form.has('keep')) return { kind: 'plain', status: 200, type: 'text/plain; charset=utf-8', body: '' }
    return goTo(urls.myReturnCheck(id))
  },
})

function showForm(visit: Visit, answering: Answering, typed: string, error?: string) {
  const { urls } = visit
  const { id } = answering.return
  const last = expectedLines(answering).at(-1)
  const isFromCheck = visit.query.get('from') === 'check' || !last
  const back = isFromCheck ? urls.myReturnCheck(id) : urls.myReturnQuantity(id, last.owed.commitment)
  const body = (
    <>
      {error ? <ErrorSummary errors={[{ text: error, href: '#anything-else' }]} /> : null}
      <form method="post" action={visit.path} novalidate data-module="gm-keeps-typing">
        <Textarea
          name="anything-else"
          label={title}
          labelClass="govuk-label--l"
          labelIsPageHeading
          hint="Something that went well, or that gets in the way, or that you did on top. You may leave this empty."
          value={typed}
          error={error}
        />
        <Button class="gm-button--full-on-phone" preventDoubleClick>
          Continue
        </Button>
      </form>
    </>
  )
  return showReturn(visit, { title, back, body }, error ? 422 : 200)
}
