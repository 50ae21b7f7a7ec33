import type { LateOnSheet, Piece, Sheet, WonOnSheet } from './two-pages.ts'
import { heightOf, type InCell, pageHeight, rowHeight, settings, thatFit } from './room.ts'

/** Shares of the table's width that each column takes, in Word and on paper alike. */
export const widths = {
  headline: (columns: number) =>
    Array.from({ length: columns }, (_, place) => (place === 0 ? 0.3 : 0.7 / (columns - 1))),
  late: [0.34, 0.13, 0.16, 0.37],
  won: (columns: number) => wonWidths[columns] ?? wonWidths[5]!,
}

const wonWidths: Record<number, number[]> = {
  3: [0.3, 0.45, 0.25],
  4: [0.25, 0.35, 0.2, 0.2],
  5: [0.2, 0.26, 0.18, 0.18, 0.18],
}

/** The words of pieces, each figure with the small number beside it. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : `${piece.text}${piece.figure.number}`))
    .join('')
}

/** The sheet with as many rows as its two pages hold; what is left out is counted in words beforehand, by `of`. */
export function laidOut(sheet: Sheet): Sheet {
  const late = thatFit(sheet.late.rows, pageHeight - firstPageBesides(sheet), lateHeight)
  const won = thatFit(sheet.won.rows, pageHeight - secondPageBesides(sheet), wonHeight)
  return { ...sheet, late: { ...sheet.late, rows: late }, won: { ...sheet.won, rows: won } }
}

function sum(heights: readonly number[]): number {
  return heights.reduce((all, height) => all + height, 0)
}

const aTableHead = 25
const more = 14

function firstPageBesides({ title, about, opening, headline, late }: Sheet): number {
  const rows = headline.rows.map(({ name, cells }) => {
    const shares = widths.headline(cells.length + 1)
    return rowHeight([
      { text: name, share: shares[0]!, isBold: true },
      ...cells.map((cell, place) => ({ text: textOf([cell]), share: shares[place + 1]! })),
    ])
  })
  return sum([
    heightOf(title, settings.title),
    ...about.map((line) => heightOf(line, settings.about)),
    8,
    opening ? heightOf(opening, settings.opening) : 0,
    heightOf('-', settings.heading) * 2,
    heightOf(textOf(headline.sentence), settings.sentence),
    rows.length > 0 ? aTableHead : 0,
    ...rows,
    heightOf(headline.notes.map(textOf).join(' '), settings.note),
    heightOf(textOf(late.sentence), settings.sentence),
    aTableHead,
    more,
  ])
}

function lateHeight({ title, of, due, standing, delivered, why, added }: LateOnSheet): number {
  const [first, second, third, fourth] = widths.late as [number, number, number, number]
  return rowHeight([
    { text: title, share: first, isBold: true, note: `${of} (${standing})` },
    { text: due, share: second },
    { text: delivered, share: third },
    { text: `${why} ${added}`, share: fourth, isBold: added !== '' },
  ])
}

function secondPageBesides({ won, stories, points, signed }: Sheet): number {
  return sum([
    heightOf('-', settings.heading) * 3,
    heightOf(textOf(won.sentence), settings.sentence),
    aTableHead,
    more,
    ...stories.flatMap(({ text, from }) => [
      heightOf(text, settings.numbered),
      heightOf(from, settings.source),
    ]),
    ...points.map((point) => heightOf(textOf(point), settings.numbered)),
    heightOf(signed, settings.note),
    heightOf('-'.repeat(180), settings.note),
    stories.length === 0 ? heightOf('-', settings.sentence) : 0,
    points.length === 0 ? heightOf('-', settings.sentence) : 0,
  ])
}

function wonHeight({ outcome, measure, cells }: WonOnSheet): number {
  const shares = widths.won(cells.length + 2)
  const inCells: InCell[] = [outcome, measure, ...cells.map((cell) => textOf([cell]))].map((text, place) => ({
    text,
    share: shares[place]!,
  }))
  return rowHeight(inCells)
}
