import { headingFit } from '../register-file/heading.ts'
import { isSupplierFileField, labelOfField, ownFieldOf, type SupplierFileField } from './fields.ts'

export interface SupplierColumnGuess {
  field: SupplierFileField | null
  because: string
  from: 'remembered' | 'guessed' | 'left-out'
}

const ofRegister = [
  'supplierName',
  'supplierNumber',
  'supplierCharityNumber',
  'supplierPostcode',
  'supplierKind',
  'supplierSme',
  'supplierVcse',
] as const satisfies SupplierFileField[]
const leastFit = 0.6

/** Guesses what each column holds by its heading; a choice remembered for the same headings is used again. */
export function guessSupplierColumns(
  headings: readonly string[],
  remembered: { fields: readonly (string | null)[] } | undefined,
): SupplierColumnGuess[] {
  if (remembered?.fields.length === headings.length) return remembered.fields.map(asRemembered)
  const fits = headings.flatMap((heading, at) => fitsOf(heading).map((fit) => ({ ...fit, at })))
  const byColumn = new Map<number, (typeof fits)[number]>()
  const taken = new Set<SupplierFileField>()
  for (const one of fits.toSorted((a, b) => b.fit - a.fit || a.at - b.at)) {
    if (byColumn.has(one.at) || taken.has(one.field)) continue
    byColumn.set(one.at, one)
    taken.add(one.field)
  }
  return headings.map((heading, at) => asGuessed(heading, byColumn.get(at)))
}

function fitsOf(heading: string): { field: SupplierFileField; fit: number }[] {
  const own = ownFieldOf(heading)
  const fits = ofRegister.map((field) => ({ field, fit: headingFit(heading, field) }))
  return [...(own ? [{ field: own, fit: 0.99 }] : []), ...fits].filter(({ fit }) => fit >= leastFit)
}

function asRemembered(field: string | null): SupplierColumnGuess {
  const because = field ? 'You chose this last time.' : 'You left this out last time.'
  return { field: isSupplierFileField(field) ? field : null, because, from: 'remembered' }
}

function asGuessed(
  heading: string,
  found: { field: SupplierFileField; fit: number } | undefined,
): SupplierColumnGuess {
  if (!found) return { field: null, because: 'Nothing of a supplier matches this column.', from: 'left-out' }
  const label = labelOfField(found.field)
  const because =
    found.fit >= 0.9
      ? `“${heading}” is a usual heading for “${label}”.`
      : `“${heading}” is like “${label}”. Check it.`
  return { field: found.field, because, from: 'guessed' }
}

/** What is wrong with a choice of columns, a sentence each; none when it will do. */
export function faultsOfSupplierColumns(fields: readonly (string | null)[]): string[] {
  const chosen = fields.filter(isSupplierFileField)
  const twice = new Set(chosen.filter((field, at) => chosen.indexOf(field) < at))
  const faults = [...twice].map((field) => `Two columns are chosen for “${labelOfField(field)}”. Choose one.`)
  if (!chosen.includes('supplierName'))
    faults.push(`Choose the column that holds “${labelOfField('supplierName')}”.`)
  return faults
}
