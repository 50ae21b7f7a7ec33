import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { seeContracts } from '../../permissions.ts'
import { ContractBreadcrumbs, ContractNavigation } from '../contract-frame.tsx'
import { contractFound } from '../found.ts'
import { Happenings, happeningsOfContract } from '../happenings.tsx'

const onAPage = 50

/** What happened to a contract and the commitments on it, with who and why, the newest first. */
export function readTimelinePage(needs: Pick<ContractsNeeds, 'deliveryEvents'>): Page {
  return definePage({
    path: pattern.contractTimeline(':contract'),
    allow: seeContracts,
    async get(visit) {
      const contract = await contractFound(visit)
      if (!contract) return notFound()
      const { urls, query } = visit
      const shown = await happeningsOfContract(visit, needs, contract)
      const from = Math.max(0, Number.parseInt(query.get('from') ?? '0', 10) || 0)
      const title = 'Timeline'
      const href = (start: number) => `${urls.contractTimeline(contract.id)}?from=${start}`
      const body = (
        <>
          <PageHeading
            title={title}
            caption={contract.title}
            lede="What happened, the newest first, with who and why."
          />
          <ContractNavigation visit={visit} contract={contract} current="timeline" />
          <p class="govuk-body">
            <a class="govuk-link" href={urls.history('contract', contract.id)}>
              Every change to the contract’s record
            </a>
            , field by field.
          </p>
          <Happenings {...shown} happenings={shown.happenings.slice(from, from + onAPage)} />
          <Pagination
            {...(from > 0 ? { previous: { href: href(Math.max(0, from - onAPage)), label: 'Newer' } } : {})}
            {...(shown.happenings.length > from + onAPage
              ? { next: { href: href(from + onAPage), label: 'Older' } }
              : {})}
          />
        </>
      )
      const before = <ContractBreadcrumbs urls={urls} contract={contract} />
      return show({ title, current: 'contracts', before, body })
    },
  })
}
