import type { TableRow } from '../../contracts/index.ts'
import { Carried } from './carried.ts'
import { RowCells } from './cells.ts'
import { contractOf } from './contract-told.ts'
import { isTrackerField, type TrackerField } from './fields.ts'
import { asideIn } from './reading.ts'
import { rowsUnder, type SheetTable } from './table.ts'

/** What a row takes from outside itself: from the rows above it, the section it stands in, the lines above its table. */
const outside = [
  ['contractReference', 'Contract number', 'reference'],
  ['contractTitle', 'Contract', 'title'],
  ['supplierName', 'Supplier', 'supplier'],
] as const

/** Writes the rows of a table so that each can stand in a sheet by itself, with all that it takes from outside itself. */
export class Mending {
  readonly #table: SheetTable
  readonly #fields: readonly (TrackerField | null)[]
  readonly #carried: Carried
  readonly #missing: (typeof outside)[number][]
  readonly headings: string[]
  /** The year that the sheet is of, where its headings name quarters only. */
  readonly above: string | null

  constructor(table: SheetTable, fieldOf: (heading: string) => string | null) {
    this.#table = table
    this.#fields = table.headings.map((heading) => {
      const field = fieldOf(heading)
      return isTrackerField(field) ? field : null
    })
    this.#carried = new Carried(this.#fields, this.#fields.includes('period'))
    this.#missing = outside.filter(([field]) => !this.#fields.includes(field))
    this.headings = [...table.headings, ...this.#missing.map(([, heading]) => heading)]
    const { year } = table.context
    this.above = year === undefined ? null : `${year}/${String((year + 1) % 100).padStart(2, '0')}`
  }

  *take(rows: Iterable<TableRow>): Generator<{ row: number; cells: string[] }> {
    const { sheet, headings } = this.#table
    for (const { row, cells } of rowsUnder(this.#table, rows)) {
      const aside = asideIn(cells, headings, this.#fields)
      if (aside === 'section') this.#carried.section(cells.find((cell) => cell !== '')!)
      if (aside) continue
      const whole = this.#carried.over(cells)
      const at = new RowCells({ sheet, row }, { headings, fields: this.#fields }, whole)
      const told = contractOf(at, this.#carried.sectionTitle, this.#table)
      yield { row, cells: [...whole, ...this.#missing.map(([, , name]) => told[name] ?? '')] }
    }
  }
}
