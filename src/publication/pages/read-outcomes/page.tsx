import { everything } from '../../../register/index.ts'
import { countOf, registerIn } from '../../../register/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import { shareFinding } from '../../finding.ts'
import { readPublished } from '../../permissions.ts'
import {
  contractsFor,
  deliveredByMeasure,
  outcomeByQuarter,
  type OutcomeKept,
  outcomesKept,
} from '../../store.ts'
import { OutcomeChart } from '../promises-kept.tsx'
import { OutcomePage } from './outcome.tsx'

export const outcomesPage = definePage({
  path: pattern.outcomes(),
  allow: readPublished,
  async get({ tx, today, urls, authority }) {
    const outcomes = await outcomesKept(tx, today)
    const due = outcomes.some(({ headline }) => headline.due > 0)
    return show({
      title: 'Outcomes',
      current: 'outcomes',
      body: (
        <>
          <PageHeading
            title="Outcomes"
            lede={`What ${authority.name} wants to change for people in ${authority.area}. Every benefit is counted under one of them.`}
          />
          {outcomes.length === 0 && (
            <EmptyState title="No outcomes yet" action={{ text: 'Read the policy', href: urls.policy() }}>
              The outcomes of the authority’s plan stand here once its policy is adopted.
            </EmptyState>
          )}
          {due && <OutcomeChart {...{ outcomes, today, urls }} />}
          {outcomes.map((outcome) => (
            <Summary {...{ outcome, urls }} />
          ))}
        </>
      ),
    })
  },
})

function Summary({
  outcome: { slug, name, describes, headline },
  urls,
}: {
  outcome: OutcomeKept
  urls: Urls
}) {
  return (
    <section>
      <h2 class="govuk-heading-m">
        <a class="govuk-link" href={urls.outcome(slug)}>
          {name}
        </a>
      </h2>
      <p class="govuk-body govuk-!-margin-bottom-1">{describes}</p>
      <p class="govuk-body gm-muted">
        {shareFinding(headline)}
        {headline.notYetDue > 0 ? `; ${headline.notYetDue} more not yet due` : ''}
      </p>
    </section>
  )
}

const stories = 3
const mostContracts = 12

export const outcomePage = definePage({
  path: pattern.outcome(':outcome'),
  allow: readPublished,
  async get({ tx, today, urls, params }) {
    const outcomes = await outcomesKept(tx, today)
    const strategic = outcomes.find(({ slug }) => slug === params.outcome)
    const outcome = strategic ?? outcomes.find(({ aims }) => aims.some(({ slug }) => slug === params.outcome))
    if (!outcome) return notFound()
    const filter = { ...everything, outcome: [outcome.slug] }
    const told = {
      outcome,
      urls,
      today,
      quarters: await outcomeByQuarter(tx, outcome.id, today),
      delivered: await deliveredByMeasure(tx, { outcome: [outcome.slug] }),
      entries: (await registerIn(tx, filter, 'newest', { limit: stories })).entries,
      outputs: (await countOf(tx, filter)) ?? 0,
      contracts: await contractsFor(tx, outcome.id, mostContracts),
    }
    return show({
      title: outcome.name,
      current: 'outcomes',
      before: <Breadcrumbs items={[{ text: 'Outcomes', href: urls.outcomes() }, { text: outcome.name }]} />,
      body: <OutcomePage {...told} />,
    })
  },
})
