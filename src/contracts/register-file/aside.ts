import type { RegisterColumns } from './columns.ts'
import type { TableRow } from './records.ts'

/**
 * Why a row is no contract, in a sentence: headings that come again, a line of totals, a lone note. Undefined for a
 * row to be read.
 */
export function asideIn({ cells }: TableRow, { headings, fields }: RegisterColumns): string | undefined {
  if (
    cells[0] === headings[0] &&
    cells.length === headings.length &&
    cells.every((cell, at) => cell === headings[at])
  ) {
    return 'This row repeats the headings, so it is left out.'
  }
  let filled = 0
  let first = ''
  for (const cell of cells) {
    if (cell === '') continue
    if (filled++ === 0) first = cell
    if (filled > 4) return undefined
  }
  const supplier = cells[fields.indexOf('supplierName')] ?? ''
  if (supplier === '' && /^(?:grand |sub[- ]?)?totals?\b/i.test(first)) {
    return 'This row looks like a total, so it is left out.'
  }
  const wanted = fields.reduce((count, field) => (field ? count + 1 : count), 0)
  if (filled === 1 && supplier === '' && wanted > 2) {
    return 'This row has one cell filled in, so it is taken for a note and left out.'
  }
  return undefined
}
