import { Button } from '../../../web/components/button.tsx'
import { Input } from '../../../web/components/input.tsx'

export interface KeepFormProps {
  /** The title of the contract it is kept with. */
  contract?: string | undefined
  name: string
  error?: string | undefined
}

/** Keeps the answers as they stand; posted to the address of the page, which holds what was answered. */
export function KeepForm({ contract, name, error }: KeepFormProps) {
  return (
    <form method="post" novalidate class="govuk-!-display-none-print">
      <h2 class="govuk-heading-m">Keep this check</h2>
      {contract ? (
        <p class="govuk-body">It is kept with the contract “{contract}”, with your name and the day.</p>
      ) : (
        <Input
          name="name"
          label="What is it for?"
          hint="Such as “School meals 2027”. It is kept with your name and the day, for those who work here."
          value={name}
          error={error}
        />
      )}
      <Button kind="secondary" preventDoubleClick>
        Keep this check
      </Button>
    </form>
  )
}
