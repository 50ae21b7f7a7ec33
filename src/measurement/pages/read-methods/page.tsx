import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Chips } from '../../../web/components/chips.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
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
    const measures = await measuresOf(visit.tx)
    const found = measures.filter((measure) => matches(measure, wanted))
    return show({
      title: 'How things are counted',
      current: 'methods',
      width: 'wide',
      body: <Methods urls={visit.urls} measures={found} total={measures.length} wanted={wanted} />,
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
  measures: MeasureRecord[]
  total: number
  wanted: string
}

function Methods({ urls, measures, total, wanted }: MethodsProps) {
  const set = builtInSet()
  const titles = new Map(set.themes.map(({ slug, title }) => [slug, title]))
  const themes = Map.groupBy(measures, ({ theme }) => titles.get(theme) ?? theme)
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
      <h2 class="govuk-heading-m">Rules for all measures</h2>
      <ul class="govuk-list govuk-list--bullet">
        {set.rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      <form method="get" action={urls.methods()} class="gm-search" role="search">
        <label class="govuk-label govuk-label--s" for="q">
          Find a measure
        </label>
        <div class="gm-search__row">
          <input class="govuk-input" id="q" name="q" type="search" value={wanted} />
          <button class="govuk-button" type="submit">
            Find
          </button>
        </div>
      </form>
      {wanted ? <Chips items={[{ text: `“${wanted}”`, removeHref: urls.methods() }]} /> : null}
      {measures.length === 0 ? <NoMeasures urls={urls} total={total} /> : null}
      {[...themes].map(([theme, inTheme]) => (
        <Table
          caption={theme}
          captionClass="govuk-table__caption--m"
          onPhone="blocks"
          head={[
            { content: 'Measure' },
            { content: 'Unit' },
            { content: 'First of all for' },
            { content: 'Can be open to use' },
          ]}
          rows={inTheme.map((measure) => [
            {
              content: (
                <a class="govuk-link" href={urls.method(measure.code)}>
                  {measure.name}
                </a>
              ),
              class: 'govuk-!-width-one-third',
            },
            { content: measure.unit.many, class: 'govuk-!-width-one-quarter' },
            { content: measure.outcomes[0]?.name ?? '', class: 'govuk-!-width-one-quarter' },
            { content: measure.bookable ? 'Yes' : 'No' },
          ])}
        />
      ))}
    </>
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
            key: 'Can be open to use',
            value: measure.bookable
              ? 'Yes: what is promised and not yet used may be made available to others.'
              : 'No: it happens once, and nobody can book it.',
          },
          { key: 'Where it may be asked for', value: <Lawful measure={measure} /> },
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
  criterion: 'to choose the winner',
  requirement: 'of the winner, whoever it is',
  'record-only': 'nowhere: only written down when it happens',
}

function Lawful({ measure: { lawful } }: { measure: MeasureRecord }) {
  const words = (allowed: readonly LawfulUse[]) => allowed.map((use) => uses[use]).join(', or ')
  return (
    <>
      <p class="govuk-body">Where the Social Value Act applies: {words(lawful.underTheAct)}.</p>
      <p class="govuk-body">Elsewhere: {words(lawful.otherwise)}.</p>
      {lawful.note ? <p class="govuk-body gm-muted">{lawful.note}</p> : null}
    </>
  )
}
