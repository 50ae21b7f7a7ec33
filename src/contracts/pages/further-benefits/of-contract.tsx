import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import { isId } from '../../../language/identifier.ts'
import { raiseFurtherBenefits, seeContracts } from '../../permissions.ts'
import { furtherBenefitsIn, improvementOf } from '../../store.ts'
import { ContractBreadcrumbs, ContractNavigation } from '../contract-frame.tsx'
import { contractFound } from '../found.ts'
import { BenefitTable, Improvement } from './list.tsx'

/** The further benefits of one contract, and what was added over the years. */
export const furtherBenefitsOfContractPage = definePage({
  path: pattern.furtherBenefitsOf(':contract'),
  allow: seeContracts,
  async get(visit) {
    const { tx, urls, visitor, query } = visit
    const contract = await contractFound(visit)
    if (!contract) return notFound()
    const after = query.getAll('after').find(isId)
    const { benefits, next } = await furtherBenefitsIn(tx, { contract: contract.id }, { after })
    const years = await improvementOf(tx, contract.id)
    const raises = mayPass(raiseFurtherBenefits, visitor.roles, false)
    const body = (
      <>
        <PageHeading
          title="Further benefits"
          caption={contract.title}
          aside={
            raises ? (
              <Button href={urls.newFurtherBenefit(contract.id)}>Raise a further benefit</Button>
            ) : undefined
          }
        />
        <ContractNavigation visit={visit} contract={contract} current="further-benefits" />
        {benefits.length === 0 ? (
          <EmptyState
            title="No ideas yet"
            action={
              raises
                ? { text: 'Raise the first further benefit', href: urls.newFurtherBenefit(contract.id) }
                : undefined
            }
          >
            Ideas for more value while the contract runs stand here: from the council, from the supplier, or
            from what a community needs.
          </EmptyState>
        ) : (
          <BenefitTable urls={urls} benefits={benefits} />
        )}
        {next && (
          <Pagination
            next={{ href: `${urls.furtherBenefitsOf(contract.id)}?after=${next}`, text: 'Older ideas' }}
          />
        )}
        <Improvement years={years} />
      </>
    )
    const before = <ContractBreadcrumbs urls={urls} contract={contract} />
    return show({ title: 'Further benefits', current: 'contracts', width: 'wide', before, body })
  },
})
