import type { Day } from '../../../language/day.ts'
import type { Quarter } from '../../../language/quarter.ts'
import type { Headline } from '../../../performance/index.ts'
import { headline, headlineByQuarter } from '../../../performance/store.ts'
import { everything, type RegisterEntry } from '../../../register/index.ts'
import { countOf, registerIn } from '../../../register/store.ts'
import { Band } from '../../../web/components/band.tsx'
import { MainAndAside } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { readPublished } from '../../permissions.ts'
import { ahead, type Ahead, type OutcomeKept, outcomesKept } from '../../store.ts'
import { OutputCards, countWords } from '../outputs-told.tsx'
import { OutcomeChart, QuarterChart } from '../promises-kept.tsx'
import { HeadlineTiles } from './tiles.tsx'

/** How many of the newest outputs stand on the home page. */
const newest = 4

export const homePage = definePage({
  path: pattern.home(),
  allow: readPublished,
  async get({ tx, today, urls, authority }) {
    const { entries } = await registerIn(tx, everything, 'newest', { limit: newest })
    const told: HomeProps = {
      area: authority.area,
      today,
      urls,
      all: await headline(tx, today),
      outcomes: await outcomesKept(tx, today),
      quarters: await headlineByQuarter(tx, today),
      ahead: await ahead(tx, today),
      entries,
      outputs: (await countOf(tx, everything)) ?? 0,
    }
    return show({ title: titleOf(authority.area), current: 'home', body: <Home {...told} /> })
  },
})

interface HomeProps {
  area: string
  today: Day
  urls: Urls
  all: Headline
  outcomes: OutcomeKept[]
  quarters: { quarter: Quarter; headline: Headline }[]
  ahead: Ahead
  entries: RegisterEntry[]
  outputs: number
}

function titleOf(area: string): string {
  return `Extra benefits from ${area}’s contracts`
}

function Home(props: HomeProps) {
  const { area, all, today, urls, entries } = props
  const isEmpty = all.due + all.notYetDue === 0 && entries.length === 0
  return (
    <>
      <Band>
        <PageHeading
          size="xl"
          title={titleOf(area)}
          lede="What suppliers promise over and above what we pay them for, and what they have delivered. Every figure opens to its evidence and how it was worked out."
        />
        {!isEmpty && <HeadlineTiles headline={all} ahead={props.ahead} today={today} urls={urls} />}
      </Band>
      {isEmpty ? (
        <EmptyState
          title="Nothing is published yet"
          action={{ text: 'Read the policy', href: urls.policy() }}
        >
          When suppliers’ commitments are recorded, this page says how many are met. Until then, the policy
          says what is asked of them.
        </EmptyState>
      ) : (
        <MainAndAside main={<Findings {...props} />} aside={<Newest {...props} />} />
      )}
    </>
  )
}

function Findings({ all, outcomes, quarters, today, urls }: HomeProps) {
  if (all.due === 0) {
    return (
      <EmptyState title="Nothing is due yet" action={{ text: 'See the contracts', href: urls.contracts() }}>
        The first commitments fall due later. What is delivered before then stands in the register.
      </EmptyState>
    )
  }
  return (
    <>
      <OutcomeChart {...{ outcomes, today, urls }} />
      <QuarterChart {...{ quarters, today, urls }} />
    </>
  )
}

function Newest({ entries, outputs, urls }: HomeProps) {
  return (
    <>
      <h2 class="govuk-heading-m">Newest in the register</h2>
      {entries.length > 0 ? (
        <>
          <p class="gm-muted">Delivered and checked</p>
          <OutputCards entries={entries} urls={urls} />
          <p class="govuk-body">
            <a class="govuk-link" href={urls.register()}>
              All {countWords(outputs)} outputs
            </a>
          </p>
        </>
      ) : (
        <p class="govuk-body">No delivery has been checked and published yet.</p>
      )}
    </>
  )
}
