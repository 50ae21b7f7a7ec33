import { looksLikeValue } from './evidence.ts'
import { isUsualHeading } from './heading.ts'
import type { TableRow } from './records.ts'

const deepest = 40

function score(cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length < 2) return 0
  const usual = filled.filter(isUsualHeading).length
  const values = filled.filter(looksLikeValue).length
  const again = filled.length - new Set(filled.map((cell) => cell.toLowerCase())).size
  if (values > 0 && usual < 2) return 0
  return 2 * usual + filled.length - again - 4 * values
}

/**
 * Finds the row of headings among a table's first rows: the one with the most usual headings and the fewest values.
 * Titles, notes and empty rows may stand above it. Undefined when no row can be one.
 */
export function headingRowIn(rows: readonly TableRow[]): TableRow | undefined {
  let found: TableRow | undefined
  let most = 0
  for (const row of rows.slice(0, deepest)) {
    const points = score(row.cells)
    if (points > most) [found, most] = [row, points]
  }
  return found
}
