import { looksLikeValue, type TableRow } from '../../contracts/index.ts'
import { fitsOf, isUsualOfTracker } from './heading.ts'
import { periodNamed, yearNamed } from './period.ts'
import { fieldsOfQuarters, type TrackerField } from './fields.ts'

/** The table of one sheet: its headings, what stands above it, and where its rows begin. */
export interface SheetTable {
  sheet: string
  headings: string[]
  /** The last row of headings; the table's rows are under it. */
  headingRow: number
  /** What the lines above the table say of all its rows: the contract, the supplier, the year. */
  context: SheetContext
}

export interface SheetContext {
  fields: Partial<Record<TrackerField, string>>
  year?: number
  /** The quarter that the whole sheet is about, as it is written: in the sheet's name, or above the table. */
  period?: string
}

/** The heading of a column that no cell stands in: the quarter of the whole sheet. */
const periodHeading = 'Quarter of the sheet'

const deepest = 40

/**
 * Finds the table of a sheet under whatever titles and notes: the row with the most usual headings, joined with the row
 * above or under it where the headings stand in two rows. Undefined for a sheet that has none.
 */
export function tableIn(sheet: string, rows: readonly TableRow[]): SheetTable | undefined {
  const head = rows.slice(0, deepest)
  const best = head
    .map((row, place) => ({ row, place, points: pointsOf(row.cells) }))
    .reduce((a, b) => (b.points > a.points ? b : a), { row: head[0]!, place: -1, points: 0 })
  if (best.points < 4) return undefined
  const above = head[best.place - 1]
  const under = head[best.place + 1]
  const row = best.row
  let headings = row.cells
  let headingRow = row.row
  let first = best.place
  if (under?.row === row.row + 1 && isSecondRow(under.cells)) {
    headings = joined(row.cells, under.cells)
    headingRow = under.row
  } else if (above && above.row === row.row - 1 && above.cells.some((cell) => periodNamed(cell))) {
    headings = joined(above.cells, row.cells)
    first -= 1
  }
  const context = contextOf(sheet, head.slice(0, first))
  const named = context.period !== undefined && !headings.some(saysWhen)
  return { sheet, headings: distinct(named ? [...headings, periodHeading] : headings), headingRow, context }
}

function saysWhen(heading: string): boolean {
  return fitsOf(heading).some(
    ({ field, fit }) => fit >= 0.9 && (field === 'period' || fieldsOfQuarters.has(field)),
  )
}

/** The rows under a table's headings, with the quarter of the whole sheet where the rows don't say their own. */
export function* rowsUnder(
  { headings, headingRow, context }: SheetTable,
  rows: Iterable<TableRow>,
): Generator<TableRow> {
  const at = headings.indexOf(periodHeading)
  for (const { row, cells } of rows) {
    if (row <= headingRow) continue
    if (at < 0 || cells.filter((cell) => cell !== '').length < 2) yield { row, cells }
    else
      yield {
        row,
        cells: headings.map((_, place) => (place === at ? context.period! : (cells[place] ?? ''))),
      }
  }
}

function pointsOf(cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length < 2) return 0
  const usual = filled.filter(isUsualOfTracker).length
  const near = filled.filter((cell) => cell.length <= 120 && (fitsOf(cell)[0]?.fit ?? 0) >= 0.6).length
  const values = filled.filter((cell) => looksLikeValue(cell) && !periodNamed(cell)).length
  if (usual + near < 2) return 0
  return 2 * usual + near + filled.length / 10 - 4 * values
}

const secondWords =
  /^(?:reported|accepted|actual|delivered|achieved|verified|approved|validated|target|planned|plan|commit(?:ted|ment)?|q(?:tr|uarter)? ?[1-4]|evidence|comments?|narrative|status|rag|claimed|signed off|variance|forecast|notes?)\b/i

/** A row under the headings that goes on with them: "Reported", "Accepted", again and again. */
function isSecondRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return filled.length >= 2 && filled.filter((cell) => secondWords.test(cell)).length >= 0.8 * filled.length
}

/** A merged cell stands over the columns to its right that have a heading of their own and none above. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  const width = Math.max(upper.length, lower.length)
  const headings: string[] = []
  let over = ''
  for (let at = 0; at < width; at++) {
    const top = upper[at] ?? ''
    const own = lower[at] ?? ''
    if (top !== '') over = top
    else if (own === '') over = ''
    headings.push(own === '' ? top : goesWith(over, own) ? `${over}: ${own}` : own)
  }
  return headings
}

const figureWords =
  /\b(?:reported|accepted|actual|delivered|achieved|verified|approved|validated|target|plan|planned|commit|committed|claimed|signed off|forecast)\b/i

/** Whether a heading is of the quarter or the year that stands above it. */
function goesWith(above: string, own: string): boolean {
  return periodNamed(above) !== undefined && (periodNamed(own) !== undefined || figureWords.test(own))
}

/** The same heading a second time gets its number, so that each column has a name of its own. */
function distinct(headings: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headings.map((heading) => {
    const tidy = heading.replaceAll(/\s+/g, ' ')
    const times = (seen.get(tidy) ?? 0) + 1
    seen.set(tidy, times)
    return times === 1 || tidy === '' ? tidy : `${tidy} (${times})`
  })
}

const labels: readonly (readonly [TrackerField, RegExp])[] = [
  [
    'contractReference',
    /^(?:contract|project|agreement|procurement) ?(?:ref(?:erence)?|no|number|id|code)\.?$/,
  ],
  ['contractTitle', /^(?:name of )?(?:contract|project|scheme|agreement)(?: (?:title|name))?$/],
  ['supplierName', /^(?:name of )?(?:supplier|contractor|provider|company|delivery partner)(?: name)?$/],
  ['contractStarts', /^(?:contract |project )?start(?: date)?$/],
  ['contractEnds', /^(?:contract |project )?(?:end|expiry|completion)(?: date)?$/],
]

const periodLabel = /^(?:(?:reporting |return )?(?:period|quarter)(?: ending)?|return for)$/i

function isQuarter(text: string): boolean {
  return periodNamed(text)?.number !== undefined
}

function contextOf(sheet: string, above: readonly TableRow[]): SheetContext {
  const context: SheetContext = { fields: {} }
  const year = yearNamed(sheet)
  if (year !== undefined) context.year = year
  if (isQuarter(sheet)) context.period = sheet
  for (const { cells } of above) {
    for (const [at, cell] of cells.entries()) {
      const [label, ...rest] = cell.split(/[:\n]/)
      const inside = rest.join(':').trim()
      const value = inside || (cells.slice(at + 1).find((next) => next !== '') ?? '')
      const field = labels.find(([, pattern]) => pattern.test((label ?? '').trim().toLowerCase()))?.[0]
      if (field && value !== '') context.fields[field] ??= value
      if (periodLabel.test((label ?? '').trim()) && isQuarter(value)) context.period ??= value
      const named = periodNamed(cell)?.year ?? yearNamed(cell)
      if (named !== undefined && context.year === undefined) context.year = named
    }
  }
  return context
}
