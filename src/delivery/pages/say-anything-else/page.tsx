import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type Visit } from '../../../web/visit.ts'
import { longestStory } from '../../delivery.ts'
import { answerReturn } from '../../permissions.ts'
import { finalQuestions, isFinalReturn } from '../../final-return.ts'
import { type Answering, saveSaying, type Saying } from '../../store.ts'
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
    const { story = '', remains = '', comesNext = '' } = answering.anythingElse ?? {}
    return showForm(visit, answering, { anythingElse: story, remains, comesNext })
  },
  async post(visit) {
    const answering = await ownAnswering(visit)
    if (!answering) return useYourLink(visit)
    const { urls, form, tx } = visit
    const { id } = answering.return
    if (openLines(answering).length === 0) return goTo(urls.myReturn(id))
    const typed = {
      anythingElse: form.raw('anything-else'),
      remains: form.raw('remains'),
      comesNext: form.raw('comes-next'),
    }
    const tooLong = (Object.keys(typed) as (keyof Saying)[]).find(
      (name) => typed[name].trim().length > longestStory,
    )
    if (tooLong && !form.has('keep')) return showForm(visit, answering, typed, tooLong)
    const { anythingElse } = typed
    await saveSaying(tx, id, isFinalReturn(answering.return) ? typed : { anythingElse })
    if (form.has('keep')) return { kind: 'plain', status: 200, type: 'text/plain; charset=utf-8', body: '' }
    return goTo(urls.myReturnCheck(id))
  },
})

const fieldOf = { anythingElse: 'anything-else', remains: 'remains', comesNext: 'comes-next' } as const

function showForm(visit: Visit, answering: Answering, typed: Saying, tooLong?: keyof Saying) {
  const error = `Make this shorter: at most ${longestStory} letters`
  const errorAt = (name: keyof Saying) => (tooLong === name ? error : undefined)
  const { urls } = visit
  const { id } = answering.return
  const last = expectedLines(answering).at(-1)
  const isFromCheck = visit.query.get('from') === 'check' || !last
  const back = isFromCheck ? urls.myReturnCheck(id) : urls.myReturnQuantity(id, last.owed.commitment)
  const body = (
    <>
      {tooLong ? <ErrorSummary errors={[{ text: error, href: `#${fieldOf[tooLong]}` }]} /> : null}
      <form method="post" action={visit.path} novalidate data-module="gm-keeps-typing">
        <Textarea
          name="anything-else"
          label={title}
          labelClass="govuk-label--l"
          labelIsPageHeading
          hint="Something that went well, or that gets in the way, or that you did on top. You may leave this empty."
          value={typed.anythingElse}
          error={errorAt('anythingElse')}
        />
        {isFinalReturn(answering.return) ? (
          <>
            <p class="govuk-body">The contract ends in these months, so this is its last return.</p>
            {(['remains', 'comesNext'] as const).map((name) => (
              <Textarea
                name={fieldOf[name]}
                label={finalQuestions[name].label}
                labelClass="govuk-label--m"
                hint={finalQuestions[name].hint}
                value={typed[name]}
                error={errorAt(name)}
              />
            ))}
          </>
        ) : null}
        <Button class="gm-button--full-on-phone" preventDoubleClick>
          Continue
        </Button>
      </form>
    </>
  )
  return showReturn(visit, { title, back, body }, tooLong ? 422 : 200)
}
