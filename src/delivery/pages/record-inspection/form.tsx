import type { TypedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Select } from '../../../web/components/select.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { inspectionOutcomes } from '../../inspection.ts'
import { dayBoxes } from '../day-boxes.ts'
import { outcomeWords } from '../declared-words.ts'

export interface InspectionShown {
  title: string
  caption: string
  action: string
  staff: readonly { id: string; name: string }[]
  typed: {
    on: TypedDay
    place: string
    by: string
    sample: string
    heldUp: string
    seen: string
    outcome: string
  }
  error?: { field: string; sentence: string } | undefined
}

/** When, where and who; how many were looked at and held up; what was seen. */
export function InspectionForm({ title, caption, action, staff, typed, error }: InspectionShown) {
  const errorAt = (field: string) => (error?.field === field ? error.sentence : undefined)
  const href = error?.field === 'on' ? '#on-day' : `#${error?.field}`
  return (
    <>
      {error ? <ErrorSummary errors={[{ text: error.sentence, href }]} /> : null}
      <PageHeading
        title={title}
        caption={caption}
        lede="Look at records where the supplier keeps them, or at the work itself. Write down numbers and what you saw, and no names."
      />
      <form method="post" action={action} novalidate>
        <DateInput
          id="on"
          namePrefix="on"
          legend="Day"
          legendClass="govuk-fieldset__legend--s"
          values={dayBoxes('on', typed.on)}
          error={errorAt('on')}
        />
        <Input
          name="place"
          label="Where"
          labelClass="govuk-label--s"
          value={typed.place}
          error={errorAt('place')}
        />
        <Select
          name="by"
          label="Who was there"
          labelClass="govuk-label--s"
          items={staff.map(({ id, name }) => ({ value: id, text: name }))}
          value={typed.by}
          error={errorAt('by')}
        />
        <Input
          name="sample"
          label="How many you looked at"
          labelClass="govuk-label--s"
          hint="Records, people’s sheets, places: whatever is counted here."
          inputmode="numeric"
          autocomplete="off"
          class="govuk-input--width-5"
          value={typed.sample}
          error={errorAt('sample')}
        />
        <Input
          name="heldUp"
          label="How many of them held up"
          labelClass="govuk-label--s"
          inputmode="numeric"
          autocomplete="off"
          class="govuk-input--width-5"
          value={typed.heldUp}
          error={errorAt('heldUp')}
        />
        <Textarea
          name="seen"
          label="What you saw"
          labelClass="govuk-label--s"
          rows={4}
          value={typed.seen}
          error={errorAt('seen')}
        />
        <Radios
          name="outcome"
          legend="Did what was reported hold up?"
          legendClass="govuk-fieldset__legend--s"
          value={typed.outcome}
          error={errorAt('outcome')}
          items={inspectionOutcomes.map((value) => ({ value, text: outcomeWords[value] }))}
        />
        <Button preventDoubleClick>Record it</Button>
      </form>
    </>
  )
}
