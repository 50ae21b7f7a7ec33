import { longMoment } from '../../../language/day.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { DecideBox } from '../../../web/components/decide-box.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { secondPersonWords } from '../check-words.ts'
import { queueQuery } from '../queue-filter.ts'
import { ofWords } from '../staff-words.ts'
import { standingWordsOf, wordsOf } from './decide.tsx'
import type { VerifyShown } from './shown.ts'

/** What the first person would decide, for another to confirm or send back. */
export function ProposalBox({ visit, casefile: { delivery, proposals }, standing }: VerifyShown) {
  const { measure, quantity } = delivery
  const proposal = proposals.find(({ state }) => state === 'open')!
  const isTheirs = proposal.names.includes(visit.visitor.id ?? '')
  return (
    <DecideBox id="decided" title="Proposed" note={standingWordsOf(standing)}>
      <p class="govuk-body">
        {wordsOf(
          proposal.decision,
          ofWords(measure, proposal.quantity, quantity),
          unitWords(measure, quantity),
        )}
      </p>
      {proposal.reason ? <p class="govuk-body gm-story">“{proposal.reason}”</p> : null}
      <p class="govuk-body gm-muted">
        {proposal.byName ?? 'Through the API'}, {longMoment(proposal.at)}. A second person confirms it,
        because {secondPersonWords[proposal.because]}. Until then nothing of it counts as verified.
      </p>
      {isTheirs ? (
        <p class="govuk-body">You proposed this. Another person has to confirm it.</p>
      ) : (
        <form method="post" action={visit.urls.confirmDecision(delivery.id, queueQuery(visit))} novalidate>
          <Textarea
            name="reason"
            label="Your words"
            labelClass="govuk-label--s"
            hint="Needed to send it back. The supplier is not shown them."
            rows={3}
            value=""
          />
          <Button name="answer" value="confirm" preventDoubleClick attributes={{ accesskey: 's' }}>
            Confirm and go to next
          </Button>
          <Button name="answer" value="send-back" kind="secondary" preventDoubleClick>
            Send back
          </Button>
        </form>
      )}
    </DecideBox>
  )
}
