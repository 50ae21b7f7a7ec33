import { hash } from 'node:crypto'
import type { Decimal } from '../../language/quantity.ts'
import type { RowCells } from './cells.ts'
import type { CommitmentTold, ContractTold, DeliveredTold, TrackerFault } from './told.ts'

/** Puts the rows of one commitment together: in a long table it has a row for each quarter. */
export class Gathering {
  readonly #byKey = new Map<string, CommitmentTold>()
  /** Where the commitments stand that were given out already, by sheet: a fingerprint and a row of each. */
  readonly #given = new Map<string, Map<string, number>>()
  readonly #isStreamed: boolean
  readonly #byNumber = new Map<string, CommitmentTold[]>()
  /** The periods that were told of each commitment, as they are written: two months of a quarter are two. */
  readonly #periods = new Map<string, Set<string>>()
  readonly faults: TrackerFault[] = []

  /** `isStreamed`: each row is a commitment of its own, which is given out before the file is read to its end. */
  constructor({ isStreamed = false } = {}) {
    this.#isStreamed = isStreamed
  }

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
    const before = known ?? this.#givenAt(key)
    const periods = this.#periods.get(key) ?? new Set()
    const period = row.raw('period').trim().toLowerCase()
    if (before && !row.isRefused) {
      const where = before.sheet === told.sheet ? '' : ` of “${before.sheet}”`
      if (!isLong && !named)
        row.say(
          null,
          'refused',
          `This commitment stands in row ${before.row}${where} already. Keep one of the two.`,
        )
      else if (told.delivered.length > 0 && periods.has(period)) row.say('period', 'refused', toldTwice)
    }
    this.faults.push(...row.faults)
    if (row.isRefused) return
    if (told.delivered.length > 0 && (isLong || named)) this.#periods.set(key, periods.add(period))
    if (known) gather(known, told)
    else this.#keep(key, told)
  }

  #keep(key: string, told: CommitmentTold): void {
    this.#byKey.set(key, told)
    if (this.#isStreamed) return
    const number = told.reference?.toLowerCase()
    if (number) this.#byNumber.set(number, [...(this.#byNumber.get(number) ?? []), told])
  }

  #givenAt(key: string): { sheet: string; row: number } | undefined {
    if (this.#given.size === 0) return undefined
    const print = printOf(key)
    for (const [sheet, rows] of this.#given) {
      const row = rows.get(print)
      if (row !== undefined) return { sheet, row }
    }
    return undefined
  }

  /** Gives out what was gathered so far, and keeps no more of it than where it stands. */
  *give(): Generator<CommitmentTold> {
    for (const [key, told] of this.#byKey) {
      const rows = this.#given.get(told.sheet) ?? new Map<string, number>()
      this.#given.set(told.sheet, rows.set(printOf(key), told.row))
      yield told
    }
    this.#byKey.clear()
  }
}

/** A few letters that stand for a key, so that a long file fits. */
function printOf(key: string): string {
  return hash('sha256', key, 'base64').slice(0, 20)
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
