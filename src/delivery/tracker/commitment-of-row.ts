import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import { lastDayOf, type Quarter } from '../../language/quarter.ts'
import type { RowCells } from './cells.ts'
import type { WrittenAmount } from './amount.ts'
import type { TrackerField } from './fields.ts'
import { readWrittenDay } from '../../language/written-day.ts'
import { decisionTold, saysWhy } from './decision.ts'
import { isWholeYear, periodNamed, quarterIn, quarterOfCell } from './period.ts'
import type { SheetContext } from './table.ts'
import type { CommitmentTold, ContractTold, DeliveredTold } from './told.ts'

const longestTitle = 200
/** A measure of which a tracker says no more than its unit. */
const onlyUnit =
  /^(?:[£%#]|gbp|pounds?|no\.?|nos\.?|number|qty|h(?:ou)?rs?|days?|weeks?|months?|sessions?|people|persons?|visits?|events?|tonnes?|kg|fte|each|items?|per ?cent(?:age)?)$/i

/**
 * Reads one row of a tracker: the commitment it is about, and what it says was delivered. Its faults stand with the row.
 * `known` is the commitment where the row names it by its number only.
 */
export function commitmentOfRow(
  row: RowCells,
  contract: ContractTold,
  { year }: SheetContext,
  known?: CommitmentTold,
): CommitmentTold {
  const title = row.words('title') ?? row.words('measure') ?? known?.title ?? ''
  if (title === '' && !row.isRefused) row.say('title', 'refused', 'This row doesn’t say what is promised.')
  const target = row.amount('quantity')
  const quantity = target.kind === 'amount' ? target.amount : (known?.quantity ?? null)
  const counted = row.words('measure')
  const isOnlyUnit = counted !== null && onlyUnit.test(counted)
  const beside = target.kind === 'amount' ? target.unit : ''
  const unit = row.words('unit', 60) ?? ((isOnlyUnit ? counted : '') || beside)
  const planned = plannedIn(row, quantity, year)
  const delivered = deliveredIn(row, quantity, year)
  const told = target.kind === 'share' ? shareTold(target.share, row) : quantity
  return {
    sheet: row.sheet,
    row: row.row,
    rows: 1,
    contract,
    reference: row.words('reference', 100),
    title: oneLine(title).slice(0, longestTitle),
    measure: oneLine(isOnlyUnit ? title : (counted ?? title)),
    unit: target.kind === 'share' ? 'per cent' : oneLine(unit),
    isMoney: (target.kind === 'amount' && target.isMoney) || /^£|^(?:gbp|pounds?)$/i.test(unit),
    quantity: told ?? sumOf(planned),
    due: row.day('due', 'last') ?? contract.ends ?? null,
    standing: row.words('standing', 100),
    origin: row.words('origin', 100),
    place: row.words('place', 200),
    owner: row.words('owner', 200),
    beneficiaries: row.words('beneficiaries'),
    evidence: row.words('evidence'),
    planned,
    delivered,
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function shareTold(share: Decimal, row: RowCells): Decimal {
  row.say('quantity', 'warning', 'The promise is a share, so it is counted in per cent.')
  return share.times(100)
}

function sumOf(planned: ReadonlyMap<Quarter, Decimal>): Decimal | null {
  if (planned.size === 0) return null
  return [...planned.values()].reduce((all, amount) => all.plus(amount), new Decimal(0))
}

/** The last day of the last quarter that anything is told of: by then it is due, where nothing else says when. */
export function lastDayTold({
  planned,
  delivered,
}: Pick<CommitmentTold, 'planned' | 'delivered'>): Day | null {
  const quarters = [...planned.keys(), ...delivered.flatMap(({ quarter }) => quarter ?? [])].sort()
  const last = quarters.at(-1)
  return last ? lastDayOf(last) : null
}

/** A figure in the measure's unit: a share is of what is promised. */
function figureOf(amount: WrittenAmount, whole: Decimal | null): Decimal | null {
  if (amount.kind === 'amount') return amount.amount
  if (amount.kind !== 'share') return null
  return whole ? whole.times(amount.share).round(3, Decimal.roundHalfUp) : amount.share.times(100)
}

function quarterOfHeading(heading: string, year: number | undefined): Quarter | undefined {
  const named = periodNamed(heading)
  if (named?.quarter) return named.quarter
  if (named?.number !== undefined && year !== undefined) return quarterIn(year, named.number)
  return named?.year === undefined ? undefined : quarterIn(named.year, 4)
}

function* figuresOf(
  row: RowCells,
  field: TrackerField,
  whole: Decimal | null,
  year: number | undefined,
): Generator<[Quarter, Decimal]> {
  for (const { heading, amount } of row.ofQuarters(field)) {
    const figure = figureOf(amount, whole)
    if (figure === null) continue
    const quarter = quarterOfHeading(heading, year)
    if (quarter) yield [quarter, figure]
    else row.say(null, 'refused', `“${heading}” names a quarter without its year. Write it as Q1 2024/25.`)
  }
}

function plannedIn(row: RowCells, whole: Decimal | null, year: number | undefined): Map<Quarter, Decimal> {
  const planned = new Map<Quarter, Decimal>()
  for (const [quarter, figure] of figuresOf(row, 'plannedInQuarter', whole, year))
    planned.set(quarter, (planned.get(quarter) ?? new Decimal(0)).plus(figure))
  return planned
}

function deliveredIn(row: RowCells, whole: Decimal | null, year: number | undefined): DeliveredTold[] {
  const checked = checkedIn(row)
  const found = new Map<Quarter | null, DeliveredTold>()
  const at = (quarter: Quarter | null): DeliveredTold => {
    const known = found.get(quarter)
    if (known) return known
    const fresh = { quarter, reported: null, accepted: null, story: null, ...checked }
    found.set(quarter, fresh)
    return fresh
  }
  const add = (quarter: Quarter | null, what: 'reported' | 'accepted', figure: Decimal) => {
    const of = at(quarter)
    of[what] = (of[what] ?? new Decimal(0)).plus(figure)
  }
  for (const what of ['reported', 'accepted'] as const) {
    for (const [quarter, figure] of figuresOf(row, `${what}InQuarter`, whole, year))
      add(quarter, what, figure)
    const ofRow = figureOf(row.amount(what), whole)
    if (ofRow !== null) add(periodOf(row, year), what, ofRow)
    const toDate = figureOf(row.amount(`${what}ToDate`), whole)
    if (toDate !== null && ![...found.keys()].some((quarter) => quarter !== null)) add(null, what, toDate)
  }
  const told = [...found.values()].sort((a, b) => ((a.quarter ?? '') < (b.quarter ?? '') ? -1 : 1))
  const story = row.words('story', 4000)
  const last = told.at(-1)
  if (story && last) last.story = story
  if (last && told.length === 1) decideAsTold(last, row)
  return told
}

const initialsAndDay = /^(.*?)[\s,(–-]*(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})\)?$/

/** Who checked it and when; "AB 10/05/24" in one cell says both. */
function checkedIn(row: RowCells): Pick<DeliveredTold, 'checkedBy' | 'checkedOn'> {
  const by = row.words('checkedBy', 200)
  const on = row.day('checkedOn', 'last', 'warning')
  const both = on ? null : initialsAndDay.exec(by ?? '')
  const day = both ? readWrittenDay(both[2]!, { side: 'last' }) : undefined
  if (day?.kind !== 'day') return { checkedBy: by, checkedOn: on }
  return { checkedBy: both![1]!.trim() || null, checkedOn: day.day }
}

/** What the row says in words of whether it was accepted, where no column says how much was. */
function decideAsTold(told: DeliveredTold, row: RowCells): void {
  const text = row.words('decision', 500)
  if (!text || told.accepted !== null || told.reported === null) return
  const decision = decisionTold(text)
  if (decision === 'accepted') told.accepted = told.reported
  if (decision === 'not-accepted') told.accepted = new Decimal(0)
  if (decision === 'in-part')
    row.say(
      'decision',
      'warning',
      `“${text}” doesn’t say how much was accepted, so nothing counts as accepted.`,
    )
  if (decision && saysWhy(text)) told.story = [told.story, text].filter(Boolean).join(' – ')
}

/** The quarter of the row; a fault where there is a figure and no quarter can be read. */
function periodOf(row: RowCells, year: number | undefined): Quarter | null {
  const text = row.raw('period')
  const quarter = text === '' ? undefined : quarterOfCell(text, year)
  if (quarter && isWholeYear(text))
    row.say(
      'period',
      'warning',
      `“${text}” is a whole year, so its figure is told in the year’s last quarter.`,
    )
  if (quarter) return quarter
  row.say(
    'period',
    'refused',
    text === ''
      ? 'This row has a figure, and doesn’t say of which quarter. Write it as Q1 2024/25.'
      : `“${text}” isn’t a quarter that can be read. Write it as Q1 2024/25.`,
  )
  return null
}
