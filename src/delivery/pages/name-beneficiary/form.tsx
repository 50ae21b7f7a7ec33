import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import type { ConfirmationRecord } from '../../store.ts'
import { askingWords } from '../confirmation-words.ts'

interface NamingShown {
  title: string
  /** What the organisation will see. */
  what: string
  authority: string
  action: string
  typed: { organisation: string; email: string }
  error?: { field: 'organisation' | 'email'; text: string }
  named: readonly ConfirmationRecord[]
}

/** Names the organisation that benefited, to be asked. */
export function NamingForm({ title, what, authority, action, typed, error, named }: NamingShown) {
  const errorAt = (field: string) => (error?.field === field ? error.text : undefined)
  return (
    <>
      {error ? <ErrorSummary errors={[{ text: error.text, href: `#${error.field}` }]} /> : null}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        {authority} sends them a letter with a link. They see what was reported ({what}) with its story, and
        say yes, partly or no, in their own words. What they say is evidence.
      </p>
      {named.length > 0 ? (
        <>
          <h2 class="govuk-heading-s">Named before</h2>
          <ul class="govuk-list govuk-list--bullet">
            {named.map((each) => (
              <li>
                {each.organisation}, {each.email}: {askingWords(each)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <form method="post" action={action} novalidate>
        <Input
          name="organisation"
          label="Organisation"
          labelClass="govuk-label--s"
          value={typed.organisation}
          error={errorAt('organisation')}
        />
        <Input
          name="email"
          label="E-mail address"
          labelClass="govuk-label--s"
          hint="Of somebody there who knows. It is used for this alone, and never published."
          type="email"
          autocomplete="off"
          spellcheck={false}
          value={typed.email}
          error={errorAt('email')}
        />
        <Button preventDoubleClick>Ask them</Button>
      </form>
    </>
  )
}
