import { Decimal, quantityWords } from '../../../language/quantity.ts'
import { quarterMonths, quarterWords } from '../../../language/quarter.ts'
import { type Chip, Chips } from '../../../web/components/chips.tsx'
import { FilterAndResults } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { ResultBar } from '../../../web/components/result-bar.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import type { RegisterEntry } from '../../entry.ts'
import { amountWords } from '../../entry-words.ts'
import {
  isEverything,
  readFilter,
  readSort,
  type RegisterFilter,
  type RegisterSort,
  writeFilter,
} from '../../filter.ts'
import { readPlace, writePlace } from '../../page-place.ts'
import { readRegister } from '../../permissions.ts'
import {
  countedTo,
  countsOf,
  filterNames,
  type FilterNames,
  type RegisterCounts,
  registerIn,
  type RegisterPage,
} from '../../store.ts'
import { RegisterFilters, valueWords } from './filters.tsx'

/** The register: every published output, searched, picked and put in order, and downloaded as it stands on the page. */
export const registerPage = definePage({
  path: pattern.register(),
  allow: readRegister,
  async get({ tx, query, urls }) {
    const filter = readFilter(query)
    const sort = readSort(query.get('sort'), filter)
    const after = readPlace(query.get('after'), sort)
    const page = await registerIn(tx, filter, sort, { after })
    const counts = await countsOf(tx, filter)
    const names = await filterNames(tx)
    return show({
      title: 'The register',
      current: 'register',
      body: <Register {...{ filter, sort, page, counts, names, urls, isFirst: !after }} />,
    })
  },
})

interface RegisterProps {
  filter: RegisterFilter
  sort: RegisterSort
  page: RegisterPage
  counts: RegisterCounts
  names: FilterNames
  urls: Urls
  isFirst: boolean
}

function Register(props: RegisterProps) {
  const { filter, counts, names, urls, sort } = props
  const isEmpty = isEverything(filter) && counts.total === 0
  return (
    <>
      <PageHeading
        title="The register"
        about={
          <>
            What suppliers delivered over and above what they are paid for, checked by the council.{' '}
            <a class="govuk-link" href={urls.headlineMethod()}>
              How the figures are worked out
            </a>
          </>
        }
      />
      {isEmpty ? (
        <EmptyState
          title="Nothing is published yet"
          action={{ text: 'See the contracts', href: urls.contracts() }}
        >
          When a supplier reports what it delivered and the council has checked it, it stands here with its
          evidence.
        </EmptyState>
      ) : (
        <FilterAndResults
          filter={<RegisterFilters {...{ filter, sort, counts, names, urls }} />}
          results={<Results {...props} />}
        />
      )}
    </>
  )
}

function Results({ filter, sort, page, counts, names, urls, isFirst }: RegisterProps) {
  const at = (changed: RegisterFilter, order: RegisterSort = sort, after?: string) =>
    urls.register(withOrder(changed, order, after))
  const orders: { text: string; sort: RegisterSort }[] = [
    { text: 'newest', sort: 'newest' },
    { text: 'oldest', sort: 'oldest' },
    ...(filter.measure.length === 1 ? [{ text: 'most', sort: 'most' as const }] : []),
  ]
  return (
    <>
      <ResultBar
        count={countWords(counts.total)}
        orders={orders.map((order) => ({
          text: order.text,
          ...(order.sort === sort ? {} : { href: at(filter, order.sort) }),
        }))}
      >
        <Chips items={chipsOf(filter, names, page.entries, at)} clearHref={urls.register()} />
      </ResultBar>
      {page.entries.length > 0 ? (
        <Entries entries={page.entries} urls={urls} />
      ) : (
        <EmptyState
          title="No output matches"
          action={{ text: 'See the whole register', href: urls.register() }}
        >
          {filter.words
            ? 'Try fewer or other words, or take off a filter.'
            : 'Take off a filter to see more.'}
        </EmptyState>
      )}
      {(page.next || !isFirst) && (
        <Pagination
          {...(isFirst ? {} : { previous: { href: at(filter), text: 'Back to the start' } })}
          {...(page.next ? { next: { href: at(filter, sort, writePlace(page.next)) } } : {})}
        />
      )}
      {page.entries.length > 0 && <Downloads {...{ filter, urls }} />}
    </>
  )
}

