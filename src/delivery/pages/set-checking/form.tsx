import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { Input } from '../../../web/components/input.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import type { Visit } from '../../../web/visit.ts'
import { keepChecking } from '../../permissions.ts'
import type { CheckingErrors, TypedChecking } from '../../typed-checking.ts'

interface CheckingShown {
  visit: Visit
  title: string
  typed: TypedChecking
  version: number
  errors: CheckingErrors
  isStale: boolean
  isDone: boolean
  maySet: boolean
}

export function CheckingForm(shown: CheckingShown) {
  const { visit, title, typed, version, errors, isStale, isDone, maySet } = shown
  const faults = Object.entries(errors)
  const number = (name: keyof TypedChecking, label: string, hint: string, more: object = {}) => (
    <Input
      name={name}
      label={label}
      hint={hint}
      inputmode="decimal"
      autocomplete="off"
      class="govuk-input--width-5"
      value={typed[name]}
      error={errors[name]}
      disabled={!maySet}
      {...more}
    />
  )
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {faults.length > 0 ? (
          <ErrorSummary errors={faults.map(([field, text]) => ({ text, href: `#${field}` }))} />
        ) : null}
        {isStale ? (
          <ErrorSummary
            title="Somebody else changed this meanwhile"
            errors={[{ text: 'What you typed is still here: save again to keep it', href: '#confirmFrom' }]}
          />
        ) : null}
        {isDone ? <NotificationBanner isSuccess text="Saved." /> : null}
        <PageHeading
          title={title}
          lede="Plain rules notice things, and people decide. Here your council says from when something is worth noticing, and when one person is not enough."
        />
        {maySet ? null : <InsetText>{keepChecking.sentence} You can read it.</InsetText>}
        <form method="post" action={visit.urls.checkingSettings()} novalidate>
          <input type="hidden" name="version" value={version} />
          <h2 class="govuk-heading-m">A second person confirms</h2>
          <p class="govuk-body">
            Above these limits a decision is proposed. It counts when another contract manager or
            administrator confirms it: not the same person, and nobody in the same person’s name.
          </p>
          {number(
            'confirmFrom',
            'On contracts of this value or more',
            'Leave it empty for none. A contract whose value is not known counts as below.',
            { prefix: '£', class: 'govuk-input--width-10' },
          )}
          <Checkboxes
            name="contractualOnly"
            class="govuk-checkboxes--small"
            values={typed.contractualOnly ? ['yes'] : []}
            items={[{ value: 'yes', text: 'Only for what is a clause of the contract', disabled: !maySet }]}
          />
          {number(
            'confirmTimesPlan',
            'Whenever it is more than so many times what was planned',
            'Whatever the contract is worth. Leave it empty for none.',
            { suffix: 'times' },
          )}
          <h2 class="govuk-heading-m">Full checks by draw</h2>
          {number(
            'percent',
            'How many of 100 low-risk deliveries are drawn for a full check',
            'The others may be accepted many at once. A change holds from tomorrow, with a new seed.',
            { suffix: 'of 100', class: 'govuk-input--width-3' },
          )}
          <p class="govuk-body">
            <a class="govuk-link" href={visit.urls.checkDraws()}>
              How full checks are drawn
            </a>
          </p>
          <h2 class="govuk-heading-m">What is noticed</h2>
          {number('moreBy', 'More than so many times what was planned', 'Usually 2.', { suffix: 'times' })}
          {number(
            'similarFrom',
            'Compare with others from so many accepted reports of the same measure',
            'With fewer nothing is said. Usually 12.',
            { suffix: 'reports', class: 'govuk-input--width-3' },
          )}
          {number(
            'unlikeBy',
            'Further above the middle than so many usual distances',
            'The usual distance is the middle of how far each report is from the middle one, and a tenth of the middle at least. Usually 6.',
            { suffix: 'distances', class: 'govuk-input--width-3' },
          )}
          {maySet ? <Button preventDoubleClick>Save</Button> : null}
        </form>
      </div>
    </div>
  )
}
