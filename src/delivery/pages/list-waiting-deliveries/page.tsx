import { dayIn, longDay } from '../../../language/day.ts'
import { Decimal, quantityWords } from '../../../language/quantity.ts'
import { quarterCode } from '../../../language/quarter.ts'
import { strategicOutcomesOf } from '../../../measurement/store.ts'
import { unitWords } from '../../../measurement/index.ts'
import { type Chip, Chips } from '../../../web/components/chips.tsx'
import { FilterAndResults } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { ResultBar } from '../../../web/components/result-bar.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import { readReturns } from '../../permissions.ts'
import { checkedBy } from '../../return.ts'
import { countToVerify, deliveriesToVerify, type Waiting } from '../../store.ts'
import { placeText, readPlace, withQuery } from '../keyset.ts'
import { narrowedTo } from '../narrowed-to.ts'
import { queueFilterOf, queueQuery } from '../queue-filter.ts'

const perPage = 50

export const listWaitingDeliveriesPage = definePage({
  path: pattern.verificationQueue(),
  allow: readReturns,
  async get(visit) {
    const { tx, query } = visit
    const filter = queueFilterOf(visit)
    const place = readPlace(query.get('after'))
    const isMoment = place && /^\d{1,14}$/.test(place.order)
    const after = isMoment ? { sentAt: new Date(Number(place.order)), id: place.id } : undefined
    const found = await deliveriesToVerify(tx, filter, { after, limit: perPage + 1 })
    const shown: Shown = {
      visit,
      waiting: found.slice(0, perPage),
      more: found.length > perPage,
      count: await countToVerify(tx, filter),
      outcomes: await strategicOutcomesOf(tx),
      narrowed: await narrowedTo(visit, visit.urls.verificationQueue),
    }
    return show({
      title: 'Deliveries to check',
      current: 'verify',
      width: 'wide',
      body: <Queue {...shown} />,
    })
  },
})

interface Shown {
  visit: Visit
  waiting: Waiting[]
  more: boolean
  count: number
  outcomes: { slug: string; name: string }[]
  narrowed: Chip[]
}

function Queue(shown: Shown) {
  const { visit, waiting, more, count } = shown
  const { urls, query } = visit
  const last = waiting.at(-1)
  return (
    <>
      <PageHeading
        title="Deliveries to check"
        lede="The oldest first. Open one to see what was promised, what was reported and what shows it."
      />
      <FilterAndResults
        filter={<Filters {...shown} />}
        results={
          waiting.length === 0 ? (
            <NoneWaiting visit={visit} />
          ) : (
            <>
              <ResultBar count={countWords(count)}>
                <Chips items={shown.narrowed} />
              </ResultBar>
              <WaitingTable visit={visit} waiting={waiting} />
              {more && last ? (
                <Pagination
                  next={{
                    href: withQuery(urls.verificationQueue, query, {
                      after: placeText(String(last.sentAt.getTime()), last.id),
                    }),
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

function countWords(count: number): string {
  return count === 1 ? '1 delivery to check' : `${quantityWords(new Decimal(count))} deliveries to check`
}

function Filters({ visit, outcomes }: Shown) {
  const { query, urls } = visit
  return (
    <FilterPanel
      action={urls.verificationQueue()}
      hidden={{ contract: query.get('contract') ?? undefined }}
      groups={[
        {
          name: 'mine',
          legend: 'Whose',
          options: [
            {
              value: 'yes',
              text: 'Contracts that I look after, or nobody does',
              checked: query.get('mine') === 'yes',
            },
          ],
        },
        {
          name: 'outcome',
          legend: 'Outcome',
          options: outcomes.map(({ slug, name }) => ({
            value: slug,
            text: name,
            checked: query.get('outcome') === slug,
          })),
        },
      ]}
    />
  )
}

function WaitingTable({ visit, waiting }: { visit: Visit; waiting: Waiting[] }) {
  const { urls, today } = visit
  return (
    <Table
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Delivery' },
        { content: 'Quarter' },
        { content: 'Reported', numeric: true },
        { content: 'Supplier' },
        { content: 'Contract' },
        { content: 'Sent' },
        { content: 'State' },
      ]}
      rows={waiting.map((each) => {
        const sent = dayIn(each.sentAt)
        return [
          {
            content: (
              <a class="govuk-link" href={urls.verifyDelivery(each.id, queueQuery(visit))}>
                {each.title}
              </a>
            ),
          },
          { content: quarterCode(each.quarter), class: 'gm-nowrap' },
          { content: unitWords({ unit: each.unit }, each.quantity), numeric: true },
          { content: each.supplierName },
          {
            content: (
              <a class="govuk-link" href={urls.staffContract(each.contract)}>
                {each.contractTitle}
              </a>
            ),
          },
          { content: longDay(sent), class: 'gm-nowrap' },
          {
            content:
              checkedBy(sent) < today ? <StatusTag status="overdue" /> : <StatusTag status={each.state} />,
          },
        ]
      })}
    />
  )
}

function NoneWaiting({ visit: { urls, query } }: { visit: Visit }) {
  if ([...query.keys()].length > 0) {
    return (
      <EmptyState
        title="Nothing to check here"
        action={{ text: 'See all that waits', href: urls.verificationQueue() }}
      >
        Take a filter off to see more.
      </EmptyState>
    )
  }
  return (
    <EmptyState title="Nothing to check" action={{ text: 'See the returns', href: urls.returns() }}>
      What suppliers report stands here until somebody decides on it.
    </EmptyState>
  )
}
