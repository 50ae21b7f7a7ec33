import { builtInSet } from '../../../measurement/index.ts'
import {
  type MeasureRecord,
  measuresOf,
  type OutcomeRecord,
  outcomesOf,
  strategicOutcomesOf,
} from '../../../measurement/store.ts'
import { namesOf, peopleWithRole, type PlaceRecord, placesOf } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Choices } from '../../typed-commitment.ts'

/** What can be chosen in the form of a commitment, with the words for it. */
export interface Offered {
  measures: MeasureRecord[]
  /** Measures by theme, as they are browsed. */
  themes: { title: string; measures: MeasureRecord[] }[]
  outcomes: OutcomeRecord[]
  places: PlaceRecord[]
  people: { id: string; name: string }[]
  choices: Choices
}

/** Those who look after contracts, and of a commitment that stands whoever does now. */
export async function offeredFor(
  tx: Tx,
  standing: { outcome?: string; owner?: string | null } = {},
): Promise<Offered> {
  const measures = await measuresOf(tx)
  const strategic = await strategicOutcomesOf(tx)
  const isOffered = strategic.some(({ id }) => id === standing.outcome)
  const other = isOffered ? [] : (await outcomesOf(tx)).filter(({ id }) => id === standing.outcome)
  const places = await placesOf(tx)
  const people = await lookingAfter(tx, standing.owner ?? null)
  const outcomes = [...strategic, ...other]
  return {
    measures,
    themes: themesOf(measures),
    outcomes,
    places,
    people,
    choices: {
      measures: new Map(measures.map(({ id, outcomes: served }) => [id, served.map((each) => each.id)])),
      outcomes: new Set(outcomes.map(({ id }) => id)),
      places: new Set(places.map(({ code }) => code)),
      owners: new Set(people.map(({ id }) => id)),
    },
  }
}

/** Who can be said to look after something: contract managers, and whoever does already. */
export async function lookingAfter(tx: Tx, owner: string | null): Promise<{ id: string; name: string }[]> {
  const managers = (await peopleWithRole(tx, 'contract-manager')).map(({ id, name }) => ({ id, name }))
  if (!owner || managers.some(({ id }) => id === owner)) return managers
  const name = (await namesOf(tx, [owner])).get(owner) ?? 'Somebody who left'
  return [...managers, { id: owner, name }]
}

/** Measures by theme, as they are browsed. */
export function themesOf(measures: readonly MeasureRecord[]): Offered['themes'] {
  const known = builtInSet().themes
  const byTheme = Map.groupBy(measures, ({ theme }) => theme)
  const own = [...byTheme.keys()].filter((slug) => !known.some((theme) => theme.slug === slug))
  return [...known, ...own.map((slug) => ({ slug, title: slug.replaceAll('-', ' ') }))]
    .map(({ slug, title }) => ({ title, measures: byTheme.get(slug) ?? [] }))
    .filter((theme) => theme.measures.length > 0)
}
