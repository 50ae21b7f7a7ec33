import { hash } from 'node:crypto'
import { oneLine, tidyCell } from './cell.ts'
import { isRegisterField, type RegisterField } from './fields.ts'

/** What a person chose for a file with these headings, to be used again when the same headings come back. */
export interface RememberedColumns<Field extends string = RegisterField> {
  fingerprint: string
  /** One for each heading, in order; null where the column is left out. */
  fields: (Field | null)[]
}

/** Tells one row of headings from another: the same headings in the same order, whatever their capitals and spaces. */
export function headingsFingerprint(headings: readonly string[]): string {
  const even = headings.map((heading) => oneLine(tidyCell(heading)).toLowerCase())
  return hash('sha256', JSON.stringify(even), 'hex')
}

/** What to keep of a choice, for next time. */
export function rememberColumns<Field extends string>(
  headings: readonly string[],
  fields: readonly (Field | null | undefined)[],
): RememberedColumns<Field> {
  return {
    fingerprint: headingsFingerprint(headings),
    fields: headings.map((_, index) => fields[index] ?? null),
  }
}

/** The earlier choice, when it was made for these very headings; undefined otherwise. */
export function recalled(
  headings: readonly string[],
  remembered: RememberedColumns<string> | undefined,
): (RegisterField | undefined)[] | undefined {
  if (remembered?.fingerprint !== headingsFingerprint(headings)) return undefined
  if (remembered.fields.length !== headings.length) return undefined
  return remembered.fields.map((field) => (field !== null && isRegisterField(field) ? field : undefined))
}
