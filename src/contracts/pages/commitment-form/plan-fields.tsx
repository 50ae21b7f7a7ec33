import { DateInput } from '../../../web/components/date-input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { termWords } from '../../commitment-words.ts'
import { profiles } from '../../plan.ts'
import { AmountFields } from './amount-fields.tsx'
import { dayValues } from './day-values.ts'
import { Milestones } from './milestones.tsx'
import type { PlanFieldsShown } from './shown.ts'
import { Targets } from './targets.tsx'

/** How much, by when, and how it is spread over the time until then. */
export function PlanFields(shown: PlanFieldsShown) {
  const { term, typed, errors } = shown
  return (
    <>
      <AmountFields {...shown} />
      <DateInput
        id="due"
        namePrefix="due"
        legend="By when"
        hint={`Within the contract: ${termWords(term)}`}
        values={dayValues('due', typed.due)}
        error={errors.due}
      />
      <Radios
        name="profile"
        legend="How it is planned"
        value={typed.profile}
        error={errors.profile}
        items={[
          { value: 'once', text: profiles.once },
          {
            value: 'monthly',
            text: profiles.monthly,
            hint: 'Returns ask for the three months of a quarter together',
            conditional: <Targets shown={shown} kind="month" />,
          },
          {
            value: 'quarterly',
            text: profiles.quarterly,
            hint: 'Returns then ask for each quarter’s part',
            conditional: <Targets shown={shown} kind="quarter" />,
          },
          {
            value: 'yearly',
            text: profiles.yearly,
            hint: 'The last return of a financial year asks for that year’s part; the others take what there is',
            conditional: <Targets shown={shown} kind="year" />,
          },
          {
            value: 'milestones',
            text: profiles.milestones,
            hint: 'Steps with a day each, kept or not, with or without a part of the quantity',
            conditional: <Milestones shown={shown} />,
          },
        ]}
      />
    </>
  )
}
