import { longDay } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import { unitWords } from '../../measurement/index.ts'
import { countWords, wonKey } from './figures.ts'
import { cut, fits } from './fit.ts'
import type { Refs } from './refs.ts'
import type { SheetOf } from './sheet-of.ts'
import type { Cell, Piece, Sheet } from './two-pages.ts'

/** What was won, by outcome and measure: every line that could be shown. */
export function wonOf({ since, on, prepared }: SheetOf, { figure, counted }: Refs): Sheet['won'] {
  const heading = `What was won since ${longDay(since)}`
  const lines = prepared.lines.slice(0, fits.won)
  if (lines.length === 0)
    return {
      heading,
      sentence: [`Nothing was accepted or newly promised from ${longDay(since)} to ${longDay(on)}.`],
      head: [],
      rows: [],
      more: [],
    }
  const has = (kind: 'won' | 'earlier' | 'added') => figure(kind) !== undefined
  const kinds = (['won', 'earlier', 'added'] as const).filter((kind) => kind === 'won' || has(kind))
  const heads = { won: 'Checked and accepted', earlier: 'By earlier records', added: 'Newly promised' }
  const quantity = (key: string): Cell => {
    const found = figure(key)
    if (!found?.unit) return '–'
    return { text: unitWords({ unit: found.unit }, new Decimal(found.quantity ?? '0')), figure: found }
  }
  const accepted = counted('won', 'delivery', 'deliveries')
  const won = figure('won')
  return {
    heading,
    sentence: [
      accepted,
      won?.count === 1 ? ' was checked and accepted' : ' were checked and accepted',
      ...(has('earlier')
        ? [
            '; ',
            counted('earlier', 'more delivery', 'more deliveries'),
            ' by the council’s earlier records, not checked here',
          ]
        : []),
      ...(has('added') ? ['; ', counted('added', 'commitment'), ' added during contracts'] : []),
      '. Each quantity is of one measure alone.',
    ],
    head: ['Outcome', 'Measure', ...kinds.map((kind) => heads[kind])],
    rows: lines.map((line) => ({
      outcome: cut(line.outcomeName, fits.outcome),
      measure: cut(line.measureName, fits.measure),
      cells: kinds.map((kind) => quantity(wonKey(kind, line))),
    })),
    more: [],
  }
}

/** How many measures are not shown, and where all of it stands. */
export function moreWon(rest: number, { figure }: Refs): Piece[] {
  const all = figure('won') ?? figure('added') ?? figure('earlier')
  if (!all || rest <= 0) return []
  const words = figure('won') ? 'all that was accepted' : 'all of them'
  return [`And ${countWords(rest, 'more measure')}: `, { text: words, figure: all }, '.']
}
