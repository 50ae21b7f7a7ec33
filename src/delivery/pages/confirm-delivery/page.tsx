import { quarterMonths } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { linkOf } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, show, type Visit } from '../../../web/visit.ts'
import { confirmationAnswers } from '../../confirmation.ts'
import { openLink } from '../../permissions.ts'
import {
  answerConfirmation,
  confirmationOf,
  type ConfirmationRecord,
  deliveryOf,
  type DeliveryRecord,
} from '../../store.ts'
import { answerWords, confirmingError } from '../confirmation-words.ts'

/** The organisation that benefited says whether it happened. GET shows, POST answers: mail scanners follow links. */
export const confirmDeliveryPage = definePage({
  path: pattern.confirmationLink(':token'),
  allow: openLink,
  perMinute: 30,
  async get(visit) {
    const found = await linked(visit)
    return found ? shown(visit, found) : unknownLink()
  },
  async post(visit) {
    const found = await linked(visit)
    if (!found) return unknownLink()
    const typed = { answer: visit.form.text('answer'), words: visit.form.raw('words') }
    const decision = await answerConfirmation(visit.tx, found.confirmation.id, typed)
    if (!decision) return unknownLink()
    if (decision.accepted) return goTo(visit.path)
    if (decision.because === 'already-answered') return shown(visit, found, undefined, 409)
    return shown(visit, found, { typed, error: confirmingError(decision.because) }, 422)
  },
})

interface Found {
  confirmation: ConfirmationRecord
  delivery: DeliveryRecord
}

async function linked({ tx, now, params }: Visit): Promise<Found | undefined> {
  const link = await linkOf(tx, params.token ?? '', now)
  if (link?.purpose !== 'confirmation' || link.authority !== tx.authority || !link.subject) return undefined
  if (link.state !== 'open') return undefined
  const confirmation = await confirmationOf(tx, link.subject)
  const delivery = confirmation && (await deliveryOf(tx, confirmation.delivery))
  return delivery && { confirmation, delivery }
}

interface Typing {
  typed: { answer: string; words: string }
  error: { field: 'answer' | 'words'; text: string }
}

function shown(visit: Visit, found: Found, typing?: Typing, status = 200): Answer {
  const isAnswered = found.confirmation.answeredAt !== null
  const title = isAnswered ? 'Thank you: your answer was recorded' : 'Did this happen?'
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {typing ? (
          <ErrorSummary errors={[{ text: typing.error.text, href: `#${typing.error.field}` }]} />
        ) : null}
        <p class="gm-page-heading__caption">{visit.authority.name}</p>
        <h1 class="govuk-heading-l">{title}</h1>
        {isAnswered ? <Recorded {...found} /> : <Asked visit={visit} {...found} typing={typing} />}
      </div>
    </div>
  )
  return show({ title, bare: true, hasErrors: typing !== undefined, body }, status)
}

function Recorded({ confirmation: { answer, words } }: Found) {
  return (
    <>
      <p class="govuk-body">You answered: {answer ? answerWords[answer] : ''}.</p>
      {words ? <p class="govuk-body gm-story">“{words}”</p> : null}
      <p class="govuk-body">
        The people who check for the council read it before they decide. You need do nothing more.
      </p>
    </>
  )
}

function Asked({
  visit,
  confirmation,
  delivery,
  typing,
}: Found & { visit: Visit; typing?: Typing | undefined }) {
  const { measure, quantity, title, supplierName, contractTitle, quarter, story } = delivery
  const errorAt = (field: string) => (typing?.error.field === field ? typing.error.text : undefined)
  return (
    <>
      <p class="govuk-body">
        {supplierName} works for {visit.authority.name} (“{contractTitle}”). It says that it gave this to{' '}
        {confirmation.organisation} in {quarterMonths(quarter)}:
      </p>
      <div class="govuk-inset-text">
        <p class="govuk-body">
          <strong>
            {unitWords(measure, quantity)}: {title}
          </strong>
        </p>
        {story ? <p class="govuk-body gm-story">{story}</p> : null}
      </div>
      <form method="post" action={visit.path} novalidate>
        <Radios
          name="answer"
          legend="Did this happen?"
          legendClass="govuk-fieldset__legend--m"
          value={typing?.typed.answer ?? ''}
          error={errorAt('answer')}
          items={confirmationAnswers.map((value) => ({ value, text: answerWords[value] }))}
        />
        <Textarea
          name="words"
          label="How did it go?"
          labelClass="govuk-label--s"
          hint="In your own words. Please leave out people’s names. You may leave this empty if you answer yes."
          rows={5}
          value={typing?.typed.words ?? ''}
          error={errorAt('words')}
        />
        <p class="govuk-body">
          The public sees only that the organisation that benefited confirmed it, in full or in part, without
          your name.
        </p>
        <Button class="gm-button--full-on-phone" preventDoubleClick>
          Send answer
        </Button>
      </form>
    </>
  )
}

function unknownLink(): Answer {
  const title = 'This link does not work'
  return show(
    {
      title,
      bare: true,
      hasErrors: false,
      body: (
        <>
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            Check that you copied all of it from the e-mail. Links to confirm work for sixty days. If yours
            has run out, you need do nothing.
          </p>
        </>
      ),
    },
    404,
  )
}
