import { choices, type Choice, type RegisterFilter } from './filter.ts'

/** What a row of the roll-up tells apart; every output stands in one row of each grain. */
export const grains = ['measure', 'place', 'all'] as const
export type Grain = (typeof grains)[number]

/** What is told apart: a choice of the filter, or the single quarter. */
export type Dimension = Choice | 'quarter'

const told: Record<Grain, readonly Dimension[]> = {
  measure: ['outcome', 'measure', 'status', 'quarter', 'year'],
  place: ['outcome', 'place', 'supplierKind', 'status', 'year'],
  all: [...choices, 'quarter'],
}

/** The coarsest grain that tells all of these apart: the one with the fewest rows. */
export function grainFor(wanted: readonly Dimension[]): Grain {
  return grains.find((grain) => wanted.every((dimension) => told[grain].includes(dimension)))!
}

/** What a filter tells apart; undefined when the roll-ups can't follow it, because it goes by words or by a single record. */
export function dimensionsOf(filter: RegisterFilter): Dimension[] | undefined {
  if (filter.words || filter.supplier || filter.contract || filter.status.includes('withdrawn'))
    return undefined
  const chosen: Dimension[] = choices.filter((choice) => filter[choice].length > 0)
  return filter.quarter ? [...chosen, 'quarter'] : chosen
}
