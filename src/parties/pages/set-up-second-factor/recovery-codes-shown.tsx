import { Button } from '../../../web/components/button.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'

/** The new recovery codes: shown this once. */
export function RecoveryCodesShown({ codes, to }: { codes: readonly string[]; to: string }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Keep your recovery codes</h1>
        <p class="govuk-body">
          If you lose your phone, one of these codes lets you sign in. Each works once. Print this page, or
          write them down, and keep them away from your phone and your password.
        </p>
        <WarningText>We cannot show them again. You can make new ones in your account.</WarningText>
        <ul class="govuk-list gm-recovery-codes">
          {codes.map((code) => (
            <li>
              <code class="gm-key">{code}</code>
            </li>
          ))}
        </ul>
        <Button href={to}>I have kept them</Button>
      </div>
    </div>
  )
}
