import { isWaiting } from '../../delivery-state.ts'
import { isMoney, unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { Details } from '../../../web/components/details.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { countsFullTime, type MadeUpTyped } from '../../checks/full-time.ts'
import type { Draft, Owed, SentDelivery } from '../../store.ts'

export interface QuantityShown {
  title: string
  action: string
  owed: Owed
  quantity: string
  story: string
  /** When the draft on this form was saved: a later one comes from another tab. */
  seen: string
  /** "1 of 3" */
  place: string | undefined
  planned: string | undefined
  /** What is being sent again, with the reason it was not accepted in full. */
  again: SentDelivery | undefined
  /** How the number saved stands beside the plan. */
  beside: string | undefined
  /** The number those words are about. */
  told: string
  /** What full-time years are made up of, as it was typed. */
  madeUp?: MadeUpTyped | undefined
  error?: { field: 'quantity' | 'story' | 'full-time'; text: string }
  /** What another tab saved meanwhile. */
  other?: Draft
}

/** How many, and what happened: one page. */
export function QuantityForm(shown: QuantityShown) {
  const { owed, error, other, place, planned, again } = shown
  const { measure } = owed
  return (
    <>
      {error ? <ErrorSummary errors={[{ text: error.text, href: `#${error.field}` }]} /> : null}
      {other ? <SavedMeanwhile other={other} /> : null}
      {place ? <p class="gm-page-heading__caption">{place}</p> : null}
      <h1 class="govuk-heading-l">{shown.title}</h1>
      {again ? <Again again={again} measure={measure} /> : null}
      {planned ? <p class="govuk-body">{planned}</p> : null}
      <p class="govuk-body">{measure.definition}</p>
      <Details summary="What counts">
        <Bullets heading="Counts" items={measure.counts} />
        <Bullets heading="Does not count" items={measure.countsNot} />
      </Details>
      <form method="post" action={shown.action} novalidate data-module="gm-keeps-typing">
        <input type="hidden" name="seen" value={shown.seen} />
        <input type="hidden" name="told" value={shown.told} />
        <Input
          name="quantity"
          label={isMoney(measure) ? 'How much' : `How many ${measure.unit.many}`}
          labelClass="govuk-visually-hidden"
          value={shown.quantity}
          inputmode="decimal"
          autocomplete="off"
          class="govuk-input--width-5 govuk-input--extra-letter-spacing"
          prefix={isMoney(measure) ? '£' : undefined}
          suffix={isMoney(measure) ? undefined : measure.unit.many}
          error={error?.field === 'quantity' ? error.text : undefined}
        />
        {countsFullTime(measure) ? <MadeUpFields {...shown} /> : null}
        {shown.beside ? <InsetText id="beside">{shown.beside}</InsetText> : null}
        <Textarea
          name="story"
          label="What happened?"
          labelClass="govuk-label--s"
          hint="Two or three sentences. Numbers, not names of people."
          value={shown.story}
          error={error?.field === 'story' ? error.text : undefined}
        />
        <Button class="gm-button--full-on-phone" preventDoubleClick>
          Continue
        </Button>
      </form>
    </>
  )
}

/** The small form for full-time years: it need not be filled, and shows whether the number adds up. */
function MadeUpFields({ madeUp, error }: QuantityShown) {
  const field = (name: string, label: string, value: string | undefined, width = 3) => (
    <Input
      name={name}
      label={label}
      inputmode="decimal"
      autocomplete="off"
      class={`govuk-input--width-${width}`}
      value={value ?? ''}
      error={error?.field === name ? error.text : undefined}
    />
  )
  return (
    <Details summary="How it is made up" open={error?.field === 'full-time' || Boolean(madeUp?.fullTime)}>
      <p class="govuk-body">
        (full-time + part-time × share) × years. Ten full-time and five half-time jobs for two years make 25.
      </p>
      {field('full-time', 'Full-time jobs', madeUp?.fullTime)}
      {field('part-time', 'Part-time jobs', madeUp?.partTime)}
      {field('share', 'Their share of full-time hours, such as 0.5', madeUp?.share)}
      {field('years', 'For how many years, such as 0.25 for a quarter', madeUp?.years)}
    </Details>
  )
}

function SavedMeanwhile({ other }: { other: Draft }) {
  return (
    <ErrorSummary
      title="This answer was changed while you were typing"
      errors={[{ text: 'Keep yours by choosing Continue, or copy from the other', href: '#quantity' }]}
    >
      The other says “{other.quantity}”, and “{other.story}”.
    </ErrorSummary>
  )
}

function Again({ again, measure }: { again: SentDelivery; measure: Owed['measure'] }) {
  const reported = unitWords(measure, again.quantity)
  if (isWaiting(again.state)) {
    return (
      <InsetText>
        You reported {reported}, and it was not checked yet. What you send now takes its place. What you sent
        first stays on record beside it.
      </InsetText>
    )
  }
  return (
    <InsetText>
      {again.state === 'partly-verified' && again.accepted
        ? `You reported ${reported}, and ${unitWords(measure, again.accepted)} were accepted.`
        : `You reported ${reported}, and it was not accepted.`}
      {again.reason ? ` The reason: ${again.reason}` : ''}
      {again.state === 'partly-verified' ? ' What was accepted stays accepted while you send it again.' : ''}
    </InsetText>
  )
}

function Bullets({ heading, items }: { heading: string; items: readonly string[] }) {
  return (
    <>
      <p class="govuk-body govuk-!-margin-bottom-1">{heading}</p>
      <ul class="govuk-list govuk-list--bullet">
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </>
  )
}
