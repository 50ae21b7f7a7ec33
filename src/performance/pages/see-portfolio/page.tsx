import { longDay } from '../../../language/day.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { SubNavigation } from '../../../web/components/sub-navigation.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import type { Against } from '../../attention.ts'
import { attentionWords, figure, howCounted } from '../../attention-words.ts'
import { readAttention } from '../../permissions.ts'
import {
  isPortfolioBy,
  type PortfolioBy,
  portfolioBy,
  type PortfolioCounts,
  portfolioHeads,
  type PortfolioKind,
  portfolioKinds,
} from '../../portfolio.ts'
import { againstOn, portfolioOf, type PortfolioRow } from '../../store.ts'
import { whoseText } from '../../whose.ts'

const perPage = 50

/** For a head of service: what is late, at risk and not verified, laid out; each number opens its rows. */
export const seePortfolioPage = definePage({
  path: pattern.portfolio(),
  allow: readAttention,
  async get(visit) {
    const { tx, today, query, urls } = visit
    const asked = query.get('by') ?? ''
    const by = isPortfolioBy(asked) ? asked : 'service'
    const against = await againstOn(tx, today)
    const { rows, totals } = await portfolioOf(tx, by, against)
    const first = perPage * pageNumber(query.get('page'))
    return show({
      title: 'Portfolio',
      current: 'work',
      width: 'wide',
      before: <Breadcrumbs items={[{ text: 'My work', href: urls.staff() }, { text: 'Portfolio' }]} />,
      body: <Portfolio {...{ visit, by, rows, totals, against, first }} />,
    })
  },
})

function pageNumber(text: string | null): number {
  return text && /^\d{1,5}$/.test(text) ? Number(text) : 0
}

interface Shown {
  visit: Visit
  by: PortfolioBy
  rows: PortfolioRow[]
  totals: PortfolioCounts
  against: Against
  /** Of the rows on this page. */
  first: number
}

function Portfolio(shown: Shown) {
  const { visit, by, rows, against } = shown
  const { urls, today } = visit
  return (
    <>
      <PageHeading
        title="Portfolio"
        caption={longDay(today)}
        lede="What is late, what may become so, and what nobody has checked yet. Each number opens its rows."
      />
      <SubNavigation
        label="Laid out by"
        items={Object.entries(portfolioBy).map(([each, text]) => ({
          text: `By ${text.toLowerCase()}`,
          href: urls.portfolio({ by: each }),
          current: each === by,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState
          title="Nothing late, at risk or to check"
          action={{ text: 'See all contracts', href: urls.staffContracts() }}
        >
          Commitments that are late or behind their plan would be counted here, and deliveries that wait to be
          checked.
        </EmptyState>
      ) : (
        <Lines {...shown} />
      )}
      <h2 class="govuk-heading-s">How it is counted</h2>
      <dl class="gm-attention__none">
        {portfolioKinds.map((kind) => (
          <>
            <dt>{portfolioHeads[kind]}</dt>
            <dd>{howCounted(kind, against)}</dd>
          </>
        ))}
      </dl>
      {by === 'team' && (
        <p class="govuk-body">
          Somebody in two teams is counted in both, so teams may add up to more than all.
        </p>
      )}
    </>
  )
}

function Lines({ visit, by, rows, totals, first }: Shown) {
  const { urls } = visit
  const here = rows.slice(first, first + perPage)
  const page = first / perPage
  const at = (number: number) => urls.portfolio({ by, page: String(number) })
  return (
    <>
      <Table
        onPhone="blocks"
        firstCellIsHeader
        head={[
          { content: portfolioBy[by] },
          ...portfolioKinds.map((kind) => ({ content: portfolioHeads[kind], numeric: true })),
        ]}
        rows={[
          [
            { content: 'All' },
            ...portfolioKinds.map((kind) => ({
              content: (
                <Figure
                  visit={visit}
                  kind={kind}
                  count={totals[kind]}
                  query={{ whose: 'everyone' }}
                  of="all"
                />
              ),
              numeric: true,
            })),
          ],
          ...here.map((row) => [
            { content: nameOf(by, row) },
            ...portfolioKinds.map((kind) => ({
              content: (
                <Figure
                  visit={visit}
                  kind={kind}
                  count={row.counts[kind]}
                  query={queryOf(by, row.key)}
                  of={nameOf(by, row)}
                />
              ),
              numeric: true,
            })),
          ]),
        ]}
      />
      {rows.length > perPage && (
        <Pagination
          {...(page > 0 && { previous: { href: at(page - 1), text: 'Fewer late' } })}
          {...(first + perPage < rows.length && { next: { href: at(page + 1), text: 'More rows' } })}
        />
      )}
    </>
  )
}

/** How what is of no service, team or person is asked for. Every commitment has a supplier and an outcome. */
const ofNone: Partial<Record<PortfolioBy, string>> = {
  service: 'no-service',
  team: 'no-team',
  person: 'nobody',
}

const nobodys: Record<PortfolioBy, string> = {
  service: 'No service named',
  team: 'In no team',
  person: 'Nobody looks after it',
  supplier: 'Supplier not known',
  outcome: 'No outcome',
}

function nameOf(by: PortfolioBy, { key, name }: PortfolioRow): string {
  return key === 'nobody' ? nobodys.person : (name ?? nobodys[by])
}

/** The query of the rows behind a number; nothing where there can be none to ask for. */
function queryOf(by: PortfolioBy, key: string | null): Record<string, string> | undefined {
  if (key === 'nobody') return { whose: 'nobody' }
  if (key === null) return ofNone[by] ? { whose: ofNone[by] } : undefined
  switch (by) {
    case 'service':
      return { whose: whoseText({ of: 'service', name: key }) }
    case 'team':
    case 'person':
      return { whose: whoseText({ of: by, id: key }) }
    case 'supplier':
    case 'outcome':
      return { whose: 'everyone', [by]: key }
  }
}

interface FigureProps {
  visit: Visit
  kind: PortfolioKind
  count: number
  query: Record<string, string> | undefined
  of: string
}

function Figure({ visit, kind, count, query, of }: FigureProps) {
  if (count === 0 || !query) return <>{figure(count)}</>
  const { one, many } = attentionWords[kind]
  return (
    <a class="govuk-link" href={visit.urls.attentionOf(kind, query)}>
      {figure(count)}
      <span class="govuk-visually-hidden">
        {' '}
        {count === 1 ? one : many}: {of}
      </span>
    </a>
  )
}
