import { longDay } from '../../../language/day.ts'
import { placesOf, type PlaceRecord } from '../../../parties/store.ts'
import { everything, type RegisterEntry } from '../../../register/index.ts'
import { countOf, registerIn, type RegisterTotal, totalsBy } from '../../../register/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { MainAndAside } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import { readPublished } from '../../permissions.ts'
import { deliveredByMeasure, type DeliveredOfMeasure, type OutcomeKept, outcomesKept } from '../../store.ts'
import { countWords, DeliveredTable, OutputCards } from '../outputs-told.tsx'

const newest = 4

/** What was delivered in one place. */
export const placePage = definePage({
  path: pattern.place(':place'),
  allow: readPublished,
  async get({ tx, params, today, urls }) {
    const places = await placesOf(tx)
    const place = places.find(({ code }) => code === params.place)
    if (!place) return notFound()
    const filter = { ...everything, place: [place.code] }
    const told: PlaceProps = {
      place,
      within: places.filter(({ parent }) => parent === place.code),
      outputs: (await countOf(tx, filter)) ?? 0,
      delivered: await deliveredByMeasure(tx, { place: [place.code] }),
      byOutcome: await totalsBy(tx, 'outcome', filter),
      outcomes: await outcomesKept(tx, today),
      entries: (await registerIn(tx, filter, 'newest', { limit: newest })).entries,
      asOf: longDay(today),
      urls,
    }
    return show({
      title: place.name,
      current: 'register',
      before: <Breadcrumbs items={[{ text: 'Register', href: urls.register() }, { text: place.name }]} />,
      body: <Place {...told} />,
    })
  },
})

interface PlaceProps {
  place: PlaceRecord
  within: readonly PlaceRecord[]
  outputs: number
  delivered: readonly DeliveredOfMeasure[]
  byOutcome: readonly RegisterTotal[]
  outcomes: readonly OutcomeKept[]
  entries: readonly RegisterEntry[]
  asOf: string
  urls: Urls
}

function Place(props: PlaceProps) {
  const { place, within, outputs, asOf, entries, urls } = props
  return (
    <>
      <PageHeading
        size="xl"
        title={place.name}
        lede={
          outputs === 0
            ? 'No output in the register is tied to this place yet.'
            : `${countWords(outputs)} ${outputs === 1 ? 'output' : 'outputs'} of council contracts here, checked by ${asOf}. Others serve the whole area and are tied to no place.`
        }
      />
      {within.length > 0 && (
        <LinkRow links={within.map(({ code, name }) => ({ text: name, href: urls.place(code) }))} />
      )}
      {outputs === 0 ? (
        <EmptyState
          title="Nothing here yet"
          action={{ text: 'See the whole register', href: urls.register() }}
        >
          What suppliers deliver in {place.name} stands here once the council has checked it.
        </EmptyState>
      ) : (
        <MainAndAside
          main={<Delivered {...props} />}
          aside={
            <>
              <h2 class="govuk-heading-m">Newest here</h2>
              <OutputCards entries={entries} urls={urls} />
              <LinkRow
                links={[
                  {
                    text: `All ${countWords(outputs)} outputs here`,
                    href: urls.register({ place: place.code }),
                  },
                ]}
              />
            </>
          }
        />
      )}
    </>
  )
}

function Delivered({ place, delivered, byOutcome, outcomes, urls }: PlaceProps) {
  const names = new Map(outcomes.map(({ slug, name }) => [slug, name]))
  return (
    <>
      <DeliveredTable
        caption={`Delivered in ${place.name}`}
        register={(measure) => urls.register({ place: place.code, measure })}
        {...{ delivered, urls }}
      />
      <Table
        caption="By outcome"
        captionClass="govuk-table__caption--m"
        firstCellIsHeader
        onPhone="blocks"
        head={[{ content: 'Outcome' }, { content: 'Outputs', numeric: true }]}
        rows={byOutcome.map(({ value, outputs }) => [
          {
            content: (
              <a class="govuk-link" href={urls.register({ place: place.code, outcome: value })}>
                {names.get(value) ?? value}
              </a>
            ),
          },
          { content: countWords(outputs), numeric: true },
        ])}
      />
    </>
  )
}
