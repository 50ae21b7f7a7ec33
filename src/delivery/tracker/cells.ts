import type { Day } from '../../language/day.ts'
import { nothingIn } from '../../language/written-nothing.ts'
import { readWrittenDay } from '../../language/written-day.ts'
import { dayFaultWords } from '../../language/written-fault.ts'
import { readAmount, type WrittenAmount } from './amount.ts'
import type { TrackerField } from './fields.ts'
import type { TrackerFault } from './told.ts'

/** One row under the headings of its table: its cells by what they hold. */
export class RowCells {
  readonly sheet: string
  readonly row: number
  readonly #headings: readonly string[]
  readonly #fields: readonly (TrackerField | null)[]
  readonly cells: readonly string[]
  readonly faults: TrackerFault[] = []

  constructor(
    at: { sheet: string; row: number },
    table: { headings: readonly string[]; fields: readonly (TrackerField | null)[] },
    cells: readonly string[],
  ) {
    this.sheet = at.sheet
    this.row = at.row
    this.#headings = table.headings
    this.#fields = table.fields
    this.cells = cells
  }

  /** The cell as it stands; empty when there is none. */
  raw(field: TrackerField): string {
    const at = this.#fields.indexOf(field)
    return at < 0 ? '' : (this.cells[at] ?? '')
  }

  /** Words, or nothing where the cell says that there is nothing. */
  words(field: TrackerField, longest = 2000): string | null {
    const text = this.raw(field).trim()
    if (text === '' || nothingIn(text) !== undefined) return null
    return text.slice(0, longest)
  }

  day(
    field: TrackerField,
    side: 'first' | 'last',
    severity: TrackerFault['severity'] = 'refused',
  ): Day | null {
    const text = this.raw(field)
    if (text === '') return null
    const read = readWrittenDay(text, { side })
    if (read.kind === 'unreadable') this.say(field, severity, dayFaultWords(read.because, text))
    return read.kind === 'day' ? read.day : null
  }

  amount(field: TrackerField): WrittenAmount {
    return this.#amountAt(this.#fields.indexOf(field))
  }

  /** The figures of the columns that stand for quarters, with their headings. */
  *ofQuarters(field: TrackerField): Generator<{ heading: string; amount: WrittenAmount }> {
    for (const [at, of] of this.#fields.entries()) {
      if (of === field) yield { heading: this.#headings[at]!, amount: this.#amountAt(at) }
    }
  }

  #amountAt(at: number): WrittenAmount {
    const amount = readAmount(at < 0 ? '' : (this.cells[at] ?? ''))
    if (amount.kind === 'unreadable') this.#note(this.#headings[at]!, 'refused', amount.message)
    return amount
  }

  say(field: TrackerField | null, severity: TrackerFault['severity'], message: string): void {
    const at = field === null ? -1 : this.#fields.indexOf(field)
    this.#note(at < 0 ? null : this.#headings[at]!, severity, message)
  }

  #note(heading: string | null, severity: TrackerFault['severity'], message: string): void {
    this.faults.push({ sheet: this.sheet, row: this.row, heading, severity, message })
  }

  get isRefused(): boolean {
    return this.faults.some(({ severity }) => severity === 'refused')
  }
}
