import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { ErrorMessage } from '../../../web/components/error-message.tsx'
import { Fieldset } from '../../../web/components/fieldset.tsx'
import { FormGroup } from '../../../web/components/form-group.tsx'
import { Input } from '../../../web/components/input.tsx'
import { mostMilestones } from '../../plan.ts'
import { dayValues } from './day-values.ts'
import type { PlanFieldsShown } from './shown.ts'
import { milestonePrefix } from './typed.ts'

/** What each milestone is, its day, and what part of the quantity it brings, where it brings any. */
export function Milestones({ shown }: { shown: PlanFieldsShown }) {
  const { typed, errors, unit } = shown
  const milestones = typed.milestones ?? []
  return (
    <FormGroup error={errors.milestones} attributes={{ id: 'milestones' }}>
      {errors.milestones && <ErrorMessage id="milestones-error">{errors.milestones}</ErrorMessage>}
      {milestones.map((milestone, place) => {
        const name = `${milestonePrefix}${place + 1}`
        return (
          <Fieldset legend={`Milestone ${place + 1}`} legendClass="govuk-fieldset__legend--s">
            <input type="hidden" name={`${name}-id`} value={milestone.id} />
            <Input
              name={`${name}-words`}
              label="What will have happened"
              hint={place === 0 ? 'For example, meet three schools' : undefined}
              value={milestone.words}
              autocomplete="off"
            />
            <DateInput id={name} namePrefix={name} legend="By when" values={dayValues(name, milestone.due)} />
            <Input
              name={`${name}-quantity`}
              label="How much it brings (you can leave this out)"
              hint={place === 0 ? 'Left empty, it is kept or not' : undefined}
              value={milestone.quantity}
              inputmode="decimal"
              autocomplete="off"
              class="govuk-input--width-5"
              suffix={unit}
            />
          </Fieldset>
        )
      })}
      {milestones.length < mostMilestones && (
        <Button kind="secondary" name="act" value="milestone">
          {milestones.length === 0 ? 'Add a milestone' : 'Add another milestone'}
        </Button>
      )}
      <p class="govuk-hint">To leave one out, empty its boxes.</p>
    </FormGroup>
  )
}
