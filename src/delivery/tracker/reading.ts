import type { TableRow } from '../../contracts/index.ts'
import { RowCells } from './cells.ts'
import { commitmentOfRow } from './commitment-of-row.ts'
import { isTrackerField, type TrackerField } from './fields.ts'
import type { SheetTable } from './table.ts'
import type { CommitmentTold, ContractTold, TrackerFault } from './told.ts'

export interface SheetRead {
  rows: number
  commitments: CommitmentTold[]
  faults: TrackerFault[]
}

const ofContract = [
  'contractReference',
  'contractTitle',
  'supplierName',
  'supplierNumber',
  'contractStarts',
  'contractEnds',
  'contractValue',
  'department',
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

/** The commitments of one sheet: rows about the same one, quarter by quarter, are put together. `fieldOf` is the choice of columns. */
export function readSheet(
  table: SheetTable,
  rows: Iterable<TableRow>,
  fieldOf: (heading: string) => string | null,
): SheetRead {
  const { sheet, headings, headingRow, context } = table
  const fields = headings.map((heading) => {
    const field = fieldOf(heading)
    return isTrackerField(field) ? field : null
  })
  const isLong = fields.includes('period')
  const gathering = new Gathering(isLong)
  const carried = new Carried(fields, isLong)
  let read = 0
  for (const { row, cells } of rows) {
    if (row <= headingRow) continue
    const aside = asideIn(cells, headings, fields)
    if (aside === 'section') carried.section(cells.find((cell) => cell !== '')!)
    if (aside) continue
    read += 1
    const whole = new RowCells({ sheet, row }, { headings, fields }, carried.over(cells))
    const contract = contractOf(whole, carried.sectionTitle, table)
    gathering.take(commitmentOfRow(whole, contract, context), whole)
  }
  return { rows: read, commitments: gathering.commitments(), faults: gathering.faults }
}

/** Why a row is no commitment: a total, the headings again, a line on its own; undefined for one to be read. */
function asideIn(
  cells: readonly string[],
  headings: readonly string[],
  fields: readonly (TrackerField | null)[],
): 'aside' | 'section' | undefined {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length === 0) return 'aside'
  if (/^(?:grand |sub[- ]?|overall |annual |quarter(?:ly)? )?totals?\b/i.test(filled[0]!)) return 'aside'
  if (filled.every((cell) => headings.includes(cell))) return 'aside'
  const wanted = fields.filter((field) => field !== null).length
  const holds = fields.some((field, at) => field !== null && (cells[at] ?? '') !== '')
  if (!holds) return 'aside'
  if (filled.length > 1 || wanted < 3) return undefined
  return /[.:;]$|^(?:note|source|key|\*)/i.test(filled[0]!) || filled[0]!.length > 120 ? 'aside' : 'section'
}

/** What a row leaves blank because the cell above it is merged with it, or stands for all under it. */
class Carried {
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

function contractOf(
  row: RowCells,
  section: string | undefined,
  { sheet, context }: SheetTable,
): ContractTold {
  const words = (field: (typeof ofContract)[number]) =>
    row.words(field, 500) ?? context.fields[field] ?? undefined
  const fallback = section ?? (isGenericName(sheet) ? undefined : sheet)
  const reference = words('contractReference')
  const told: ContractTold = {}
  const title = words('contractTitle') ?? (reference ? undefined : fallback)
  if (reference) told.reference = reference
  if (title) told.title = title.replaceAll(/\s+/g, ' ')
  const supplier = words('supplierName')
  if (supplier) told.supplier = supplier.replaceAll(/\s+/g, ' ')
  const number = words('supplierNumber')
  if (number) told.supplierNumber = number
  const starts = row.day('contractStarts', 'first', 'warning')
  if (starts) told.starts = starts
  const ends = row.day('contractEnds', 'last', 'warning')
  if (ends) told.ends = ends
  const value = words('contractValue')
  if (value) told.value = value
  const department = words('department')
  if (department) told.department = department
  return told
}

function isGenericName(sheet: string): boolean {
  return (
    sheet === '' ||
    /^(?:sheet ?\d*|data|tracker|commitments?|sv(?: tracker)?|social value.*|returns?|export|report|all|main|register|summary|delivery|.*20\d\d.*|log|master|q[1-4].*)$/i.test(
      sheet.trim(),
    )
  )
}

/** Puts the rows of one commitment together: in a long table it has a row for each quarter. */
class Gathering {
  readonly #isLong: boolean
  readonly #byKey = new Map<string, CommitmentTold>()
  readonly faults: TrackerFault[] = []

  constructor(isLong: boolean) {
    this.#isLong = isLong
  }

  take(told: CommitmentTold, row: RowCells): void {
    const key = keyIn(told)
    const known = this.#byKey.get(key)
    if (known && !this.#isLong && !row.isRefused) {
      row.say(null, 'refused', `This commitment stands in row ${known.row} already. Keep one of the two.`)
    }
    const clash = known && this.#isLong ? clashOf(known, told) : undefined
    if (clash) row.say('period', 'refused', clash)
    this.faults.push(...row.faults)
    if (row.isRefused) return
    if (known) gather(known, told)
    else this.#byKey.set(key, told)
  }

  commitments(): CommitmentTold[] {
    return [...this.#byKey.values()]
  }
}

function keyIn({ contract, reference, title, measure, unit }: CommitmentTold): string {
  const of = [contract.reference ?? '', contract.title ?? '', contract.supplier ?? '']
  return JSON.stringify(
    [...of, reference ?? [title, measure, unit]].map((part) => String(part).toLowerCase()),
  )
}

function clashOf(known: CommitmentTold, told: CommitmentTold): string | undefined {
  const quarters = new Set(known.delivered.map(({ quarter }) => quarter))
  const twice = told.delivered.some(({ quarter }) => quarters.has(quarter))
  return twice
    ? 'Another row tells of this commitment in the same quarter. Keep one, or add the two.'
    : undefined
}

function gather(known: CommitmentTold, told: CommitmentTold): void {
  known.rows += 1
  known.delivered.push(...told.delivered)
  known.quantity ??= told.quantity
  known.due ??= told.due
  for (const [quarter, amount] of told.planned) known.planned.set(quarter, amount)
}
