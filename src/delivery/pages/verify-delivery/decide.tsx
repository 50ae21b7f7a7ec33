import { longMoment } from '../../../language/day.ts'
import { isMoney, unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { DecideBox } from '../../../web/components/decide-box.tsx'
import { Details } from '../../../web/components/details.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { Proposal } from '../../store.ts'
import { secondPersonWords } from '../check-words.ts'
import { queueQuery } from '../queue-filter.ts'
import { ofWords } from '../staff-words.ts'
import type { VerifyShown } from './shown.ts'

/** The form: accept, accept in part, not accepted; the reason goes to the supplier. */
export function DecideForm({ visit, casefile, standing, typed }: VerifyShown) {
  const { delivery, secondPerson, proposals } = casefile
  const sentBack = proposals[0]?.state === 'sent-back' ? proposals[0] : undefined
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
      {sentBack ? <SentBack proposal={sentBack} /> : null}
      {secondPerson ? (
        <p class="govuk-body">
          What you choose is proposed, and another person confirms it: {secondPersonWords[secondPerson]}.
        </p>
      ) : null}
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
              attributes: { accesskey: '1' },
            },
            !isNought && {
              value: 'in-part',
              text: 'Accept in part',
              conditional: part,
              attributes: { accesskey: '2' },
            },
            { value: 'not-accepted', text: 'Not accepted', attributes: { accesskey: '3' } },
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
        <Button preventDoubleClick attributes={{ accesskey: 's' }}>
          {visit.trial ? 'Record' : secondPerson ? 'Propose and go to next' : 'Record and go to next'}
        </Button>
      </form>
      {visit.trial ? null : <Keys />}
    </DecideBox>
  )
}

/** Ordinary access keys: the browser says which keys go with them. */
function Keys() {
  return (
    <Details summary="Keys">
      <p class="govuk-body">
        With the access key of your browser (Alt, or Alt and Shift): 1, 2 and 3 choose, S records, N and P go
        to the next and the one before. Tab goes on, as everywhere.
      </p>
    </Details>
  )
}

function SentBack({ proposal: { answer, answeredByName } }: { proposal: Proposal }) {
  return (
    <InsetText>
      {answeredByName ?? 'A second person'} sent back what was proposed: “{answer}”
    </InsetText>
  )
}

export function standingWordsOf({ commitments, due, inFull }: VerifyShown['standing']): string {
  const all = commitments === 1 ? '1 commitment' : `${commitments} commitments`
  return `This contract: ${all}, ${due} due, ${inFull} met in full`
}

/** What was decided, by whom and why, where the form would stand. */
export function Decided({ visit, casefile: { delivery, proposals }, standing }: VerifyShown) {
  const confirmed = proposals.find(({ state }) => state === 'confirmed')
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
          {confirmed ? (
            <p class="govuk-body gm-muted">
              Proposed by {confirmed.byName ?? 'a program'}, {longMoment(confirmed.at)}, and confirmed by a
              second person.
            </p>
          ) : null}
        </>
      ) : null}
      {state === 'replaced' ? (
        <p class="govuk-body">The supplier has sent this again. The later report stands in its place.</p>
      ) : null}
      {visit.trial || state === 'replaced' || !verification ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href={visit.urls.correctDecision(delivery.id)}>
            Correct this decision
          </a>
        </p>
      )}
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

export function wordsOf(decision: string, part: string, whole: string): string {
  if (decision === 'accepted') return `Accepted: ${whole}.`
  if (decision === 'in-part') return `Accepted in part: ${part}.`
  return `Not accepted: ${whole} reported.`
}
