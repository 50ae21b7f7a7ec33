import { measuresOf } from '../../../measurement/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { furtherBenefitRefusals } from '../../further-benefit/words.ts'
import { raiseFurtherBenefits } from '../../permissions.ts'
import { type ContractRecord, raise } from '../../store.ts'
import { themesOf } from '../commitment-form/choices.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import { contractFound } from '../found.ts'
import { BenefitFields } from './fields.tsx'
import { begunBenefit, readBenefit, type TypedBenefit, typedBenefitIn } from './typed.ts'

const longest = 300

/** The council raises a further benefit on a contract; `?from=` says which meeting or decision it came out of. */
export const raiseFurtherBenefitPage = definePage({
  path: pattern.newFurtherBenefit(':contract'),
  allow: raiseFurtherBenefits,
  async get(visit) {
    const contract = await contractFound(visit)
    if (!contract) return notFound()
    return form(visit, contract, begunBenefit(contract, (visit.query.get('from') ?? '').slice(0, longest)))
  },
  async post(visit) {
    const { tx, urls } = visit
    const contract = await contractFound(visit, { lock: true })
    if (!contract) return notFound()
    const typed = typedBenefitIn(visit.form)
    const read = readBenefit(typed, new Set((await measuresOf(tx)).map(({ id }) => id)))
    if ('errors' in read) return form(visit, contract, typed, read.errors)
    const decision = await raise(tx, contract, { side: 'council', proposed: read.benefit })
    if (decision.accepted) return goTo(urls.furtherBenefit(decision.fact))
    const { field, sentence } = furtherBenefitRefusals[decision.because]
    return form(visit, contract, typed, { [field]: sentence })
  },
})

async function form(
  { tx, urls }: Visit,
  contract: ContractRecord,
  typed: TypedBenefit,
  errors: FieldErrors = {},
): Promise<Answer> {
  const title = 'Raise a further benefit'
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} />
        <PageHeading
          title={title}
          caption={contract.title}
          lede="More value that this contract could bring while it runs. It becomes a commitment only after it was checked, signed and agreed."
        />
        <form method="post" novalidate>
          <BenefitFields {...{ contract, typed, errors, themes: themesOf(await measuresOf(tx)) }} />
          <Button preventDoubleClick>Raise it</Button>
        </form>
      </div>
    </div>
  )
  const further = [{ text: 'Further benefits', href: urls.furtherBenefitsOf(contract.id) }]
  const before = <ContractBreadcrumbs urls={urls} contract={contract} further={further} />
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return show({ title, current: 'contracts', before, body }, status)
}
