import { type Day, longDay } from '../../language/day.ts'
import { Decimal, quantityWords } from '../../language/quantity.ts'
import type { BriefWords } from './brief-words.ts'
import { standingNames, thousands } from './figures.ts'
import { cut, fits } from './fit.ts'
import type { LateShown } from './prepared.ts'
import type { Refs } from './refs.ts'
import type { SheetOf } from './sheet-of.ts'
import type { LateOnSheet, Piece, Sheet } from './two-pages.ts'
import { unitIn } from './unit.ts'
import { whyLate } from './why-late.ts'

/** Every late commitment that could be shown, with why. */
export function lateOf({ on, prepared, words }: SheetOf, { figure, counted }: Refs): Sheet['late'] {
  const late = figure('late')
  if (!late) return { sentence: ['Nothing is late: every commitment due is met.'], rows: [], more: [] }
  return {
    sentence: [
      counted('late', 'commitment'),
      late.count === 1
        ? ' is late.'
        : ' are late. Those in the contract come first, then the longest overdue.',
    ],
    rows: prepared.late.map((row) => lateRow(row, on, words)),
    more: [],
  }
}

/** How many late commitments are not shown, and where they all stand. */
export function moreLate(shown: number, { figure }: Refs): Piece[] {
  const late = figure('late')
  const rest = (late?.count ?? 0) - shown
  return late && rest > 0
    ? [`And ${thousands(rest)} more: `, { text: 'all that are late', figure: late }, '.']
    : []
}

function lateRow(row: LateShown, on: Day, words: BriefWords): LateOnSheet {
  const { verified, earlier, quantity } = row
  const unit = unitIn(row, quantity)
  const before = new Decimal(earlier)
  const delivered = `${quantityWords(new Decimal(verified))} of ${unit}`
  return {
    title: cut(row.title, fits.title),
    of: `${cut(row.contract, fits.contract)}, ${cut(row.supplier, fits.supplier)}`,
    due: longDay(row.due),
    standing: standingNames[row.standing] ?? row.standing,
    delivered: before.gt(0) ? `${delivered}, and ${quantityWords(before)} by earlier records` : delivered,
    why: row.why ? cut(whyLate(row.why, { on, earlier: before.gt(0) }), fits.why) : '',
    added: words.late[row.commitmentId] ?? '',
    contractId: row.contractId,
    commitmentId: row.commitmentId,
  }
}
