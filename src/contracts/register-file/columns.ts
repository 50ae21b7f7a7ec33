import { countsRows, evidenceFor } from './evidence.ts'
import { fieldNames, type FieldKind, type RegisterField, registerFields } from './fields.ts'
import { headingFit, isAboutPeople, unitOfHeading, vatOfHeading } from './heading.ts'
import { recalled, type RememberedColumns } from './remembered.ts'

/** Which field each column of a file holds; undefined where it is left out. One for each heading, in order. */
export interface RegisterColumns {
  headings: readonly string[]
  fields: readonly (RegisterField | undefined)[]
}

/** What one column is taken for, how surely (0 to 1), and why in a sentence for the person who checks it. */
export interface ColumnGuess {
  index: number
  heading: string
  field?: RegisterField
  confidence: number
  because: string
  from: 'remembered' | 'guessed' | 'left-out'
  /** The heading stands over people: names, e-mail addresses, telephone numbers. */
  aboutPeople?: true
}

interface Candidate {
  index: number
  field: RegisterField
  fit: number
  because: string
}

const leastFit = 0.5
const mostValues = 50
const kindWords: Readonly<Record<FieldKind, string>> = {
  text: 'words',
  'long-text': 'words',
  code: 'numbers or codes',
  day: 'dates',
  money: 'sums of money',
  'yes-or-no': 'yes or no',
  rate: 'rates',
  postcode: 'postcodes',
  'company-number': 'company numbers',
  'charity-number': 'charity numbers',
  cpv: 'CPV codes',
  ocid: 'open contracting numbers',
}
/** Kinds so plain in their values that they need no heading to tell. */
const tellingKinds: readonly (readonly [RegisterField, number])[] = [
  ['ocid', 0.8],
  ['supplierPostcode', 0.55],
]

function valuesOf(rows: readonly (readonly string[])[], index: number): string[] {
  return rows.slice(0, mostValues).map((cells) => cells[index] ?? '')
}

function weighed(fit: number, share: number | undefined, kind: FieldKind): number {
  if (share === undefined) return fit * 0.98
  const loose = kind === 'yes-or-no' || kind === 'text' || kind === 'long-text' || kind === 'code'
  if (share >= 0.7) return Math.min(1, fit + (loose ? 0.02 : 0.06))
  if (share >= 0.3) return fit * 0.9
  return fit * (kind === 'yes-or-no' ? 0.75 : 0.4)
}

function candidate(
  index: number,
  heading: string,
  values: readonly string[],
  field: RegisterField,
): Candidate {
  const { kind, label } = registerFields[field]
  const words = headingFit(heading, field)
  const { fitting, given } = evidenceFor(values, kind)
  const counting = field === 'reference' && countsRows(values)
  const fit = weighed(words, given > 0 ? fitting / given : undefined, kind) * (counting ? 0.4 : 1)
  const said = words >= 0.93 ? `“${heading}” is a usual heading for it` : `“${heading}” is like “${label}”`
  const shown = fitting > 0 ? `, and ${fitting} of the first ${given} values are ${kindWords[kind]}` : ''
  return { index, field, fit, because: `${said}${shown}.` }
}

/** What a heading says of its sums, for the person to check. */
function sumsSaid(heading: string, field: RegisterField | undefined): string {
  if (!field || registerFields[field].kind !== 'money') return ''
  const unit = unitOfHeading(heading)
  const counted =
    unit === 1 ? '' : ` Its sums are read as ${unit === 1000 ? 'thousands' : 'millions'} of pounds.`
  const vat = vatOfHeading(heading)
  return vat === undefined ? counted : `${counted} Its sums are read as ${vat ? '' : 'not '}including VAT.`
}

function byValuesAlone(index: number, values: readonly string[]): Candidate[] {
  return tellingKinds.flatMap(([field, fit]) => {
    const { kind } = registerFields[field]
    const { fitting, given } = evidenceFor(values, kind)
    if (given === 0 || fitting / given < 0.8) return []
    return [{ index, field, fit, because: `${fitting} of the first ${given} values are ${kindWords[kind]}.` }]
  })
}

