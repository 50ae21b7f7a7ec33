import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { FilterAndResults } from '../../../web/components/columns.tsx'
import { Details } from '../../../web/components/details.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import { builtInSet } from '../../built-in.ts'
import type { LawfulUse } from '../../measure.ts'
import { readMethods } from '../../permissions.ts'
import { type MeasureRecord, measureByCode, measuresOf } from '../../store.ts'

const kinds = { number: 'a number', narrative: 'a story', both: 'a number and a story' } as const

export const methodsPage = definePage({
  path: pattern.methods(),
  allow: readMethods,
  async get(visit) {
    const wanted = visit.query.get('q')?.trim() ?? ''
    const themes = visit.query.getAll('theme')
    const measures = await measuresOf(visit.tx)
    const found = measures.filter((measure) => matches(measure, wanted))
    return show({
      title: 'How things are counted',
      current: 'methods',
      body: (
        <Methods urls={visit.urls} found={found} total={measures.length} wanted={wanted} themes={themes} />
      ),
    })
  },
})

function matches(measure: MeasureRecord, wanted: string): boolean {
  const text = [measure.name, measure.definition, measure.unit.many, ...measure.counts]
    .join(' ')
    .toLowerCase()
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

interface MethodsProps {
  urls: Urls
  /** Measures with all the words that were searched for. */
  found: MeasureRecord[]
  total: number
  wanted: string
  /** Chosen themes; none is all. */
  themes: string[]
}

function Methods({ urls, found, total, wanted, themes }: MethodsProps) {
  const set = builtInSet()
  const shown = themes.length === 0 ? found : found.filter(({ theme }) => themes.includes(theme))
  return (
    <>
      <PageHeading
        title="How things are counted"
        lede="Each measure says what counts, what does not, and what shows that it happened. Amounts are only ever added up inside one measure. None of them is turned into money."
      />
      <p class="govuk-body">
        <a class="govuk-link" href={urls.headlineMethod()}>
          How the headline figures are worked out
        </a>
      </p>
      <Details summary={`${set.rules.length} rules that hold for every measure`}>
        <Bullets items={set.rules} />
      </Details>
      <FilterAndResults
        filter={
          <FilterPanel
            action={urls.methods()}
            search={{ name: 'q', label: 'Find a measure', value: wanted }}
            groups={[{ name: 'theme', legend: 'About', options: themeOptions(found, themes) }]}
          />
        }
        results={
          <>
            <p class="govuk-body">
              <strong>{shown.length === 1 ? '1 measure' : `${shown.length} measures`}</strong>
            </p>
            {shown.length === 0 ? (
              <NoMeasures urls={urls} total={total} />
            ) : (
              <Measures urls={urls} measures={shown} />
            )}
          </>
        }
      />
    </>
  )
}

function themeOptions(found: MeasureRecord[], themes: string[]) {
  return builtInSet().themes.map(({ slug, title }) => ({
    value: slug,
    text: title,
    count: found.filter(({ theme }) => theme === slug).length,
    checked: themes.includes(slug),
  }))
}

function Measures({ urls, measures }: { urls: Urls; measures: MeasureRecord[] }) {
  return (
    <Table
      onPhone="blocks"
      head={[
        { content: 'Measure' },
        { content: 'Unit' },
        { content: 'Main outcome' },
        { content: 'Can be shared' },
      ]}
      rows={measures.map((measure) => [
        {
          content: (
            <a class="govuk-link" href={urls.method(measure.code)}>
              {measure.name}
            </a>
          ),
        },
        { content: measure.unit.many },
        { content: measure.outcomes[0]?.name ?? '' },
        { content: measure.bookable ? 'Yes' : 'No' },
      ])}
    />
  )
}

function NoMeasures({ urls, total }: { urls: Urls; total: number }) {
  return total === 0 ? (
    <EmptyState title="No measures yet">
      The policy lead adds measures, or adopts the built-in set at the set-up.
    </EmptyState>
  ) : (
    <EmptyState
      title="No measure has all these words"
      action={{ text: 'See all measures', href: urls.methods() }}
    >
      Try fewer words.
    </EmptyState>
  )
}

export const methodPage = definePage({
  path: pattern.method(':measure'),
  allow: readMethods,
  async get(visit) {
    const measure = await measureByCode(visit.tx, visit.params.measure ?? '')
    if (!measure) return notFound()
    return show({
      title: measure.name,
      current: 'methods',
      before: (
        <Breadcrumbs
          items={[{ text: 'How things are counted', href: visit.urls.methods() }, { text: measure.name }]}
        />
      ),
      body: <Method urls={visit.urls} measure={measure} />,
    })
  },
})

function Method({ urls, measure }: { urls: Urls; measure: MeasureRecord }) {
  return (
    <>
      <PageHeading title={measure.name} size="l" lede={measure.definition} />
      <SummaryList
        rows={[
          { key: 'Counted in', value: measure.unit.many },
          { key: 'Told as', value: kinds[measure.kind] },
          { key: 'What counts', value: <Bullets items={measure.counts} /> },
          { key: 'What does not', value: <Bullets items={measure.countsNot} /> },
          { key: 'What shows it happened', value: <Bullets items={measure.evidence} /> },
          { key: 'Never counted twice', value: measure.doubleCount },
          { key: 'Outcomes it serves', value: <Outcomes urls={urls} measure={measure} /> },
          {
            key: 'Can be shared',
            value: measure.bookable
              ? 'Yes: groups and schools may ask for what is promised and not yet used.'
              : 'No: it happens once, and nobody else can use it.',
          },
          { key: 'How a council may use it', value: <Lawful measure={measure} /> },
          { key: 'UN goal targets', value: measure.goals.join(', ') || 'None' },
          { key: 'OCDS sustainability codes', value: measure.sustainability.join(', ') || 'None' },
        ]}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={urls.register({ measure: measure.code })}>
          Published outputs of this measure
        </a>
      </p>
    </>
  )
}

function Bullets({ items }: { items: readonly string[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  )
}

function Outcomes({ urls, measure }: { urls: Urls; measure: MeasureRecord }) {
  if (measure.outcomes.length === 0) return <>None chosen yet</>
  return (
    <ul class="govuk-list">
      {measure.outcomes.map(({ slug, name }, position) => (
        <li>
          <a class="govuk-link" href={urls.outcome(slug)}>
            {name}
          </a>
          {position === 0 && measure.outcomes.length > 1 ? ' (counted here)' : ''}
        </li>
      ))}
    </ul>
  )
}

const uses: Record<LawfulUse, string> = {
  criterion: 'marked in the competition',
  requirement: 'asked of the winner, whoever it is',
  'record-only': 'only written down when it happens',
}

function Lawful({ measure: { lawful } }: { measure: MeasureRecord }) {
  const words = (allowed: readonly LawfulUse[]) => allowed.map((use) => uses[use]).join(', or ')
  return (
    <>
      <p class="govuk-body">In purchases that the Social Value Act covers: {words(lawful.underTheAct)}.</p>
      <p class="govuk-body">In others: {words(lawful.otherwise)}.</p>
      {lawful.note ? <p class="govuk-body gm-muted">{lawful.note}</p> : null}
    </>
  )
}
