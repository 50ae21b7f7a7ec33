import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Select } from '../../../web/components/select.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { RhythmErrors, TypedRhythm } from '../../typed-rhythm.ts'

interface RhythmShown {
  visit: Visit
  typed: TypedRhythm
  version: number
  errors: RhythmErrors
  /** Somebody else changed it meanwhile. */
  isStale: boolean
}

type DaysField = 'askAfter' | 'answerDays' | 'escalateAfter' | 'planAfter' | 'stepBefore' | 'stepAfter'

const hours = Array.from({ length: 16 }, (_, place) => place + 6)
const hourWords = (hour: number) => (hour === 12 ? 'noon' : hour < 12 ? `${hour} am` : `${hour - 12} pm`)

/** When suppliers are asked, reminded, and whom it is told when they don't answer. */
export function RhythmForm({ visit, typed, version, errors, isStale }: RhythmShown) {
  const found = Object.entries(errors)
  const days = (name: DaysField, label: string, hint?: string) => (
    <Input
      name={name}
      label={label}
      hint={hint}
      value={typed[name]}
      suffix="days"
      inputmode="numeric"
      class="govuk-input--width-3"
      error={errors[name]}
    />
  )
  const list = (name: 'before' | 'after', label: string, hint: string) => (
    <Input
      name={name}
      label={label}
      hint={hint}
      value={typed[name]}
      class="govuk-input--width-10"
      error={errors[name]}
    />
  )
  const hour = (name: 'fromHour' | 'untilHour', label: string) => (
    <Select
      name={name}
      label={label}
      items={hours.map((each) => ({ value: String(each), text: hourWords(each) }))}
      value={typed[name]}
      error={errors[name]}
    />
  )
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {found.length > 0 ? (
          <ErrorSummary errors={found.map(([field, text]) => ({ text, href: `#${field}` }))} />
        ) : null}
        <PageHeading
          title="How returns go by themselves"
          lede="Suppliers with something planned for a quarter are asked what they delivered when it has ended, and reminded until they answer."
        />
        {isStale ? (
          <InsetText>
            Somebody else changed this while you were typing. What you typed is below, and not saved yet. Open
            this page again to see theirs.
          </InsetText>
        ) : null}
        <form method="post" action={visit.urls.returnRhythm()} novalidate>
          <input type="hidden" name="version" value={version} />
          <Radios
            name="isOn"
            legend="Ask for returns, and remind suppliers, without anybody pressing a button?"
            legendClass="govuk-fieldset__legend--m"
            items={[
              { value: 'yes', text: 'Yes', hint: 'You see what will be asked, and when, before it begins.' },
              {
                value: 'no',
                text: 'No',
                hint: 'People ask and remind. Only steps of agreed plans to catch up are reminded of.',
              },
            ]}
            value={typed.isOn}
            error={errors.isOn}
          />
          <h2 class="govuk-heading-m">Asking</h2>
          {days(
            'askAfter',
            'Days after the end of the quarter',
            '1 is the very next day. A weekend or bank holiday becomes the next working day.',
          )}
          {days(
            'answerDays',
            'Days to answer',
            'From the end of the quarter, or from being asked, whichever is later.',
          )}
          <h2 class="govuk-heading-m">Reminding</h2>
          {list('before', 'Days before it is due', 'Such as 7, 3. Leave empty for none.')}
          <Checkboxes
            name="onTheDay"
            items={[{ value: 'yes', text: 'On the day it is due' }]}
            values={[typed.onTheDay]}
          />
          {list('after', 'Days after it was due', 'Such as 7, 14. Leave empty for none.')}
          {days(
            'escalateAfter',
            'Days after it was due when the contract’s manager is told',
            'After the last reminder. Leave empty for never.',
          )}
          <h2 class="govuk-heading-m">Catching up</h2>
          {days(
            'planAfter',
            'Days after a return was due when the supplier is asked how it will catch up',
            'Where less came than was planned, once for each target missed. Leave empty if people ask.',
          )}
          {days('stepBefore', 'Days before the day of a step when the supplier is reminded of it')}
          {days(
            'stepAfter',
            'Days after its day in which the supplier may be asked whether it is done',
            'Once for each step.',
          )}
          <h2 class="govuk-heading-m">Hours</h2>
          <p class="govuk-body">Letters like these go out on working days only, between these hours.</p>
          {hour('fromHour', 'From')}
          {hour('untilHour', 'Until')}
          <Button preventDoubleClick>Save</Button>
        </form>
      </div>
    </div>
  )
}
