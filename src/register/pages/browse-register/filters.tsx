import { Decimal, quantityWords } from '../../../language/quantity.ts'
import { financialYearWords } from '../../../language/quarter.ts'
import { type FilterGroup, FilterPanel } from '../../../web/components/filter-panel.tsx'
import type { Urls } from '../../../web/urls.ts'
import { statusWords } from '../../entry-words.ts'
import { anywhere, type Choice, type RegisterFilter, type RegisterSort } from '../../filter.ts'
import { type EntryStatus, isEntryStatus } from '../../output.ts'
import type { FilterNames, RegisterCounts } from '../../store.ts'
import { supplierKindName, supplierKindWords } from '../../supplier-kind.ts'

interface FiltersProps {
  filter: RegisterFilter
  sort: RegisterSort
  counts: RegisterCounts
  names: FilterNames
  urls: Urls
}

/** Measures that no filter is set to are offered up to this many, those with the most outputs first. */
const mostMeasures = 8

/** The search and the checkboxes, each with how many outputs it would leave. */
export function RegisterFilters({ filter, sort, counts, names, urls }: FiltersProps) {
  const group = (choice: Choice, legend: string, values: readonly string[]): FilterGroup => ({
    name: choice,
    legend,
    options: values.map((value) => ({
      value,
      text: valueWords(choice, value, names),
      checked: filter[choice].includes(value),
      ...(counts.values ? { count: quantityWords(new Decimal(counts.values[choice].get(value) ?? 0)) } : {}),
    })),
  })
  const groups = [
    group('outcome', 'Outcome', offered('outcome', [...names.outcome.keys()], filter, counts)),
    group('measure', 'Measure', measuresOffered(filter, counts, names)),
    group('place', 'Place', offered('place', [anywhere, ...names.place.keys()], filter, counts)),
    group(
      'supplierKind',
      'Supplier',
      offered('supplierKind', Object.keys(supplierKindWords), filter, counts),
    ),
    group('year', 'Year', yearsOffered(filter, counts)),
    group('status', 'Checked', ['verified', 'partly-verified']),
  ]
  const query = { sort: sort === 'newest' ? undefined : sort }
  return (
    <FilterPanel
      action={urls.register()}
      search={{ name: 'q', value: filter.words, label: 'Search the register' }}
      groups={groups.filter(({ options }) => options.length > 0)}
      hidden={{ ...query, quarter: filter.quarter, supplier: filter.supplier, contract: filter.contract }}
    />
  )
}

/** Values that have outputs, and those chosen, in their own order. */
function offered(
  choice: Choice,
  values: readonly string[],
  filter: RegisterFilter,
  counts: RegisterCounts,
): string[] {
  const found = counts.values?.[choice]
  if (!found) return choice === 'measure' ? [...filter.measure] : [...values]
  const rest = [...found.keys()].filter((value) => !values.includes(value)).sort()
  return [...values, ...rest].filter((value) => found.has(value) || filter[choice].includes(value))
}

function measuresOffered(filter: RegisterFilter, counts: RegisterCounts, names: FilterNames): string[] {
  const found = counts.values?.measure
  const all = offered('measure', [...names.measure.keys()], filter, counts)
  const ranked = all.toSorted((a, b) => (found?.get(b) ?? 0) - (found?.get(a) ?? 0))
  const most = new Set(ranked.slice(0, mostMeasures))
  return all.filter((code) => most.has(code) || filter.measure.includes(code))
}

function yearsOffered(filter: RegisterFilter, counts: RegisterCounts): string[] {
  const years = new Set([...(counts.values?.year.keys() ?? []), ...filter.year])
  return [...years].sort().reverse()
}

/** A value of a filter as people say it. */
export function valueWords(choice: Choice, value: string, names: FilterNames): string {
  switch (choice) {
    case 'supplierKind':
      return supplierKindName(value)
    case 'status':
      return isEntryStatus(value) ? statusWords[value satisfies EntryStatus] : value
    case 'year':
      return financialYearWords(Number(value.slice(0, 4)))
    case 'place':
      return value === anywhere ? 'Anywhere' : (names.place.get(value) ?? value)
    default:
      return names[choice].get(value) ?? value
  }
}
