import type { Day } from '../../language/day.ts'
import { nothingIn } from '../../language/written-nothing.ts'
import { readWrittenDay } from '../../language/written-day.ts'
import { dayFaultWords } from '../../language/written-fault.ts'
import { quantityWords } from '../../language/quantity.ts'
import { readAmount, type WrittenAmount } from './amount.ts'
import type { TrackerField } from './fields.ts'
import type { TrackerFault } from './told.ts'

const andMore = / \(and (\d+) more\)$/

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
    const text = at < 0 ? '' : (this.cells[at] ?? '')
    const amount = readAmount(text)
    if (amount.kind === 'unreadable') this.#sayUnreadable(at, amount)
    if (amount.kind === 'amount' && amount.aside !== undefined)
      this.#note(this.#headings[at]!, 'warning', `“${text}” is read as ${quantityWords(amount.amount)}.`)
    return amount
  }

  /** Words without any figure, where a delivery is told of, tell of none: the rest of the row stands. */
  #sayUnreadable(at: number, { message, hasFigure }: WrittenAmount & { kind: 'unreadable' }): void {
    const isPromise = this.#fields[at] === 'quantity'
    const heading = this.#headings[at]!
    if (hasFigure || isPromise) this.#note(heading, 'refused', message)
    else this.#note(heading, 'warning', `${message} Nothing is counted for it.`)
  }

  say(field: TrackerField | null, severity: TrackerFault['severity'], message: string): void {
    const at = field === null ? -1 : this.#fields.indexOf(field)
    this.#note(at < 0 ? null : this.#headings[at]!, severity, message)
  }

  /** The same of several columns of a row is said once. */
  #note(heading: string | null, severity: TrackerFault['severity'], message: string): void {
    const same = this.faults.find((fault) => fault.severity === severity && fault.message === message)
    if (!same) this.faults.push({ sheet: this.sheet, row: this.row, heading, severity, message })
    else if (same.heading !== null && heading !== null) {
      const [first, more] = same.heading.split(andMore)
      same.heading = `${first} (and ${Number(more ?? 0) + 1} more)`
    }
  }

  get isRefused(): boolean {
    return this.faults.some(({ severity }) => severity === 'refused')
  }
}
