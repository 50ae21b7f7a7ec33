import type { TrackerField } from './fields.ts'

export const ofContract = [
  'contractReference',
  'contractTitle',
  'supplierName',
  'supplierNumber',
  'contractStarts',
  'contractEnds',
  'contractValue',
  'department',
  'owner',
] as const satisfies TrackerField[]

const ofCommitment = [
  'reference',
  'title',
  'measure',
  'quantity',
  'unit',
  'due',
  'standing',
  'origin',
] as const satisfies TrackerField[]

/** What a row leaves blank because the cell above it is merged with it, or stands for all under it. */
export class Carried {
  readonly #fields: readonly (TrackerField | null)[]
  readonly #isLong: boolean
  #last: string[] = []
  sectionTitle: string | undefined

  constructor(fields: readonly (TrackerField | null)[], isLong: boolean) {
    this.#fields = fields
    this.#isLong = isLong
  }

  section(text: string): void {
    this.sectionTitle = text
    this.#last = []
  }

  over(cells: readonly string[]): string[] {
    const startsContract = this.#isNew(cells, ['contractReference', 'contractTitle'])
    const startsCommitment = this.#has(cells, ['reference', 'title', 'measure'])
    const whole = this.#fields.map((field, at) => {
      const cell = cells[at] ?? ''
      if (cell !== '' || field === null) return cell
      const isContracts = (ofContract as readonly string[]).includes(field)
      const isCommitments = (ofCommitment as readonly string[]).includes(field)
      if (isContracts && !startsContract) return this.#last[at] ?? ''
      return isCommitments && this.#isLong && !startsCommitment && !startsContract
        ? (this.#last[at] ?? '')
        : ''
    })
    this.#last = whole
    return whole
  }

  /** Whether one of these cells says something else than the row before. */
  #isNew(cells: readonly string[], wanted: readonly TrackerField[]): boolean {
    return wanted.some((field) => {
      const at = this.#fields.indexOf(field)
      const cell = cells[at] ?? ''
      return cell !== '' && cell !== this.#last[at]
    })
  }

  #has(cells: readonly string[], wanted: readonly TrackerField[]): boolean {
    return wanted.some((field) => (cells[this.#fields.indexOf(field)] ?? '') !== '')
  }
}