function withOrder(filter: RegisterFilter, sort: RegisterSort, after?: string): URLSearchParams {
  const query = writeFilter(filter)
  if (sort !== 'newest') query.set('sort', sort)
  if (after) query.set('after', after)
  return query
}

export function countWords(count: number | undefined): string {
  if (count === undefined) return `more than ${quantityWords(new Decimal(countedTo))} outputs`
  return `${quantityWords(new Decimal(count))} ${count === 1 ? 'output' : 'outputs'}`
}

function Entries({ entries, urls }: { entries: readonly RegisterEntry[]; urls: Urls }) {
  return (
    <Table
      onPhone="blocks"
      head={[
        { content: 'What' },
        { content: 'Given by' },
        { content: 'Where' },
        { content: 'When' },
        { content: 'Delivered', numeric: true },
        { content: 'Checked' },
      ]}
      rows={entries.map((entry) => [
        {
          content: (
            <a class="govuk-link" href={urls.output(entry.number)}>
              {entry.title}
            </a>
          ),
        },
        { content: entry.supplier.name },
        { content: entry.place?.name ?? 'Anywhere' },
        { content: <Months quarter={entry.quarter} /> },
        { content: entry.status === 'withdrawn' ? '' : amountWords(entry), numeric: true },
        { content: <StatusTag status={entry.status} /> },
      ])}
    />
  )
}

/** "July to September 2026" on two lines at the most. */
function Months({ quarter }: Pick<RegisterEntry, 'quarter'>) {
  const [from, until] = quarterMonths(quarter).split(' to ')
  return (
    <>
      <span class="gm-nowrap">{from} to</span> <span class="gm-nowrap">{until}</span>
    </>
  )
}

function chipsOf(
  filter: RegisterFilter,
  names: FilterNames,
  entries: readonly RegisterEntry[],
  at: (changed: RegisterFilter) => string,
): Chip[] {
  const chip = (text: string, changes: Partial<RegisterFilter>) => ({
    text,
    removeHref: at({ ...filter, ...changes }),
  })
  return [
    ...(filter.words ? [chip(`“${filter.words}”`, { words: '' })] : []),
    ...(['outcome', 'measure', 'place', 'supplierKind', 'status', 'year'] as const).flatMap((choice) =>
      filter[choice].map((value) =>
        chip(valueWords(choice, value, names), {
          [choice]: filter[choice].filter((other) => other !== value),
        }),
      ),
    ),
    ...(filter.quarter ? [chip(quarterWords(filter.quarter), { quarter: undefined })] : []),
    ...(filter.supplier ? [chip(entries[0]?.supplier.name ?? 'One supplier', { supplier: undefined })] : []),
    ...(filter.contract ? [chip(entries[0]?.contract.title ?? 'One contract', { contract: undefined })] : []),
  ]
}

function Downloads({ filter, urls }: { filter: RegisterFilter; urls: Urls }) {
  const query = writeFilter(filter)
  return (
    <section aria-label="Downloads">
      <p class="govuk-body-s gm-muted govuk-!-margin-bottom-1">
        {isEverything(filter) ? 'Download the whole register' : 'Download exactly these outputs'}
      </p>
      <LinkRow
        links={[
          { text: 'CSV', href: urls.registerAs('csv', query) },
          { text: 'Excel', href: urls.registerAs('xlsx', query) },
          { text: 'JSON', href: urls.registerAs('json', query) },
          { text: 'What the columns mean', href: urls.dataset('outputs') },
          { text: 'Feed of new ones like these', href: urls.feed(query) },
        ]}
      />
    </section>
  )
}
