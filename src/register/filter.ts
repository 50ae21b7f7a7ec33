import { isId } from '../language/identifier.ts'
import { type Quarter, quarterFrom } from '../language/quarter.ts'
import { entryStatuses } from './output.ts'

/** The columns an entry can be picked by, several values of one being "any of these". */
export const choices = ['outcome', 'measure', 'place', 'supplierKind', 'status', 'year'] as const
export type Choice = (typeof choices)[number]

/** Which entries; what is empty picks none out. Withdrawn ones come only when they are asked for. */
export interface RegisterFilter extends Record<Choice, readonly string[]> {
  /** What to search for, as it was typed. */
  words: string
  quarter: Quarter | undefined
  supplier: string | undefined
  contract: string | undefined
}

export const everything: RegisterFilter = {
  words: '',
  outcome: [],
  measure: [],
  place: [],
  supplierKind: [],
  status: [],
  year: [],
  quarter: undefined,
  supplier: undefined,
  contract: undefined,
}

/** How the list can stand. By quantity only says something within one measure. */
export const sorts = ['newest', 'oldest', 'most'] as const
export type RegisterSort = (typeof sorts)[number]

/** The place code that stands for "not tied to a place" in an address. */
export const anywhere = 'anywhere'

const mostValues = 50
const longestWords = 200

/** Reads a filter from an address. What no entry can have is kept, and finds nothing. */
export function readFilter(query: URLSearchParams): RegisterFilter {
  const all = (name: string) =>
    [...new Set(query.getAll(name))]
      .filter((value) => value !== '' && value.length <= 100)
      .slice(0, mostValues)
  const id = (name: string) => {
    const text = query.get(name)
    return text ? (isId(text) ? text : nobody) : undefined
  }
  return {
    words: (query.get('q') ?? '').trim().slice(0, longestWords),
    outcome: all('outcome'),
    measure: all('measure'),
    place: all('place'),
    supplierKind: all('supplierKind'),
    status: all('status').filter((status) => (entryStatuses as readonly string[]).includes(status)),
    year: all('year').filter((year) => /^\d{4}-\d{2}$/.test(year)),
    quarter: quarterFrom(query.get('quarter') ?? ''),
    supplier: id('supplier'),
    contract: id('contract'),
  }
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** The filter as an address has it, its parts always in the same order. */
export function writeFilter(filter: RegisterFilter): URLSearchParams {
  const query = new URLSearchParams()
  if (filter.words) query.set('q', filter.words)
  for (const choice of choices) for (const value of filter[choice]) query.append(choice, value)
  if (filter.quarter) query.set('quarter', filter.quarter)
  if (filter.supplier) query.set('supplier', filter.supplier)
  if (filter.contract) query.set('contract', filter.contract)
  return query
}

export function readSort(text: string | null, filter: RegisterFilter): RegisterSort {
  const sort = sorts.find((known) => known === text) ?? 'newest'
  return sort === 'most' && filter.measure.length !== 1 ? 'newest' : sort
}

/** The financial year a quarter belongs to, as the filter names it: "2026-27". */
export function yearOf(quarter: string): string {
  return quarter.slice(0, 7)
}

export function isEverything(filter: RegisterFilter): boolean {
  return writeFilter(filter).size === 0
}
