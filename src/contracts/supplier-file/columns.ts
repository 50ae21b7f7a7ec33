import { chosenTwice, type ColumnGuess, guessColumns } from '../register-file/guess-columns.ts'
import { headingFit } from '../register-file/heading.ts'
import { isSupplierFileField, labelOfField, ownFieldOf, type SupplierFileField } from './fields.ts'

const ofRegister = [
  'supplierName',
  'supplierNumber',
  'supplierCharityNumber',
  'supplierPostcode',
  'supplierKind',
  'supplierSme',
  'supplierVcse',
] as const satisfies SupplierFileField[]

const guessing = {
  fitsOf,
  isField: isSupplierFileField,
  labelOf: labelOfField,
  nothing: 'Nothing of a supplier matches this column.',
}

/** Guesses what each column holds by its heading; a choice remembered for the same headings is used again. */
export function guessSupplierColumns(
  headings: readonly string[],
  remembered: { fields: readonly (string | null)[] } | undefined,
): ColumnGuess<SupplierFileField>[] {
  return guessColumns(headings, remembered, guessing)
}

function fitsOf(heading: string): { field: SupplierFileField; fit: number }[] {
  const own = ownFieldOf(heading)
  const fits = ofRegister.map((field) => ({ field, fit: headingFit(heading, field) }))
  return [...(own ? [{ field: own, fit: 0.99 }] : []), ...fits]
}

/** What is wrong with a choice of columns, a sentence each; none when it will do. */
export function faultsOfSupplierColumns(fields: readonly (string | null)[]): string[] {
  const faults = chosenTwice(fields, guessing)
  if (!fields.includes('supplierName'))
    faults.push(`Choose the column that holds “${labelOfField('supplierName')}”.`)
  return faults
}
