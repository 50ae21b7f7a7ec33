import { Button } from '../../../web/components/button.tsx'
import { QrCode } from '../../../web/components/qr-code.tsx'
import type { TrialShown } from './shown.ts'

/** The code for the phone's camera, and the other ways to the same pages. */
export function OnYourPhone({ visit: { urls, visitor }, trial, link }: TrialShown) {
  if (!link) {
    return (
      <p class="govuk-body">
        The link of this trial can’t be shown any more. End the trial below, and begin another.
      </p>
    )
  }
  return (
    <>
      <h2 class="govuk-heading-m">Open it on your phone</h2>
      <p class="govuk-body">
        Point your phone’s camera at the code. No account is needed. Answer as a supplier would: a number,
        what happened, a photo. Then come back here.
      </p>
      <QrCode text={link} title="Code that opens the trial on a phone" />
      <p class="govuk-body">
        No phone to hand?{' '}
        <a class="govuk-link" href={link} target="_blank" rel="noopener noreferrer">
          Open it in a new tab
        </a>
        . You may also hand the phone, or the link, to a supplier: whoever has it can answer.
      </p>
      {visitor.email ? (
        <form method="post" action={urls.sendTrialLink(trial.id)}>
          <Button kind="secondary" preventDoubleClick>
            E-mail me the link
          </Button>
        </form>
      ) : null}
    </>
  )
}
