import { isId } from '../../../language/identifier.ts'
import { Decimal, quantityWords } from '../../../language/quantity.ts'
import { quarterCode, quarterFrom } from '../../../language/quarter.ts'
import { strategicOutcomesOf } from '../../../measurement/store.ts'
import { unitWords } from '../../../measurement/index.ts'
import { type Chip, Chips } from '../../../web/components/chips.tsx'
import { FilterAndResults } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { ResultBar } from '../../../web/components/result-bar.tsx'
import { statuses } from '../../../web/components/status-tag.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import type { DeliveryState } from '../../delivery-state.ts'
import { readReturns } from '../../permissions.ts'
import { countDeliveries, deliveriesIn, type DeliveryFilter, type DeliveryListed } from '../../store.ts'
import { slugOf } from '../queue-filter.ts'
import { placeText, readPlace, withQuery } from '../keyset.ts'
import { narrowedTo } from '../narrowed-to.ts'
import { lastQuarters } from '../../return.ts'
import { StateOf } from '../state-of.tsx'

const perPage = 50
const states = ['reported', 'evidenced', 'verified', 'partly-verified', 'not-accepted'] as const

export const listDeliveriesPage = definePage({
  path: pattern.deliveries(),
  allow: readReturns,
  async get(visit) {
    const { tx, query } = visit
    const filter = filterOf(visit)
    const place = readPlace(query.get('after'))
    const quarter = place && quarterFrom(place.order)
    const after = place && quarter ? { quarter, id: place.id } : undefined
    const found = await deliveriesIn(tx, filter, { after, limit: perPage + 1 })
    const shown: Shown = {
      visit,
      filter,
      deliveries: found.slice(0, perPage),
      more: found.length > perPage,
      count: await countDeliveries(tx, filter),
      outcomes: await strategicOutcomesOf(tx),
      narrowed: await narrowedTo(visit, visit.urls.deliveries),
    }
    return show({ title: 'Deliveries', current: 'verify', width: 'wide', body: <Deliveries {...shown} /> })
  },
})

function filterOf({ query }: Visit): DeliveryFilter {
  const outcome = slugOf(query.get('outcome'))
  const state = states.find((each) => each === query.get('state'))
  const quarter = quarterFrom(query.get('quarter') ?? '')
  const contract = query.get('contract') ?? ''
  const commitment = query.get('commitment') ?? ''
  return {
    ...(outcome ? { outcome } : {}),
    ...(state ? { state } : {}),
    ...(quarter ? { quarter } : {}),
    ...(isId(contract) ? { contract } : {}),
    ...(isId(commitment) ? { commitment } : {}),
  }
}

interface Shown {
  visit: Visit
  filter: DeliveryFilter
  deliveries: DeliveryListed[]
  more: boolean
  count: number
  outcomes: { slug: string; name: string }[]
  narrowed: Chip[]
}

function Deliveries(shown: Shown) {
  const { visit, deliveries, more, count, narrowed } = shown
  const { urls, query } = visit
  const last = deliveries.at(-1)
  return (
    <>
      <PageHeading title="Deliveries" lede="Everything suppliers reported, the newest quarter first." />
      <FilterAndResults
        filter={<Filters {...shown} />}
        results={
          deliveries.length === 0 ? (
            <NoDeliveries {...shown} />
          ) : (
            <>
              <ResultBar count={countWords(count)}>
                <Chips items={narrowed} />
              </ResultBar>
              <DeliveryTable visit={visit} deliveries={deliveries} />
              {more && last ? (
                <Pagination
                  next={{
                    href: withQuery(urls.deliveries, query, { after: placeText(last.quarter, last.id) }),
                    text: 'More deliveries',
                  }}
                />
              ) : null}
            </>
          )
        }
      />
    </>
  )
}

function NoDeliveries({ visit: { urls }, filter }: Shown) {
  const isNarrowed = Object.keys(filter).length > 0
  return isNarrowed ? (
    <EmptyState
      title="No deliveries like this"
      action={{ text: 'See all deliveries', href: urls.deliveries() }}
    >
      Take a filter off to see more.
    </EmptyState>
  ) : (
    <EmptyState title="No deliveries yet" action={{ text: 'See the returns', href: urls.returns() }}>
      What suppliers report in their returns stands here.
    </EmptyState>
  )
}

function countWords(count: number): string {
  if (count > 10_000) return 'More than 10,000 deliveries'
  return count === 1 ? '1 delivery' : `${quantityWords(new Decimal(count))} deliveries`
}

function Filters({ visit, filter, outcomes }: Shown) {
  return (
    <FilterPanel
      action={visit.urls.deliveries()}
      hidden={{ contract: filter.contract, commitment: filter.commitment }}
      groups={[
        {
          name: 'outcome',
          legend: 'Outcome',
          options: outcomes.map(({ slug, name }) => ({
            value: slug,
            text: name,
            checked: filter.outcome === slug,
          })),
        },
        {
          name: 'state',
          legend: 'State',
          options: states.map((state) => ({
            value: state,
            text: capital(statuses[state].words),
            checked: filter.state === state,
          })),
        },
        {
          name: 'quarter',
          legend: 'Quarter',
          options: lastQuarters(visit.today, 8).map((quarter) => ({
            value: quarter,
            text: quarterCode(quarter),
            checked: filter.quarter === quarter,
          })),
        },
      ]}
    />
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function DeliveryTable({ visit: { urls }, deliveries }: { visit: Visit; deliveries: DeliveryListed[] }) {
  return (
    <Table
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Delivery' },
        { content: 'Quarter' },
        { content: 'Reported', numeric: true },
        { content: 'Accepted', numeric: true },
        { content: 'Supplier' },
        { content: 'Contract' },
        { content: 'State' },
      ]}
      rows={deliveries.map((each) => [
        {
          content: (
            <a class="govuk-link" href={urls.verifyDelivery(each.id)}>
              {each.title}
            </a>
          ),
        },
        { content: quarterCode(each.quarter), class: 'gm-nowrap' },
        { content: unitWords(each, each.quantity), numeric: true },
        { content: each.accepted ? unitWords(each, each.accepted) : 'Not yet', numeric: true },
        { content: each.supplierName },
        { content: each.contractTitle },
        { content: <StateOf state={each.state satisfies DeliveryState} /> },
      ])}
    />
  )
}
