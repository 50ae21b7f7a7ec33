import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import type { LawfulUse } from '../../measure.ts'
import { readMethods } from '../../permissions.ts'
import { type MeasureRecord, measureByCode } from '../../store.ts'
import { Bullets } from '../bullets.tsx'

const kinds = { number: 'a number', narrative: 'a story', both: 'a number and a story' } as const

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
