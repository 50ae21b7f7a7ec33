import { type Day, longDay } from '../../../language/day.ts'
import { placesOf, type PlaceRecord } from '../../../parties/store.ts'
import { anywhere, everything, type RegisterEntry } from '../../../register/index.ts'
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
import {
  commitmentsForPlace,
  type ContractKept,
  deliveredByMeasure,
  type DeliveredOfMeasure,
  type OutcomeKept,
  outcomesKept,
  placeKept,
  type PublicCommitment,
} from '../../store.ts'
import { CommitmentTable } from '../commitments-told.tsx'
import { keptSentence } from '../contracts-told.tsx'
import { countWords, DeliveredTable, OutputCards } from '../outputs-told.tsx'

const newest = 4
const mostCommitments = 5

type Place = Pick<PlaceRecord, 'code' | 'name'>

/** What is tied to no place, under the code that the register has for it. */
const nowhere: Place = { code: anywhere, name: 'Anywhere' }

/** What was delivered in one place. */
export const placePage = definePage({
  path: pattern.place(':place'),
  allow: readPublished,
  async get({ tx, params, today, urls }) {
    const places = await placesOf(tx)
    const place = params.place === anywhere ? nowhere : places.find(({ code }) => code === params.place)
    if (!place) return notFound()
    const filter = { ...everything, place: [place.code] }
    const code = place === nowhere ? null : place.code
    const told: PlaceProps = {
      place,
      places: [...places.filter((other) => other !== place), ...(code === null ? [] : [nowhere])],
      fallen: await commitmentsForPlace(tx, code, { due: 'by', today, limit: mostCommitments }),
      coming: await commitmentsForPlace(tx, code, { due: 'after', today, limit: mostCommitments }),
      kept: await placeKept(tx, code, today),
      outputs: (await countOf(tx, filter)) ?? 0,
      delivered: await deliveredByMeasure(tx, { place: [place.code] }),
      byOutcome: await totalsBy(tx, 'outcome', filter),
      outcomes: await outcomesKept(tx, today),
      entries: (await registerIn(tx, filter, 'newest', { limit: newest })).entries,
      today,
      urls,
    }
    return show({
      title: place.name,
      current: 'register',
      before: <Breadcrumbs items={[{ text: 'Register', href: urls.register() }, { text: place.name }]} />,
      body: <PlacePage {...told} />,
    })
  },
})

interface PlaceProps {
  place: Place
  places: readonly Place[]
  fallen: readonly PublicCommitment[]
  coming: readonly PublicCommitment[]
  kept: ContractKept
  outputs: number
  delivered: readonly DeliveredOfMeasure[]
  byOutcome: readonly RegisterTotal[]
  outcomes: readonly OutcomeKept[]
  entries: readonly RegisterEntry[]
  today: Day
  urls: Urls
}

function PlacePage(props: PlaceProps) {
  const { place, outputs, entries, urls } = props
  return (
    <>
      <PageHeading size="xl" title={place.name} lede={ledeOf(props)} />
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
      <Promised {...props} />
      <Others {...props} />
    </>
  )
}

function ledeOf({ place, outputs, today }: PlaceProps): string {
  const count = `${countWords(outputs)} ${outputs === 1 ? 'output' : 'outputs'} of council contracts`
  const checked = `checked by ${longDay(today)}`
  if (place.code === anywhere)
    return `${count} that serve the whole area and are tied to no place, ${checked}.`
  if (outputs === 0) return 'No output in the register is tied to this place yet.'
  return `${count} here, ${checked}. Others serve the whole area and are tied to no place.`
}

function Promised({ place, fallen, coming, kept, today, urls }: PlaceProps) {
  if (kept.commitments === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">
        {place.code === anywhere ? 'Promised for no one place' : `Promised for ${place.name}`}
      </h2>
      <p class="govuk-body">
        {keptSentence(kept, today)}{' '}
        <a class="govuk-link" href={urls.headlineMethod()}>
          How this was worked out
        </a>
      </p>
      {fallen.length > 0 && (
        <CommitmentTable withContract caption="Fell due last" commitments={fallen} {...{ today, urls }} />
      )}
      {coming.length > 0 && (
        <CommitmentTable withContract caption="Due next" commitments={coming} {...{ today, urls }} />
      )}
    </>
  )
}

function Others({ places, urls }: PlaceProps) {
  if (places.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">Other places</h2>
      <LinkRow links={places.map(({ code, name }) => ({ text: name, href: urls.place(code) }))} />
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
