import type { TypedDay } from '../../../language/typed-day.ts'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { dayValues } from '../commitment-form/day-values.ts'

/** From which day another supplier keeps it, and why. */
export function WhenAndWhy({ on, reason, errors }: { on: TypedDay; reason: string; errors: FieldErrors }) {
  return (
    <>
      <DateInput
        id="on"
        namePrefix="on"
        legend="From which day"
        hint="Today or before. Returns for quarters that ended earlier still go to the old supplier"
        values={dayValues('on', on)}
        error={errors.on}
      />
      <Textarea
        name="reason"
        label="Why"
        hint="For example, the business was sold and the contract with it"
        rows={3}
        value={reason}
        error={errors.reason}
      />
    </>
  )
}
