import { fieldsOfQuarters, isTrackerField, type TrackerField, fieldsShown } from './fields.ts'
import { fitsOf } from './heading.ts'
import { readAmount } from './amount.ts'
import { decisionTold } from './decision.ts'
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
const leastWords = 2.5
const figures: ReadonlySet<TrackerField> = new Set<TrackerField>([
  'quantity',
  'reported',
  'accepted',
  'reportedToDate',
  'acceptedToDate',
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
  if (fieldsOfQuarters.has(field)) return 1
  const share = (looks: (value: string) => boolean) => given.filter(looks).length / given.length
  if (figures.has(field)) return 0.4 + 0.6 * share((value) => readAmount(value).kind !== 'unreadable')
  if (days.has(field))
    return 0.4 + 0.6 * share((value) => readWrittenDay(value, { side: 'last' }).kind !== 'unreadable')
  if (field === 'decision') return 0.3 + 0.7 * share((value) => decisionTold(value) !== undefined)
  if (field === 'period') return 0.4 + 0.6 * share((value) => quarterOfCell(value, 2024) !== undefined)
  if (field === 'title' || field === 'measure' || field === 'story')
    return 0.5 + 0.5 * share((value) => /\p{L}{3}/u.test(value))
  return 1
}

interface Candidate {
  at: number
  field: TrackerField
  fit: number
  because?: string
}

/** The table of one sheet: its headings, and its first rows. */
export interface TableSeen {
  headings: readonly string[]
  rows: readonly (readonly string[])[]
}

/**
 * Guesses what each column of a file's tables holds, from its heading and first values, each table for itself. `headings` has
 * those of all tables once; a choice remembered for the same headings is used again.
 */
export function guessTracker(
  headings: readonly string[],
  tables: readonly TableSeen[],
  remembered: RememberedColumns | undefined,
): TrackerGuess[] {
  if (remembered?.fields.length === headings.length)
    return remembered.fields.map((field) => asRemembered(isTrackerField(field) ? field : null))
  const best = new Map<string, Candidate>()
  for (const table of tables) {
    for (const [at, found] of guessTable(table)) {
      const heading = table.headings[at]!
      if (found.fit > (best.get(heading)?.fit ?? 0)) best.set(heading, found)
    }
  }
  return headings.map((heading) => asGuessed(heading, best.get(heading)))
}

/** What the file of faulty rows says beside each row: it is sent again with them. */
const ourOwn: ReadonlySet<string> = new Set(['Row in the file', 'What is wrong', 'So'])

function guessTable({ headings, rows }: TableSeen): Map<number, Candidate> {
  const candidates = headings.flatMap((heading, at): Candidate[] => {
    const values = rows.slice(0, mostValues).map((cells) => cells[at] ?? '')
    if (ourOwn.has(heading)) return []
    return fitsOf(heading)
      .map(({ field, fit }) => ({ at, field, fit: fit * borneOut(field, values) }))
      .filter(({ fit }) => fit >= leastFit)
  })
  return withTitle(assigned(candidates), headings, rows)
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

/** Where no heading says what is promised, the column with the longest sentences does; else the measure. */
function withTitle(
  chosen: Map<number, Candidate>,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Map<number, Candidate> {
  const all = [...chosen.values()]
  if (all.some(({ field }) => field === 'title')) return chosen
  const wordiest = headings
    .map((_, at) => ({ at, words: wordsInACell(rows.slice(0, mostValues).map((cells) => cells[at] ?? '')) }))
    .filter(({ at, words }) => !chosen.has(at) && words >= leastWords && !ourOwn.has(headings[at]!))
    .sort((a, b) => b.words - a.words)[0]
  const measure = all.find(({ field }) => field === 'measure')
  if (wordiest) {
    const because = 'Its cells read like what is promised. Check it.'
    chosen.set(wordiest.at, { at: wordiest.at, field: 'title', fit: leastFit, because })
  } else if (measure) chosen.set(measure.at, { ...measure, field: 'title' })
  return chosen
}

/** How many words a column's cells hold, as a rule. */
function wordsInACell(values: readonly string[]): number {
  const given = values.filter((value) => value !== '')
  if (given.length === 0) return 0
  const words = given.map((value) => (value.match(/\p{L}{2,}/gu) ?? []).length)
  return words.reduce((all, some) => all + some, 0) / given.length
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
  if (fieldsOfQuarters.has(found.field)) {
    const because = `“${heading}” names a part of a year, so its figures are of that quarter.`
    return { field: found.field, because, from: 'guessed' }
  }
  const because =
    found.because ??
    (found.fit >= 0.9
      ? `“${heading}” is a usual heading for “${label}”.`
      : `“${heading}” is like “${label}”. Check it.`)
  return { field: found.field, because, from: 'guessed' }
}

function labelOf(field: TrackerField): string {
  return fieldsShown.find(({ name }) => name === field)!.label
}

interface ColumnsChosen {
  fields: readonly (string | null)[]
  /** The places of the headings of each sheet; one sheet with all of them when left out. */
  sheets?: readonly { headings: readonly number[]; isLeftOut: boolean }[]
}

/** What is wrong with a choice of columns, a sentence each; none when it will do. */
export function faultsOfChoice({ fields, sheets }: ColumnsChosen): string[] {
  const all = [{ headings: fields.map((_, at) => at), isLeftOut: false }]
  const read = (sheets ?? all).filter(({ isLeftOut }) => !isLeftOut)
  if (read.length === 0) return ['Choose at least one sheet to read.']
  const ofEach = read.map(({ headings }) => headings.map((at) => fields[at] ?? null).filter(isTrackerField))
  const twice = new Set(ofEach.flatMap(chosenTwice))
  const chosen = ofEach.flat()
  const faults = [...twice].map((field) => `Two columns are chosen for “${labelOf(field)}”. Choose one.`)
  if (!chosen.includes('title') && !chosen.includes('measure'))
    faults.push(`Choose the column that holds “${labelOf('title')}” or “${labelOf('measure')}”.`)
  const tells = chosen.some((field) => field === 'reported' || field === 'accepted')
  if (tells && !chosen.includes('period'))
    faults.push(`Choose the column that holds “${labelOf('period')}”, or say that the figures are to date.`)
  return faults
}

function chosenTwice(fields: readonly TrackerField[]): TrackerField[] {
  return fields.filter((field, at) => !fieldsOfQuarters.has(field) && fields.indexOf(field) < at)
}
