import type { ComponentChildren } from 'preact'
import type { ContractRecord } from '../../contracts/store.ts'
import { Button } from '../../web/components/button.tsx'
import { PageHeading } from '../../web/components/page-heading.tsx'
import type { FieldErrors } from '../../web/form.ts'
import { type Answer, show, type Visit } from '../../web/visit.ts'
import { PerformanceBreadcrumbs } from './performance-frame.tsx'
import { Errors } from './typed-fields.tsx'

interface PerformanceForm {
  title: string
  lede: string
  /** The words on the button. */
  submit: string
  errors: FieldErrors
  /** Fields that are days. */
  days: readonly string[]
  fields: ComponentChildren
}

/** The page of one form about how a contract goes; with errors it is answered as one that can't be taken. */
export function showPerformanceForm(
  { urls }: Visit,
  contract: ContractRecord,
  { title, lede, submit, errors, days, fields }: PerformanceForm,
): Answer {
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={days} />
        <PageHeading title={title} caption={contract.title} lede={lede} />
        <form method="post" novalidate>
          {fields}
          <div class="govuk-button-group">
            <Button preventDoubleClick>{submit}</Button>
            <a class="govuk-link" href={urls.contractPerformance(contract.id)}>
              Cancel
            </a>
          </div>
        </form>
      </div>
    </div>
  )
  const before = <PerformanceBreadcrumbs urls={urls} contract={contract} />
  return show({ title, current: 'contracts', before, body }, Object.keys(errors).length > 0 ? 422 : 200)
}
