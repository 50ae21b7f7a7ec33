import { dayOf, longDay } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { Decimal, quantityWords } from '../../../language/quantity.ts'
import { quarterCode, quarterFrom, quarterWords } from '../../../language/quarter.ts'
import { whoseWorkIsMine } from '../../../parties/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { type Chip, Chips } from '../../../web/components/chips.tsx'
import { FilterAndResults } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { ResultBar } from '../../../web/components/result-bar.tsx'
import { Table } from '../../../web/components/table.tsx'
import { mayPass } from '../../../web/permission.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import { askForReturns, readReturns } from '../../permissions.ts'
import { lastQuarters, quarterJustEnded } from '../../return.ts'
import {
  countReturns,
  type ReturnCounts,
  type ReturnFilter,
  type ReturnKind,
  type ReturnListed,
  returnsIn,
} from '../../store.ts'
import { placeText, readPlace, withQuery } from '../keyset.ts'
import { narrowedTo } from '../narrowed-to.ts'
import { Reminded } from '../reminded.tsx'
import { ReturnStateTag } from '../return-state-tag.tsx'

const perPage = 50

export const listReturnsPage = definePage({
  path: pattern.returns(),
  allow: readReturns,
  async get(visit) {
    const { tx, today, query } = visit
    const filter = filterOf(visit)
    const place = readPlace(query.get('after'))
    const due = place && dayOf(place.order)
    const after = place && due ? { due, id: place.id } : undefined
    const found = await returnsIn(tx, filter, { today, after, limit: perPage + 1 })
    const shown: Shown = {
      visit,
      filter,
      returns: found.slice(0, perPage),
      more: found.length > perPage,
      counts: await countReturns(tx, filter, today),
      narrowed: await narrowedTo(visit, visit.urls.returns),
    }
    return show({ title: 'Returns', current: 'work', width: 'wide', body: <Returns {...shown} /> })
  },
})

const kinds: Record<ReturnKind, string> = {
  late: 'Late',
  awaited: 'Awaited, late ones too',
  sent: 'Sent',
  nothing: 'Nothing this time',
  cancelled: 'Cancelled',
}
const isKind = (text: string | null): text is ReturnKind => text !== null && Object.hasOwn(kinds, text)

function filterOf({ query, visitor }: Visit): ReturnFilter {
  const kind = query.get('kind')
  const quarter = quarterFrom(query.get('quarter') ?? '')
  const contract = query.get('contract') ?? ''
  const mine = query.get('mine') === 'yes' && visitor.id !== undefined
  return {
    ...(isKind(kind) ? { kind } : {}),
    ...(quarter ? { quarter } : {}),
    ...(isId(contract) ? { contract } : {}),
    ...(mine ? { owners: whoseWorkIsMine(visitor) } : {}),
  }
}

interface Shown {
  visit: Visit
  filter: ReturnFilter
  returns: ReturnListed[]
  more: boolean
  counts: ReturnCounts
  narrowed: Chip[]
}

