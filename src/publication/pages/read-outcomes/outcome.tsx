import { type Day, longDay } from '../../../language/day.ts'
import type { Quarter } from '../../../language/quarter.ts'
import type { Headline } from '../../../performance/index.ts'
import type { RegisterEntry } from '../../../register/index.ts'
import { MainAndAside } from '../../../web/components/columns.tsx'
import { Details } from '../../../web/components/details.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { StatTiles } from '../../../web/components/stat-tiles.tsx'
import { Table } from '../../../web/components/table.tsx'
import type { Urls } from '../../../web/urls.ts'
import { inEveryHundred } from '../../finding.ts'
import type { ContributingContract, DeliveredOfMeasure, OutcomeKept } from '../../store.ts'
import { countWords, DeliveredTable, OutputCards } from '../outputs-told.tsx'
import { QuarterChart } from '../promises-kept.tsx'

export interface OutcomeProps {
  outcome: OutcomeKept
  today: Day
  quarters: readonly { quarter: Quarter; headline: Headline }[]
  delivered: readonly DeliveredOfMeasure[]
  entries: readonly RegisterEntry[]
  outputs: number
  contracts: readonly ContributingContract[]
  urls: Urls
}

/** What contributed to one outcome: how far promises towards it are kept, what was delivered, by whom, with stories. */
export function OutcomePage(props: OutcomeProps) {
  const { outcome } = props
  return (
    <>
      <PageHeading size="xl" title={outcome.name} lede={outcome.describes} />
      {outcome.aims.length > 0 && (
        <Details summary={`The ${outcome.aims.length} aims under it`}>
          <ul class="govuk-list">
            {outcome.aims.map(({ slug, name, describes }) => (
              <li id={slug}>
                <strong>{name}</strong>
                <br />
                {describes}
              </li>
            ))}
          </ul>
        </Details>
      )}
      <Kept {...props} />
      <MainAndAside main={<Delivered {...props} />} aside={<Stories {...props} />} />
    </>
  )
}

function Kept({ outcome: { headline }, today }: OutcomeProps) {
  const { due, inFull, byEarlierRecords, inPart, notMet, notYetDue } = headline
  if (due + notYetDue === 0) return null
  return (
    <StatTiles
      lead={
        <>
          Of{' '}
          <strong>
            {countWords(due)} {due === 1 ? 'commitment' : 'commitments'} due by {longDay(today)}
          </strong>
        </>
      }
      tiles={[
        {
          kind: 'met-in-full',
          figure: countWords(inFull),
          words: 'met in full, and verified',
          note: inEveryHundred(inFull, due),
        },
        ...(byEarlierRecords > 0
          ? [
              {
                kind: 'reported' as const,
                figure: countWords(byEarlierRecords),
                words: 'met in full by the council’s earlier records',
                note: inEveryHundred(byEarlierRecords, due),
              },
            ]
          : []),
        {
          kind: 'met-in-part',
          figure: countWords(inPart),
          words: 'met in part',
          note: inEveryHundred(inPart, due),
        },
        { kind: 'not-met', figure: countWords(notMet), words: 'not met', note: inEveryHundred(notMet, due) },
        { kind: 'not-yet-due', figure: countWords(notYetDue), words: 'not yet due' },
      ]}
    />
  )
}

function Delivered({ outcome, delivered, quarters, contracts, today, urls }: OutcomeProps) {
  return (
    <>
      {delivered.length > 0 ? (
        <>
          <DeliveredTable
            caption="What was delivered"
            register={(measure) => urls.register({ outcome: outcome.slug, measure })}
            {...{ delivered, urls }}
          />
          <p class="govuk-body gm-muted">
            Amounts are added up inside one measure only. These are contributions to the outcome; they do not
            prove what changed it.
          </p>
        </>
      ) : (
        <EmptyState
          title="Nothing delivered yet"
          action={{ text: 'See the contracts', href: urls.contracts() }}
        >
          What suppliers deliver towards this outcome stands here once the council has checked it.
        </EmptyState>
      )}
      <QuarterChart {...{ quarters, today, urls }} />
      {contracts.length > 0 && (
        <Table
          caption="Contracts with the most commitments towards it"
          captionClass="govuk-table__caption--m"
          onPhone="blocks"
          head={[{ content: 'Contract' }, { content: 'With' }, { content: 'Commitments', numeric: true }]}
          rows={contracts.map(({ id, title, supplierName, commitments }) => [
            {
              content: (
                <a class="govuk-link" href={urls.contract(id)}>
                  {title}
                </a>
              ),
            },
            { content: supplierName },
            { content: countWords(commitments), numeric: true },
          ])}
        />
      )}
    </>
  )
}

function Stories({ outcome, entries, outputs, urls }: OutcomeProps) {
  if (entries.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">Newest</h2>
      <OutputCards entries={entries} urls={urls} />
      <LinkRow
        links={[
          { text: `All ${countWords(outputs)} outputs`, href: urls.register({ outcome: outcome.slug }) },
        ]}
      />
    </>
  )
}
