import { FilterAndResults } from '../../../web/components/columns.tsx'
import { Details } from '../../../web/components/details.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { builtInSet } from '../../built-in.ts'
import { readMethods } from '../../permissions.ts'
import { type MeasureRecord, measuresOf } from '../../store.ts'
import { Bullets } from '../bullets.tsx'

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