function Returns(shown: Shown) {
  const { visit, returns, more } = shown
  const { urls, query, today } = visit
  const last = returns.at(-1)
  const mayAsk = mayPass(askForReturns, visit.visitor.roles, false)
  return (
    <>
      <Reminded visit={visit} />
      <PageHeading
        title="Returns"
        lede={
          <>
            What suppliers say they delivered, quarter by quarter.{' '}
            <a class="govuk-link" href={urls.returnsAhead()}>
              What will be asked, and when
            </a>
          </>
        }
        aside={
          mayAsk ? (
            <Button href={urls.askForReturns({ quarter: quarterJustEnded(today) })}>
              Ask for {quarterCode(quarterJustEnded(today))}
            </Button>
          ) : undefined
        }
      />
      <FilterAndResults
        filter={<Filters {...shown} />}
        results={
          returns.length === 0 ? (
            <NoReturns {...shown} mayAsk={mayAsk} />
          ) : (
            <>
              <ResultBar count={countWords(shown)}>
                <Chips items={shown.narrowed} />
              </ResultBar>
              <ReturnTable visit={visit} returns={returns} mayRemind={mayAsk} />
              {more && last ? (
                <Pagination
                  next={{
                    href: withQuery(urls.returns, query, { after: placeText(last.due, last.id) }),
                    text: 'More returns',
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

function countWords({ filter, counts }: Shown): string {
  const count = filter.kind ? counts[filter.kind] : counts.all
  return count === 1 ? '1 return' : `${cappedWords(count)} returns`
}

/** Counting stops above 10,000. */
function cappedWords(count: number): string {
  return count > 10_000 ? 'more than 10,000' : quantityWords(new Decimal(count))
}

function Filters({ visit, filter, counts }: Shown) {
  return (
    <FilterPanel
      action={visit.urls.returns()}
      hidden={{ contract: filter.contract }}
      groups={[
        {
          name: 'kind',
          legend: 'How they stand',
          options: (Object.keys(kinds) as ReturnKind[]).map((kind) => ({
            value: kind,
            text: kinds[kind],
            count: cappedWords(counts[kind]),
            checked: filter.kind === kind,
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
        {
          name: 'mine',
          legend: 'Whose',
          options: [
            {
              value: 'yes',
              text: 'Contracts that I look after, or nobody does',
              checked: filter.owners !== undefined,
            },
          ],
        },
      ]}
    />
  )
}

interface TableShown {
  visit: Visit
  returns: ReturnListed[]
  mayRemind: boolean
}

/** Awaited ones can be ticked, and reminded of in one go. */
function ReturnTable(shown: TableShown) {
  const { visit, returns, mayRemind } = shown
  const { urls, query } = visit
  if (!mayRemind || !returns.some(({ state }) => state === 'awaited'))
    return <Rows {...shown} mayRemind={false} />
  const back = new URLSearchParams(query)
  for (const name of ['reminded', 'left']) back.delete(name)
  return (
    <form method="post" action={urls.remindReturns()}>
      <input type="hidden" name="back" value={back.toString()} />
      <Rows {...shown} />
      <Button kind="secondary" preventDoubleClick>
        Remind those that are ticked
      </Button>
    </form>
  )
}

function Rows({ visit: { urls, today }, returns, mayRemind }: TableShown) {
  const tick = ({ id, state, supplierName, contractTitle }: ReturnListed) => ({
    content:
      state === 'awaited' ? (
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" type="checkbox" id={`r-${id}`} name="return" value={id} />
            <label class="govuk-label govuk-checkboxes__label" for={`r-${id}`}>
              <span class="govuk-visually-hidden">
                Remind {supplierName} of {contractTitle}
              </span>
            </label>
          </div>
        </div>
      ) : (
        ''
      ),
  })
  return (
    <Table
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Contract' },
        { content: 'Supplier' },
        { content: 'Quarter' },
        { content: 'Due' },
        { content: 'State' },
        { content: 'To check', numeric: true },
        ...(mayRemind ? [{ content: 'Remind' }] : []),
      ]}
      rows={returns.map((each) => [
        {
          content: (
            <a class="govuk-link" href={urls.staffReturn(each.id)}>
              {each.contractTitle}
            </a>
          ),
        },
        { content: each.supplierName },
        { content: quarterCode(each.quarter), class: 'gm-nowrap' },
        { content: longDay(each.due), class: 'gm-nowrap' },
        { content: <ReturnStateTag of={each} today={today} /> },
        { content: String(each.waiting), numeric: true },
        ...(mayRemind ? [tick(each)] : []),
      ])}
    />
  )
}

function NoReturns({ visit: { urls, today }, filter, mayAsk }: Shown & { mayAsk: boolean }) {
  if (Object.keys(filter).length > 0) {
    return (
      <EmptyState title="No returns like this" action={{ text: 'See all returns', href: urls.returns() }}>
        Take a filter off to see more.
      </EmptyState>
    )
  }
  const quarter = quarterJustEnded(today)
  const action = { text: `Ask for ${quarterWords(quarter)}`, href: urls.askForReturns({ quarter }) }
  return (
    <EmptyState title="No returns yet" action={mayAsk ? action : undefined}>
      When suppliers are asked what they delivered in a quarter, their returns stand here.
    </EmptyState>
  )
}
