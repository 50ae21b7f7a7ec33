import { dayIn, longDay } from '../../../language/day.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Table } from '../../../web/components/table.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { mayWrite, mostSteps, type PlanTyped } from '../../recovery-plan.ts'
import { planStates } from '../../recovery-words.ts'
import { missedWords, type RecoveryPlanRecord } from '../../store.ts'

/** What the supplier's form held. */
export interface WritingTyped {
  why: string
  steps: { words: string; who: string; day: TypedDay }[]
  caughtUp: TypedDay
}

interface FormTexts {
  text(name: string): string
  raw(name: string): string
}

const dayOfForm = (form: FormTexts, prefix: string): TypedDay => ({
  day: form.text(`${prefix}-day`),
  month: form.text(`${prefix}-month`),
  year: form.text(`${prefix}-year`),
})

export function writingTyped(form: FormTexts): WritingTyped {
  const steps = Array.from({ length: mostSteps }, (_, place) => ({
    words: form.text(`words-${place + 1}`),
    who: form.text(`who-${place + 1}`),
    day: dayOfForm(form, `day-${place + 1}`),
  }))
  return { why: form.raw('why'), steps, caughtUp: dayOfForm(form, 'caught-up') }
}

export function planTypedOf({ why, steps, caughtUp }: WritingTyped): PlanTyped {
  const read = steps.map(({ day, ...step }) => ({ ...step, day: readTypedDay(day) }))
  return { why, steps: read, caughtUp: readTypedDay(caughtUp) }
}

/** A plan as one side reads it, with what that side may do now. */
export interface PlanShown {
  plan: RecoveryPlanRecord
  side: 'council' | 'supplier'
  /** Whether the reader may act for the side. */
  acts: boolean
  authority: string
  writing?: WritingTyped
  answering?: { answer: string; reason: string }
  /** The step whose form was sent, and what was typed there. */
  doing?: { step: number; words: string }
  errors?: FieldErrors
}

export function Plan(shown: PlanShown) {
  const { plan, side, acts, authority, errors = {} } = shown
  const [newest] = plan.versions
  const writes = side === 'supplier' && acts && mayWrite(plan.state)
  const href = (field: string) => (/^(day-\d|caught-up)$/.test(field) ? `#${field}-day` : `#${field}`)
  const found = Object.entries(errors).map(([field, text]) => ({ text, href: href(field) }))
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {found.length > 0 ? <ErrorSummary errors={found} /> : null}
        <PageHeading
          title={writes ? 'How will you catch up?' : 'Plan to catch up'}
          caption={`${plan.contractTitle}: ${plan.commitmentTitle}`}
          tagsBeside
          tags={<Tag colour={plan.state === 'agreed' ? 'grey' : 'yellow'}>{planStates[plan.state]}</Tag>}
          lede={missedWords(plan.unit, plan)}
        />
        <p class="govuk-body">
          {authority} asked {plan.supplierName} for it on {longDay(dayIn(plan.askedAt))}.
        </p>
        {plan.message ? <p class="govuk-body gm-story">{plan.message}</p> : null}
        {newest?.answer?.reason ? (
          <InsetText>
            {authority} {newest.answer.answer === 'agreed' ? 'agreed' : 'sent it back'} on{' '}
            {longDay(dayIn(newest.answer.at))}: {newest.answer.reason}
          </InsetText>
        ) : null}
        {newest ? <Written {...shown} /> : null}
        {writes ? <Writing {...shown} /> : null}
        {side === 'council' && acts && plan.state === 'written' ? <Answering {...shown} /> : null}
      </div>
    </div>
  )
}

function Written(shown: PlanShown) {
  const { plan } = shown
  const { why, caughtUp, writtenAt } = plan.versions[0]!
  return (
    <>
      <h2 class="govuk-heading-m">Why it was missed</h2>
      <p class="govuk-body gm-story">{why}</p>
      <Table
        caption={`Steps, as written on ${longDay(dayIn(writtenAt))}`}
        captionClass="govuk-table__caption--m"
        onPhone="blocks"
        firstCellIsHeader
        head={[{ content: 'Step' }, { content: 'Who' }, { content: 'By' }, { content: 'Done' }]}
        rows={plan.steps.map(({ words, who, day, done }, place) => [
          { content: words },
          { content: who },
          { content: longDay(day) },
          {
            content: done ? (
              `${longDay(dayIn(done.at))}${done.words ? `: ${done.words}` : ''}`
            ) : plan.state === 'agreed' && shown.acts ? (
              <DoneForm {...shown} step={place + 1} what={words} />
            ) : (
              'Not yet'
            ),
          },
        ])}
      />
      <p class="govuk-body">Caught up by {longDay(caughtUp)}.</p>
    </>
  )
}

