import { chosenTwice, type ColumnGuess, guessColumns } from '../register-file/guess-columns.ts'
import { isSpendField, labelOfSpendField, type SpendField, spendFieldOf } from './fields.ts'

const guessing = {
  fitsOf,
  isField: isSpendField,
  labelOf: labelOfSpendField,
  nothing: 'Nothing of an invoice matches this column.',
}

/** Guesses what each column holds by its heading; a choice remembered for the same headings is used again. */
export function guessSpendColumns(
  headings: readonly string[],
  remembered: { fields: readonly (string | null)[] } | undefined,
): ColumnGuess<SpendField>[] {
  return guessColumns(headings, remembered, guessing)
}

/** A heading word for word; or, less surely, one that names a sum or a day among other words. */
function fitsOf(heading: string): { field: SpendField; fit: number }[] {
  const exact = spendFieldOf(heading)
  if (exact) return [{ field: exact, fit: 0.99 }]
  const words = heading.toLowerCase()
  if (/\b(?:gross|inc|incl|including|vat amount)\b/.test(words)) return []
  if (/\b(?:net|amount|spend|ex(?:cl(?:uding)?)? vat)\b/.test(words)) return [{ field: 'amount', fit: 0.7 }]
  if (/\b(?:invoice|payment|posting|paid)\b.*\bdate\b/.test(words)) return [{ field: 'day', fit: 0.7 }]
  if (/\b(?:supplier|vendor|payee)\b.*\bname\b/.test(words)) return [{ field: 'supplierName', fit: 0.7 }]
  if (/\bcontract\b.*\b(?:no|number|ref|id)\b/.test(words)) return [{ field: 'contractReference', fit: 0.7 }]
  return []
}

/** What is wrong with a choice of columns, a sentence each; none when it will do. */
export function faultsOfSpendColumns(fields: readonly (string | null)[]): string[] {
  const has = (...any: SpendField[]) => any.some((field) => fields.includes(field))
  const faults = chosenTwice(fields, guessing)
  if (!has('contractReference', 'contractTitle', 'supplierName'))
    faults.push('Choose the column that says which contract it is: its number, its title or its supplier.')
  if (!has('day', 'ends', 'period'))
    faults.push('Choose the column that says when: the day of the invoice, or the month, quarter or year.')
  if (!has('amount')) faults.push(`Choose the column that holds “${labelOfSpendField('amount')}”.`)
  return faults
}
