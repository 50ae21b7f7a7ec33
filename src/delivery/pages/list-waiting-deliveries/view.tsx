import { Decimal, quantityWords } from '../../../language/quantity.ts'
import { Chips } from '../../../web/components/chips.tsx'
import { FilterAndResults } from '../../../web/components/columns.tsx'
import { Details } from '../../../web/components/details.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { type FilterGroup, FilterPanel } from '../../../web/components/filter-panel.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { ResultBar } from '../../../web/components/result-bar.tsx'
import type { Visit } from '../../../web/visit.ts'
import { risks } from '../../check.ts'
import { waitsFor } from '../../store.ts'
import { howRiskIsMadeUp, riskWords, waitsForWords } from '../check-words.ts'
import { placeText, withQuery } from '../keyset.ts'
import { WaitingTable } from './rows.tsx'
import type { QueueShown } from './shown.ts'

/** What waits to be checked, what most was noticed about first. */
export function Queue(shown: QueueShown) {
  const { visit, waiting, more, count, order } = shown
  const { urls, query } = visit
  const last = waiting.at(-1)
  const at = (changes: Record<string, string | undefined>) =>
    withQuery(urls.verificationQueue, query, changes)
  return (
    <>
      <PageHeading
        title="Deliveries to check"
        lede="Those that most was noticed about first, and of these the oldest. Open one to see what was promised, what was reported and what shows it."
      />
      <FilterAndResults
        filter={<Filters {...shown} />}
        results={
          <>
            {waiting.length === 0 ? (
              <NoneWaiting visit={visit} />
            ) : (
              <>
                <ResultBar
                  count={countWords(count)}
                  orders={[
                    { text: 'by risk', ...(order === 'age' ? { href: at({ order: undefined }) } : {}) },
                    { text: 'oldest first', ...(order === 'age' ? {} : { href: at({ order: 'age' }) }) },
                  ]}
                >
                  <Chips items={shown.narrowed} />
                </ResultBar>
                <WaitingTable {...shown} />
                {more && last ? (
                  <Pagination
                    next={{
                      href: at({ after: placeText(`${last.points}.${last.sentAt.getTime()}`, last.id) }),
                      text: 'More deliveries',
                    }}
                  />
                ) : null}
              </>
            )}
            <HowRiskIsMadeUp visit={visit} />
          </>
        }
      />
    </>
  )
}

function countWords(count: number): string {
  return count === 1 ? '1 delivery to check' : `${quantityWords(new Decimal(count))} deliveries to check`
}

function Filters({ visit, outcomes, teams, services, suppliers, hasLimits }: QueueShown) {
  const { query, urls } = visit
  const group = (name: string, legend: string, options: [value: string, text: string][]): FilterGroup[] =>
    options.length === 0
      ? []
      : [
          {
            name,
            legend,
            options: options.map(([value, text]) => ({ value, text, checked: query.get(name) === value })),
          },
        ]
  const few = <Item,>(items: readonly Item[]) => (items.length <= 12 ? items : [])
  const kept = (name: string, shown: boolean) => (shown ? undefined : (query.get(name) ?? undefined))
  return (
    <FilterPanel
      action={urls.verificationQueue()}
      hidden={{
        contract: query.get('contract') ?? undefined,
        order: query.get('order') ?? undefined,
        supplier: kept('supplier', few(suppliers).length > 0),
      }}
      groups={[
        ...group('mine', 'Whose', [['yes', 'Contracts that I look after, or nobody does']]),
        ...group(
          'team',
          'Team',
          few(teams).map(({ id, name }) => [id, name]),
        ),
        ...group(
          'risk',
          'Risk',
          risks.map((risk) => [risk, riskWords[risk]]),
        ),
        ...group('check', 'Check', [
          ...(hasLimits ? [['over-limit', 'A second person confirms'] as [string, string]] : []),
          ['drawn', 'Low risk, drawn for a full check'],
        ]),
        ...group(
          'waits',
          'Waits for',
          waitsFor.map((each) => [each, filterWords[each]]),
        ),
        ...group(
          'service',
          'Service',
          few(services).map((name) => [name, name]),
        ),
        ...group(
          'supplier',
          'Supplier',
          few(suppliers).map(({ id, name }) => [id, name]),
        ),
        ...group(
          'outcome',
          'Outcome',
          outcomes.map(({ slug, name }) => [slug, name]),
        ),
      ]}
    />
  )
}

const filterWords: Record<keyof typeof waitsForWords, string> = {
  answer: 'The supplier’s answer',
  reading: 'Somebody to read the answer',
  'second-person': 'A second person to confirm',
}

function HowRiskIsMadeUp({ visit: { urls } }: { visit: Visit }) {
  const { lede, two, one } = howRiskIsMadeUp
  return (
    <Details summary="How the risk is made up">
      <p class="govuk-body">{lede}</p>
      <h2 class="govuk-heading-s">Two points</h2>
      <ul class="govuk-list govuk-list--bullet">
        {two.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
      <h2 class="govuk-heading-s">One point</h2>
      <ul class="govuk-list govuk-list--bullet">
        {one.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
      <p class="govuk-body">
        <a class="govuk-link" href={urls.checkDraws()}>
          How low-risk deliveries are drawn for a full check
        </a>
      </p>
    </Details>
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
