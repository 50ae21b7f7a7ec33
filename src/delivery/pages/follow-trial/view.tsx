import { quarterMonths } from '../../../language/quarter.ts'
import { Button } from '../../../web/components/button.tsx'
import { Details } from '../../../web/components/details.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { isWaiting } from '../../delivery-state.ts'
import { Arrived, Told } from './arrived.tsx'
import { OnYourPhone } from './on-your-phone.tsx'
import { TrialDone } from './done.tsx'
import type { TrialShown } from './shown.ts'

/** The script asks for this again from time to time; without it a link does. */
export function Trial(shown: TrialShown) {
  const { trial, visit } = shown
  return (
    <>
      <PageHeading
        title="Try it yourself"
        about={`${trial.supplierName} · ${trial.contractTitle} · ${quarterMonths(trial.quarter)}`}
      />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <div id="trial" data-module="gm-watches" data-mark={markOf(shown)}>
            <TrialDone visit={visit} isAnswered={isAnswered(shown)} />
            <Steps {...shown} />
          </div>
          <End visit={visit} trial={trial} />
        </div>
      </div>
    </>
  )
}

/** Another one whenever there is something new to see. */
function markOf({ answering: { return: record, lines }, letters }: TrialShown): string {
  const sent = lines.flatMap(({ owed }) => owed.sent.map(({ state }) => state))
  return [record.state, record.version, letters.length, ...sent].join(' ')
}

function isAnswered({ answering: { return: record } }: TrialShown): boolean {
  return record.state === 'sent' || record.state === 'nothing'
}

function Steps(shown: TrialShown) {
  const { answering, visit, trial, letters } = shown
  const hasArrived = isAnswered(shown)
  const sent = answering.lines.flatMap(({ owed }) => owed.sent)
  const isDone = hasArrived && sent.every((each) => !isWaiting(each.state))
  return (
    <>
      {hasArrived ? null : (
        <>
          <OnYourPhone {...shown} />
          <InsetText>
            <p class="govuk-body">Nothing has arrived yet.</p>
            <p class="govuk-body">
              <a class="govuk-link" href={visit.urls.trial(trial.id)}>
                Look again
              </a>
            </p>
          </InsetText>
        </>
      )}
      {hasArrived ? <Arrived {...shown} /> : null}
      {letters.length > 0 ? <Told letters={letters} /> : null}
      {isDone ? <AskForReal {...shown} /> : null}
      {hasArrived ? (
        <Details summary="Open it on the phone again">
          <OnYourPhone {...shown} />
        </Details>
      ) : null}
    </>
  )
}

function AskForReal({ visit: { urls }, trial }: TrialShown) {
  return (
    <>
      <h2 class="govuk-heading-m">You have seen what your suppliers see</h2>
      <p class="govuk-body">
        Now ask for a real one. It goes to the supplier, and what you accept is counted.
      </p>
      <Button href={urls.askForReturn(trial.contract, { supplier: trial.supplier })}>Ask for a return</Button>
    </>
  )
}

function End({ visit: { urls }, trial }: Pick<TrialShown, 'visit' | 'trial'>) {
  return (
    <form method="post" action={urls.endTrial(trial.id)}>
      <Button kind="secondary" preventDoubleClick>
        End the trial
      </Button>
      <p class="govuk-body gm-muted">Everything in it is cleared away at once, and the link stops working.</p>
    </form>
  )
}
