import { isId } from '../../language/identifier.ts'
import { contractOf, type ContractRecord } from '../../contracts/store.ts'
import { Breadcrumbs } from '../../web/components/breadcrumbs.tsx'
import { Tag } from '../../web/components/tag.tsx'
import type { Urls } from '../../web/urls.ts'
import type { Visit } from '../../web/visit.ts'
import { type Rating, ratings } from '../kpi/rating.ts'
import { type KpiRecord, kpisOf } from '../store.ts'

/** The contract that the address names, if it stands. */
export async function contractFound(
  { tx, params }: Visit,
  { lock = false }: { lock?: boolean } = {},
): Promise<ContractRecord | undefined> {
  const id = params.contract ?? ''
  const contract = isId(id) ? await contractOf(tx, id, { lock }) : undefined
  return contract?.withdrawnAt ? undefined : contract
}

/** The contract and its KPI that the address names; the contract is locked for a change. */
export async function kpiFound(
  visit: Visit,
  options: { lock?: boolean } = {},
): Promise<{ contract: ContractRecord; kpi: KpiRecord } | undefined> {
  const contract = await contractFound(visit, options)
  const kpi = contract && (await kpisOf(visit.tx, contract.id)).find(({ id }) => id === visit.params.kpi)
  return contract && kpi ? { contract, kpi } : undefined
}

/** The way back from a page about how a contract goes. */
export function PerformanceBreadcrumbs({
  urls,
  contract,
  isWithin = true,
}: {
  urls: Urls
  contract: Pick<ContractRecord, 'id' | 'title'>
  /** The page lies under the overview. */
  isWithin?: boolean
}) {
  const items = [
    { text: 'Contracts', href: urls.staffContracts() },
    { text: contract.title, href: urls.staffContract(contract.id) },
    ...(isWithin ? [{ text: 'Performance', href: urls.contractPerformance(contract.id) }] : []),
  ]
  return <Breadcrumbs items={items} />
}

const colours = {
  met: 'green',
  slightlyBelow: 'yellow',
  below: 'orange',
  significantlyBelow: 'red',
  other: 'grey',
} as const

export function RatingTag({ rating }: { rating: Rating }) {
  return (
    <Tag colour={colours[rating]} class="gm-rating">
      {ratings[rating]}
    </Tag>
  )
}
