import type { Visit } from '../../../web/visit.ts'

/** What an authority without a contract does first; nobody else sees it. */
export function Begin({ visit: { urls, visitor, authority } }: { visit: Visit }) {
  return (
    <>
      <h2 class="govuk-heading-m">Begin here</h2>
      <p class="govuk-body">{authority.name} has no contracts in Good Measure yet.</p>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        <li>
          <a class="govuk-link" href={urls.newImport()}>
            Bring in your spreadsheet
          </a>
          : the tracker of commitments or the contracts register you keep now, as it is, or the notices you
          have published. Nothing is written until you have seen what it would do.
        </li>
        <li>
          {visitor.roles.has('administrator') ? (
            <a class="govuk-link" href={urls.invite()}>
              Invite the people who look after them
            </a>
          ) : (
            'An administrator invites the people who look after them'
          )}
          . Each contract can be given to one of them.
        </li>
        <li>On each contract, record what its supplier promised over and above what it is paid for.</li>
        <li>
          When a quarter is over, ask the suppliers what they delivered. They answer by a link, on a phone,
          without an account.
        </li>
        <li>Check what they report. What you accept is published, with how it was worked out.</li>
      </ol>
    </>
  )
}
