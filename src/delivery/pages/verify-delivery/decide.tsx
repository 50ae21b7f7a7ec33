import { longMoment } from '../../../language/day.ts'
import { isMoney, unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { DecideBox } from '../../../web/components/decide-box.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { queueQuery } from '../queue-filter.ts'
import { ofWords } from '../staff-words.ts'
import type { VerifyShown } from './shown.ts'

/** The form: accept, accept in part, not accepted; the reason goes to the supplier. */
export function DecideForm({ visit, casefile: { delivery }, standing, typed }: VerifyShown) {
  const { measure, quantity } = delivery
  const errorAt = (field: string) => (typed.error?.field === field ? typed.error.text : undefined)
  const money = isMoney(measure)
  const isNought = quantity.eq(0)
  const part = (
    <Input
      name="part"
      label={money ? 'How much' : `How many ${measure.unit.many}`}
      inputmode="decimal"
      autocomplete="off"
      class="govuk-input--width-4"
      prefix={money ? '£' : undefined}
      suffix={money ? undefined : measure.unit.many}
      value={typed.part}
      error={errorAt('part')}
    />
  )
  return (
    <DecideBox note={standingWordsOf(standing)}>
      <form method="post" action={visit.urls.verifyDelivery(delivery.id, queueQuery(visit))} novalidate>
        <Radios
          name="decision"
          legend="Your decision"
          legendClass="govuk-visually-hidden"
          class="govuk-radios--small"
          value={typed.decision}
          error={errorAt('decision')}
          items={[
            {
              value: 'accepted',
              text: isNought ? 'Note it: nothing delivered' : `Accept ${unitWords(measure, quantity)}`,
            },
            !isNought && { value: 'in-part', text: 'Accept in part', conditional: part },
            { value: 'not-accepted', text: 'Not accepted' },
          ]}
        />
        <Textarea
          name="reason"
          label="Reason, sent to the supplier"
          labelClass="govuk-label--s"
          hint="Needed unless you accept all of it."
          rows={4}
          value={typed.reason}
          error={errorAt('reason')}
        />
        <Button preventDoubleClick>{visit.trial ? 'Record' : 'Record and go to next'}</Button>
      </form>
    </DecideBox>
  )
}

function standingWordsOf({ commitments, due, inFull }: VerifyShown['standing']): string {
  const all = commitments === 1 ? '1 commitment' : `${commitments} commitments`
  return `This contract: ${all}, ${due} due, ${inFull} met in full`
}

/** What was decided, by whom and why, where the form would stand. */
export function Decided({ visit, casefile: { delivery }, standing }: VerifyShown) {
  const { measure, quantity, verification, state } = delivery
  return (
    <DecideBox
      id="decided"
      title={verification ? 'Decided' : 'Sent again since'}
      note={standingWordsOf(standing)}
    >
      {verification ? (
        <>
          <p class="govuk-body">
            {wordsOf(
              verification.decision,
              ofWords(measure, verification.quantity, quantity),
              unitWords(measure, quantity),
            )}
          </p>
          {verification.reason ? <p class="govuk-body gm-story">“{verification.reason}”</p> : null}
          <p class="govuk-body gm-muted">
            {verification.by ?? 'Through the API'}, {longMoment(verification.at)}
          </p>
        </>
      ) : null}
      {state === 'replaced' ? (
        <p class="govuk-body">The supplier has sent this again. The later report stands in its place.</p>
      ) : null}
      <p class="govuk-body">
        {visit.trial ? (
          <a class="govuk-link" href={visit.urls.trial(visit.trial.id)}>
            Back to the trial
          </a>
        ) : (
          <a class="govuk-link" href={visit.urls.verificationQueue(queueQuery(visit))}>
            Deliveries to check
          </a>
        )}
      </p>
    </DecideBox>
  )
}

function wordsOf(decision: string, part: string, whole: string): string {
  if (decision === 'accepted') return `Accepted: ${whole}.`
  if (decision === 'in-part') return `Accepted in part: ${part}.`
  return `Not accepted: ${whole} reported.`
}