function candidatesOf(index: number, heading: string, values: readonly string[]): Candidate[] {
  const byHeading = fieldNames.map((field) => candidate(index, heading, values, field))
  return [...byHeading, ...byValuesAlone(index, values)].filter(({ fit }) => fit >= leastFit)
}

/** The best column for each field and the best field for each column, surest first. */
function assigned(candidates: readonly Candidate[]): Map<number, Candidate> {
  const byColumn = new Map<number, Candidate>()
  const taken = new Set<RegisterField>()
  const order = (of: Candidate) => fieldNames.indexOf(of.field)
  for (const one of candidates.toSorted(
    (a, b) => b.fit - a.fit || order(a) - order(b) || a.index - b.index,
  )) {
    if (byColumn.has(one.index) || taken.has(one.field)) continue
    byColumn.set(one.index, one)
    taken.add(one.field)
  }
  return byColumn
}

/** A register without a column for titles often describes each contract instead. */
function describedInsteadOfTitled(byColumn: Map<number, Candidate>): void {
  const found = [...byColumn.values()]
  if (found.some(({ field }) => field === 'title')) return
  const description = found.find(({ field }) => field === 'description')
  if (!description) return
  const because = 'No column holds titles, so the description stands for the title.'
  byColumn.set(description.index, {
    ...description,
    field: 'title',
    fit: Math.min(description.fit, 0.6),
    because,
  })
}

function leftOut(index: number, heading: string): ColumnGuess {
  const aboutPeople = isAboutPeople(heading)
  const because = aboutPeople
    ? 'This looks like details of people, which aren’t brought in.'
    : 'Nothing in a contract matches this column.'
  return { index, heading, confidence: 0, because, from: 'left-out', ...(aboutPeople ? { aboutPeople } : {}) }
}

/**
 * Guesses which field of a contracts register each column holds, from its heading and the values in the first
 * rows. Each field gets one column at most. Columns about people are left out. A choice remembered for the very
 * same headings is used as it was made.
 */
export function guessColumns(
  headings: readonly string[],
  sampleRows: readonly (readonly string[])[],
  remembered?: RememberedColumns<string>,
): ColumnGuess[] {
  const earlier = recalled(headings, remembered)
  if (earlier) {
    return headings.map((heading, index) => {
      const field = earlier[index]
      const because = field
        ? `You chose this last time.${sumsSaid(heading, field)}`
        : 'You left this out last time.'
      return { index, heading, field, confidence: 1, because, from: 'remembered' }
    })
  }
  const byColumn = assigned(
    headings.flatMap((heading, index) =>
      isAboutPeople(heading) ? [] : candidatesOf(index, heading, valuesOf(sampleRows, index)),
    ),
  )
  describedInsteadOfTitled(byColumn)
  return headings.map((heading, index) => {
    const found = byColumn.get(index)
    if (!found) return leftOut(index, heading)
    const confidence = Math.round(found.fit * 100) / 100
    const because = `${found.because}${sumsSaid(heading, found.field)}`
    return { index, heading, field: found.field, confidence, because, from: 'guessed' }
  })
}

/** The columns as guessed. */
export function columnsGuessed(guesses: readonly ColumnGuess[]): RegisterColumns {
  return { headings: guesses.map(({ heading }) => heading), fields: guesses.map(({ field }) => field) }
}

/** What is wrong with a choice of columns: the field, and a sentence to show beside it. */
export interface ColumnFault {
  field: RegisterField
  message: string
}

/** Checks a choice: what a contract needs is there, and no field has two columns. Empty when all is well. */
export function columnFaults({ fields }: RegisterColumns): ColumnFault[] {
  return fieldNames.flatMap((field) => {
    const { label, ...meaning } = registerFields[field]
    const times = fields.filter((chosen) => chosen === field).length
    if (times > 1) return [{ field, message: `Two columns are chosen for “${label}”. Choose one.` }]
    if (times === 0 && meaning.required)
      return [{ field, message: `Choose the column that holds “${label}”.` }]
    return []
  })
}
