import type { TableRow } from '../../contracts/index.ts'
import { RowCells } from './cells.ts'
import { commitmentOfRow } from './commitment-of-row.ts'
import { isTrackerField, type TrackerField } from './fields.ts'
import { rowsUnder, type SheetTable } from './table.ts'
import type { Decimal } from '../../language/quantity.ts'
import type { CommitmentTold, ContractTold, DeliveredTold, TrackerFault } from './told.ts'

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

/**
 * The commitments of a file's sheets: rows about the same one, quarter by quarter, are put together, though they stand in
 * several sheets; a sheet of returns may tell of them by their numbers only. `fieldOf` is the choice of columns.
 */
export function readSheets(
  tables: Iterable<{ table: SheetTable; rows: Iterable<TableRow> }>,
  fieldOf: (heading: string) => string | null,
): SheetRead {
  const gathering = new Gathering()
  const sheets = [...tables].map(({ table, rows }) => ({ table, rows, fields: fieldsOf(table, fieldOf) }))
  let read = 0
  for (const sheet of sheets.filter(({ fields }) => promises(fields))) read += readSheet(sheet, gathering)
  for (const sheet of sheets.filter(({ fields }) => !promises(fields) && tellsOfCommitments(fields)))
    read += readSheet(sheet, gathering)
  return { rows: read, commitments: gathering.commitments(), faults: gathering.faults }
}

/** Whether a sheet with these columns says what is promised, or what was delivered towards commitments by their numbers. */
export function tellsOfCommitments(fields: readonly (string | null)[]): boolean {
  return promises(fields) || (fields.includes('reference') && fields.some((field) => figures.has(field)))
}

const figures: ReadonlySet<string | null> = new Set<TrackerField>([
  'reported',
  'accepted',
  'reportedToDate',
  'acceptedToDate',
  'reportedInQuarter',
  'acceptedInQuarter',
])

function promises(fields: readonly (string | null)[]): boolean {
  return fields.includes('title') || fields.includes('measure')
}

interface SheetToRead {
  table: SheetTable
  rows: Iterable<TableRow>
  fields: readonly (TrackerField | null)[]
}

function fieldsOf(
  { headings }: SheetTable,
  fieldOf: (heading: string) => string | null,
): (TrackerField | null)[] {
  return headings.map((heading) => {
    const field = fieldOf(heading)
    return isTrackerField(field) ? field : null
  })
}

