import type { ComponentChildren } from 'preact'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import type { ActRefusal } from '../../further-benefit/further-benefit.ts'
import { actRefusals } from '../../further-benefit/words.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import type { BenefitFound } from './found.ts'

interface ActPage {
  title: string
  lede?: string
  errors: FieldErrors
  days?: readonly string[]
  /** Somebody changed it, or decided on it, since the form was opened. */
  isStale?: boolean
  children: ComponentChildren
}

/** The errors of a refused act, by field; what concerns no field stands above the form. */
export function errorsOfAct(because: ActRefusal | undefined): FieldErrors {
  if (!because) return {}
  const { field, sentence } = actRefusals[because]
  return { [field]: sentence }
}

/** One act on one further benefit, as a page. */
export function actPage(
  { urls }: Visit,
  { contract, benefit }: BenefitFound,
  { title, lede, errors, days = [], isStale = false, children }: ActPage,
): PageAnswer {
  const { version, ...beside } = errors
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={beside} days={days} />
        <PageHeading title={title} caption={benefit.title} lede={lede} />
        {version && (
          <InsetText>
            {version}. <a href={urls.furtherBenefit(benefit.id)}>See it as it is now</a>.
          </InsetText>
        )}
        {children}
      </div>
    </div>
  )
  const further = [
    { text: 'Further benefits', href: urls.furtherBenefitsOf(contract.id) },
    { text: benefit.title, href: urls.furtherBenefit(benefit.id) },
  ]
  const before = <ContractBreadcrumbs urls={urls} contract={contract} further={further} />
  const status = isStale ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return show({ title, current: 'contracts', before, body }, status)
}
