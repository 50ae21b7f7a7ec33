import { Breadcrumbs } from '../../web/components/breadcrumbs.tsx'
import { SubNavigation } from '../../web/components/sub-navigation.tsx'
import type { Urls } from '../../web/urls.ts'
import type { Visit } from '../../web/visit.ts'
import type { ContractRecord } from '../store.ts'

type Named = Pick<ContractRecord, 'id' | 'title'> & Partial<Pick<ContractRecord, 'kind'>>

/** The way back from a page that belongs to a contract; `further` leads through one of its commitments. */
export function ContractBreadcrumbs({
  urls,
  contract,
  further = [],
}: {
  urls: Urls
  contract?: Named | undefined
  further?: { text: string; href: string }[]
}) {
  const items = [
    { text: 'Contracts', href: urls.staffContracts() },
    ...(contract ? [{ text: contract.title, href: urls.staffContract(contract.id) }] : []),
    ...further,
  ]
  return <Breadcrumbs items={items} />
}

export interface ContractNavigationProps {
  visit: Visit
  contract: Named
  current?:
    | 'contract'
    | 'levels'
    | 'spend'
    | 'progress'
    | 'year'
    | 'performance'
    | 'timeline'
    | 'drafts'
    | 'further-benefits'
    | 'managing'
  /** Drafts that wait for a decision, where they were counted. */
  drafts?: number
  /** Deliveries that wait to be checked, where they were counted. */
  waiting?: number
}

/** The pages of one contract. */
export function ContractNavigation({
  visit,
  contract,
  current,
  drafts = 0,
  waiting = 0,
}: ContractNavigationProps) {
  const { urls } = visit
  const { id, kind } = contract
  const holdsOthers = kind === 'framework' || kind === 'lot'
  return (
    <SubNavigation
      label="This contract"
      items={[
        { text: 'Commitments', href: urls.staffContract(id), current: current === 'contract' },
        ...(holdsOthers
          ? [{ text: 'What belongs to it', href: urls.contractLevels(id), current: current === 'levels' }]
          : []),
        { text: 'The year ahead', href: urls.contractYear(id), current: current === 'year' },
        { text: 'Progress', href: urls.contractProgress(id), current: current === 'progress' },
        {
          text: 'To check',
          href: urls.verificationQueue({ contract: id }),
          ...(waiting > 0 ? { count: waiting } : {}),
        },
        { text: 'Deliveries', href: urls.deliveries({ contract: id }) },
        { text: 'Returns', href: urls.returns({ contract: id }) },
        { text: 'Invoiced', href: urls.contractSpend(id), current: current === 'spend' },
        { text: 'Performance', href: urls.contractPerformance(id), current: current === 'performance' },
        ...(drafts > 0 || current === 'drafts'
          ? [
              {
                text: 'From notices',
                href: urls.commitmentDrafts(id),
                current: current === 'drafts',
                ...(drafts > 0 ? { count: drafts } : {}),
              },
            ]
          : []),
        {
          text: 'Further benefits',
          href: urls.furtherBenefitsOf(id),
          current: current === 'further-benefits',
        },
        { text: 'Timeline', href: urls.contractTimeline(id), current: current === 'timeline' },
        { text: 'Managing it', href: urls.managing(id), current: current === 'managing' },
      ]}
    />
  )
}