/** Answers with how many rows it read. */
function readSheet({ table, rows, fields }: SheetToRead, gathering: Gathering): number {
  const { sheet, headings, context } = table
  const isReturns = !promises(fields)
  const isLong = fields.includes('period')
  const carried = new Carried(fields, isLong)
  let read = 0
  for (const { row, cells } of rowsUnder(table, rows)) {
    const aside = asideIn(cells, headings, fields)
    if (aside === 'section') carried.section(cells.find((cell) => cell !== '')!)
    if (aside) continue
    read += 1
    const whole = new RowCells({ sheet, row }, { headings, fields }, carried.over(cells))
    const contract = contractOf(whole, carried.sectionTitle, table)
    const known = isReturns ? gathering.numbered(whole, contract) : undefined
    gathering.take(commitmentOfRow(whole, contract, context, known), whole, { isLong, known })
  }
  return read
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

/** "DN512233 - Home care (North)": a contract's number and its name in one cell. */
const numberAndName = /^([A-Z]{1,6}[-/ ]?\d{3,}[\w/-]*|\d{5,})[\s:–-]+(\S.{3,})$/

function contractOf(
  row: RowCells,
  section: string | undefined,
  { sheet, context }: SheetTable,
): ContractTold {
  const words = (field: (typeof ofContract)[number]) =>
    row.words(field, 500) ?? context.fields[field] ?? undefined
  const fallback = section ?? (isGenericName(sheet) ? undefined : sheet)
  const named = words('contractTitle')
  const parted = numberAndName.exec(words('contractReference') === undefined ? (named ?? '') : '')
  const reference = words('contractReference') ?? parted?.[1]
  const told: ContractTold = {}
  const title = parted?.[2] ?? named ?? (reference ? undefined : fallback)
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
  readonly #byKey = new Map<string, CommitmentTold>()
  readonly #byNumber = new Map<string, CommitmentTold[]>()
  /** The periods that were told of each commitment, as they are written: two months of a quarter are two. */
  readonly #periods = new Map<string, Set<string>>()
  readonly faults: TrackerFault[] = []

  /** The commitment that a row of a sheet of returns names by its number; where there is none, or two, the row is at fault. */
  numbered(row: RowCells, { reference, title }: ContractTold): CommitmentTold | undefined {
    const number = row.words('reference', 100)
    const of = new Set([reference, title].flatMap((text) => text?.toLowerCase() ?? []))
    const found = this.#byNumber.get(number?.toLowerCase() ?? '') ?? []
    const narrowed = found.filter(({ contract }) =>
      [contract.reference, contract.title].some((text) => text && of.has(text.toLowerCase())),
    )
    const one = narrowed.length === 1 ? narrowed[0] : found.length === 1 ? found[0] : undefined
    if (!one) row.say('reference', 'refused', notNumbered(number, found.length))
    return one
  }

  take(
    told: CommitmentTold,
    row: RowCells,
    { isLong, known: named }: { isLong: boolean; known: CommitmentTold | undefined },
  ): void {
    const key = keyIn(named ?? told)
    const known = this.#byKey.get(key)
    const periods = this.#periods.get(key) ?? new Set()
    const period = row.raw('period').trim().toLowerCase()
    if (known && !row.isRefused) {
      const where = known.sheet === told.sheet ? '' : ` of “${known.sheet}”`
      if (!isLong && !named)
        row.say(
          null,
          'refused',
          `This commitment stands in row ${known.row}${where} already. Keep one of the two.`,
        )
      else if (told.delivered.length > 0 && periods.has(period)) row.say('period', 'refused', toldTwice)
    }
    this.faults.push(...row.faults)
    if (row.isRefused) return
    if (told.delivered.length > 0) this.#periods.set(key, periods.add(period))
    if (known) gather(known, told)
    else this.#keep(key, told)
  }

  #keep(key: string, told: CommitmentTold): void {
    this.#byKey.set(key, told)
    const number = told.reference?.toLowerCase()
    if (number) this.#byNumber.set(number, [...(this.#byNumber.get(number) ?? []), told])
  }

  commitments(): CommitmentTold[] {
    return [...this.#byKey.values()]
  }
}

function notNumbered(number: string | null, found: number): string {
  if (number === null) return 'This row doesn’t say which commitment it is about.'
  return found === 0
    ? `No commitment in this file has the number “${number}”.`
    : `Several commitments have the number “${number}”. Say in the row which contract it is about.`
}

const toldTwice = 'Another row tells of this commitment in the same period. Keep one, or add the two.'

function keyIn({ contract, reference, title, measure, unit }: CommitmentTold): string {
  const of = [contract.reference ?? '', contract.title ?? '', contract.supplier ?? '']
  return JSON.stringify(
    [...of, reference ?? [title, measure, unit]].map((part) => String(part).toLowerCase()),
  )
}

function gather(known: CommitmentTold, told: CommitmentTold): void {
  known.rows += 1
  for (const one of told.delivered) {
    const same = known.delivered.find(({ quarter }) => quarter === one.quarter)
    if (same) addUp(same, one)
    else known.delivered.push(one)
  }
  known.quantity ??= told.quantity
  known.due ??= told.due
  for (const [quarter, amount] of told.planned) known.planned.set(quarter, amount)
}

/** Two months of one quarter: their figures are added, the later one says who checked it. */
function addUp(known: DeliveredTold, more: DeliveredTold): void {
  known.reported = sumOf(known.reported, more.reported)
  known.accepted = sumOf(known.accepted, more.accepted)
  known.story = [known.story, more.story].filter(Boolean).join(' ') || null
  if ((more.checkedOn ?? '') >= (known.checkedOn ?? '')) {
    known.checkedBy = more.checkedBy ?? known.checkedBy
    known.checkedOn = more.checkedOn ?? known.checkedOn
  }
}

function sumOf(one: Decimal | null, other: Decimal | null): Decimal | null {
  return one && other ? one.plus(other) : (one ?? other)
}
