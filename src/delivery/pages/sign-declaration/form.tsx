import type { TypedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { dayBoxes } from '../day-boxes.ts'

export interface DeclarationShown {
  title: string
  about: { supplier: string; title: string; quarter: string }
  action: string
  typed: { people: string; records: string; keptUntil: TypedDay; role: string; agreed: boolean }
  error?: { field: string; sentence: string } | undefined
  isSent: boolean
}

/** What is declared, who declares it by role, and what is signed by it. */
export function DeclarationForm({ title, about, action, typed, error, isSent }: DeclarationShown) {
  const errorAt = (field: string) => (error?.field === field ? error.sentence : undefined)
  const href = error?.field === 'keptUntil' ? '#keptUntil-day' : `#${error?.field}`
  return (
    <>
      {error ? <ErrorSummary errors={[{ text: error.sentence, href }]} /> : null}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        {about.title}, {about.quarter}. Sign this instead of sending a list of people. The list stays with
        you.
      </p>
      <form method="post" action={action} novalidate>
        <Input
          name="people"
          label="How many people"
          labelClass="govuk-label--s"
          hint="Each person once."
          inputmode="numeric"
          autocomplete="off"
          class="govuk-input--width-5"
          value={typed.people}
          error={errorAt('people')}
        />
        <Textarea
          name="records"
          label="What records you hold that show it"
          labelClass="govuk-label--s"
          hint="For example: signed attendance sheets. No names, please."
          rows={3}
          value={typed.records}
          error={errorAt('records')}
        />
        <DateInput
          id="keptUntil"
          namePrefix="keptUntil"
          legend="Until when you keep them"
          legendClass="govuk-fieldset__legend--s"
          hint="For example, 31 3 2029."
          values={dayBoxes('keptUntil', typed.keptUntil)}
          error={errorAt('keptUntil')}
        />
        <Input
          name="role"
          label="Your role"
          labelClass="govuk-label--s"
          hint="Such as “Contract lead”. Not your name."
          autocomplete="organization-title"
          value={typed.role}
          error={errorAt('role')}
        />
        <Checkboxes
          name="agreed"
          legend="Sign it"
          legendClass="govuk-fieldset__legend--s"
          error={errorAt('agreed')}
          items={[
            {
              value: 'yes',
              text: `For ${about.supplier} I declare that this is true, that we hold these records and keep them until that day, and that people of the council may look at them where we keep them, after asking us.`,
            },
          ]}
        />
        <Button preventDoubleClick>{isSent ? 'Sign and send' : 'Sign'}</Button>
      </form>
    </>
  )
}
