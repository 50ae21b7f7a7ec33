import { fieldsOfQuarters, isTrackerField, type TrackerField, fieldsShown } from './fields.ts'
import { fitsOf } from './heading.ts'
import { readAmount } from './amount.ts'
import { quarterOfCell } from './period.ts'
import { readWrittenDay } from '../../language/written-day.ts'

/** What one column is taken for, and why, in a sentence for the person who checks it. */
export interface TrackerGuess {
  field: TrackerField | null
  because: string
  from: 'remembered' | 'guessed' | 'left-out'
}

/** What a person chose for tables with these headings, one for each. */
export interface RememberedColumns {
  fields: readonly (string | null)[]
}

const mostValues = 40
const leastFit = 0.55
const figures: ReadonlySet<TrackerField> = new Set<TrackerField>([
  'quantity',
  'reported',
  'accepted',
  'reportedToDate',
  'acceptedToDate',
  'plannedInQuarter',
  'reportedInQuarter',
  'acceptedInQuarter',
])
const days: ReadonlySet<TrackerField> = new Set<TrackerField>([
  'due',
  'contractStarts',
  'contractEnds',
  'checkedOn',
])

/** How far the values of a column bear out that it holds this: 1 where there is nothing to say against it. */
function borneOut(field: TrackerField, values: readonly string[]): number {
  const given = values.filter((value) => value !== '')
  if (given.length === 0) return 0.97
  const share = (looks: (value: string) => boolean) => given.filter(looks).length / given.length
  if (figures.has(field)) return 0.4 + 0.6 * share((value) => readAmount(value).kind !== 'unreadable')
  if (days.has(field))
    return 0.4 + 0.6 * share((value) => readWrittenDay(value, { side: 'last' }).kind !== 'unreadable')
  if (field === 'period') return 0.4 + 0.6 * share((value) => quarterOfCell(value, 2024) !== undefined)
  if (field === 'title' || field === 'measure' || field === 'story')
    return 0.5 + 0.5 * share((value) => /\p{L}{3}/u.test(value))
  return 1
}

interface Candidate {
  at: number
  field: TrackerField
  fit: number
}

/** Guesses what each column holds, from its heading and first values; a choice remembered for the same headings is used again. */
export function guessTracker(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  remembered: RememberedColumns | undefined,
): TrackerGuess[] {
  if (remembered?.fields.length === headings.length)
    return remembered.fields.map((field) => asRemembered(isTrackerField(field) ? field : null))
  const candidates = headings.flatMap((heading, at): Candidate[] => {
    const values = rows.slice(0, mostValues).map((cells) => cells[at] ?? '')
    return fitsOf(heading)
      .map(({ field, fit }) => ({ at, field, fit: fit * borneOut(field, values) }))
      .filter(({ fit }) => fit >= leastFit)
  })
  const chosen = withTitle(assigned(candidates))
  return headings.map((heading, at) => asGuessed(heading, chosen.get(at)))
}

function assigned(candidates: readonly Candidate[]): Map<number, Candidate> {
  const byColumn = new Map<number, Candidate>()
  const taken = new Set<TrackerField>()
  for (const one of candidates.toSorted((a, b) => b.fit - a.fit || a.at - b.at)) {
    if (byColumn.has(one.at) || taken.has(one.field)) continue
    byColumn.set(one.at, one)
    if (!fieldsOfQuarters.has(one.field)) taken.add(one.field)
  }
  return byColumn
}

/** Where no column says what is promised, the measure does. */
function withTitle(chosen: Map<number, Candidate>): Map<number, Candidate> {
  const all = [...chosen.values()]
  const measure = all.find(({ field }) => field === 'measure')
  if (measure && !all.some(({ field }) => field === 'title'))
    chosen.set(measure.at, { ...measure, field: 'title' })
  return chosen
}

function asRemembered(field: TrackerField | null): TrackerGuess {
  const because = field ? 'You chose this last time.' : 'You left this out last time.'
  return { field, because, from: 'remembered' }
}

function asGuessed(heading: string, found: Candidate | undefined): TrackerGuess {
  if (!found) {
    return { field: null, because: 'Nothing of a commitment matches this column.', from: 'left-out' }
  }
  const label = labelOf(found.field)
  const because =
    found.fit >= 0.9
      ? `“${heading}” is a usual heading for “${label}”.`
      : `“${heading}” is like “${label}”. Check it.`
  return { field: found.field, because, from: 'guessed' }
}

function labelOf(field: TrackerField): string {
  return fieldsShown.find(({ name }) => name === field)!.label
}

/** What is wrong with a choice of columns, a sentence each; none when it will do. */
export function faultsOfChoice(fields: readonly (string | null)[]): string[] {
  const chosen = fields.filter(isTrackerField)
  const twice = [...new Set(chosen)].filter(
    (field) => !fieldsOfQuarters.has(field) && chosen.filter((other) => other === field).length > 1,
  )
  const faults = twice.map((field) => `Two columns are chosen for “${labelOf(field)}”. Choose one.`)
  if (!chosen.includes('title') && !chosen.includes('measure'))
    faults.push(`Choose the column that holds “${labelOf('title')}” or “${labelOf('measure')}”.`)
  const tells = chosen.some((field) => field === 'reported' || field === 'accepted')
  if (tells && !chosen.includes('period'))
    faults.push(`Choose the column that holds “${labelOf('period')}”, or say that the figures are to date.`)
  return faults
}