function DoneForm({ side, step, what, doing, errors = {} }: PlanShown & { step: number; what: string }) {
  const isThis = doing?.step === step
  return (
    <form method="post" novalidate>
      <input type="hidden" name="act" value="done" />
      <input type="hidden" name="step" value={step} />
      <Input
        name="words"
        id={isThis ? 'words' : `words-of-${step}`}
        label={
          <>
            {side === 'supplier' ? 'What was done' : 'What was done, if you like'}
            <span class="govuk-visually-hidden">: {what}</span>
          </>
        }
        value={isThis ? doing.words : ''}
        error={isThis ? errors.words : undefined}
      />
      <Button kind="secondary" preventDoubleClick>
        It is done
      </Button>
    </form>
  )
}

const dayValues = (prefix: string, { day, month, year }: TypedDay) => ({
  [`${prefix}-day`]: day,
  [`${prefix}-month`]: month,
  [`${prefix}-year`]: year,
})

function Writing({ plan, writing, errors = {} }: PlanShown) {
  const [newest] = plan.versions
  const empty = { words: '', who: '', day: typedDay(null) }
  const steps = writing?.steps ?? newest?.steps.map((step) => ({ ...step, day: typedDay(step.day) })) ?? []
  const caughtUp = writing?.caughtUp ?? typedDay(newest?.caughtUp ?? null)
  return (
    <form method="post" novalidate>
      <input type="hidden" name="act" value="write" />
      <input type="hidden" name="version" value={plan.version} />
      <Textarea
        name="why"
        label="Why was it missed?"
        labelClass="govuk-label--s"
        rows={4}
        value={writing?.why ?? newest?.why ?? ''}
        error={errors.why}
      />
      {Array.from({ length: mostSteps }, (_, place) => {
        const number = place + 1
        const { words, who, day } = steps[place] ?? empty
        return (
          <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
              Step {number}
              {number > 1 ? ' (leave it empty if you need no more)' : ''}
            </legend>
            <Input
              name={`words-${number}`}
              label="What is done"
              value={words}
              error={errors[`words-${number}`]}
            />
            <Input
              name={`who-${number}`}
              label="Who does it: their work, not their name"
              value={who}
              error={errors[`who-${number}`]}
            />
            <DateInput
              id={`day-${number}`}
              namePrefix={`day-${number}`}
              legend="By which day"
              values={dayValues(`day-${number}`, day)}
              error={errors[`day-${number}`]}
            />
          </fieldset>
        )
      })}
      <DateInput
        id="caught-up"
        namePrefix="caught-up"
        legend="When will you have caught up?"
        values={dayValues('caught-up', caughtUp)}
        error={errors['caught-up']}
      />
      <Button class="gm-button--full-on-phone" preventDoubleClick>
        Send the plan
      </Button>
    </form>
  )
}

function Answering({ plan, answering, errors = {} }: PlanShown) {
  return (
    <form method="post" novalidate>
      <input type="hidden" name="act" value="answer" />
      <input type="hidden" name="version" value={plan.version} />
      <Radios
        name="answer"
        legend="Do you agree with this plan?"
        value={answering?.answer}
        error={errors.answer}
        items={[
          { value: 'agreed', text: 'Yes, we agree' },
          { value: 'sent-back', text: 'No, send it back', hint: 'The supplier writes it again' },
        ]}
      />
      <Textarea
        name="reason"
        label="Anything to say about it"
        hint="If it goes back, say what should change"
        rows={3}
        value={answering?.reason ?? ''}
        error={errors.reason}
      />
      <Button preventDoubleClick>Send the answer</Button>
    </form>
  )
}
