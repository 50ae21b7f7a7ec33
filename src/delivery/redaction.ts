import { accept, type Decision, refuse } from '../language/decision.ts'

/** Squares of the grid that lies over a picture, across and down. */
export const squaresAcross = 12
/** Bytes of a text that can be redacted here. */
export const largestText = 5 * 1024 * 1024
/** What stands in the place of what was taken out. */
export const takenOut = '[taken out]'

/** How a file can be redacted here: by areas of a picture, by lines of a text, by lines and columns of a table; or not at all. */
export type RedactionKind = 'picture' | 'text' | 'table'

export function redactionOf(mediaType: string | null): RedactionKind | undefined {
  if (mediaType === 'image/jpeg' || mediaType === 'image/png') return 'picture'
  if (mediaType === 'text/plain') return 'text'
  return mediaType === 'text/csv' ? 'table' : undefined
}

/** A part of a picture, each side as a share of the whole from its left or its top, in per cent. */
export interface Area {
  left: number
  top: number
  right: number
  bottom: number
}

/** What is to be taken out: areas in per cent of the upright picture, lines by number from 1, columns by number from 1. */
export interface Redaction {
  areas: Area[]
  lines: Lines
  columns: number[]
}

/** Lines from and to, both included. */
export type Lines = readonly (readonly [from: number, to: number])[]

export interface RedactionTyped {
  /** "3-4" is the fourth square of the third row. */
  squares: readonly string[]
  /** Left, top, right and bottom, in per cent. */
  area: readonly [string, string, string, string]
  /** "2, 5-9" */
  lines: string
  columns: readonly string[]
}

/** The field at fault, and the sentence beside it. */
export const redactionRefusals = {
  'nothing-chosen': { field: 'chosen', sentence: 'Choose what is to be taken out' },
  'not-an-area': {
    field: 'left',
    sentence:
      'Type four numbers from 0 to 100, with the right and the bottom larger than the left and the top',
  },
  'not-lines': { field: 'lines', sentence: 'Type numbers of lines, such as 2, 5-9' },
} as const

export type RedactionRefusal = keyof typeof redactionRefusals

/** Decides what is to be taken out of a file of this kind, as it was chosen and typed. */
export function readRedaction(
  kind: RedactionKind,
  typed: RedactionTyped,
): Decision<Redaction, RedactionRefusal> {
  const area = kind === 'picture' ? readArea(typed.area) : []
  if (!area) return refuse('not-an-area')
  const lines = kind === 'picture' ? [] : readLines(typed.lines)
  if (!lines) return refuse('not-lines')
  const areas = kind === 'picture' ? [...areasOf(typed.squares), ...area] : []
  const columns =
    kind === 'table' ? typed.columns.map(Number).filter((column) => column >= 1 && column <= 500) : []
  return areas.length + lines.length + columns.length > 0
    ? accept({ areas, lines, columns })
    : refuse('nothing-chosen')
}

/** The chosen squares, those beside each other in a row as one. */
export function areasOf(squares: readonly string[]): Area[] {
  const chosen = new Set(squares)
  const areas: Area[] = []
  const share = (count: number) => (count * 100) / squaresAcross
  for (let row = 1; row <= squaresAcross; row++) {
    for (let column = 1; column <= squaresAcross; column++) {
      if (!chosen.has(`${row}-${column}`)) continue
      const from = column
      while (chosen.has(`${row}-${column + 1}`) && column < squaresAcross) column++
      areas.push({ left: share(from - 1), top: share(row - 1), right: share(column), bottom: share(row) })
    }
  }
  return areas
}

function readArea(typed: RedactionTyped['area']): Area[] | undefined {
  if (typed.every((text) => text.trim() === '')) return []
  if (!typed.every((text) => /^\d{1,3}(\.\d{1,2})?$/.test(text.trim()))) return undefined
  const [left, top, right, bottom] = typed.map(Number) as [number, number, number, number]
  const within = [left, top, right, bottom].every((share) => share <= 100)
  return within && left < right && top < bottom ? [{ left, top, right, bottom }] : undefined
}

/** "2, 5-9" as pairs; nothing typed is no lines; undefined when it can't be read. */
export function readLines(typed: string): [number, number][] | undefined {
  const parts = typed
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const lines: [number, number][] = []
  for (const part of parts) {
    const [, first, last = first] = /^(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?$/.exec(part) ?? []
    if (!first || Number(first) < 1 || Number(last) < Number(first)) return undefined
    lines.push([Number(first), Number(last)])
  }
  return lines.length <= 200 ? lines : undefined
}

const isIn = (lines: Lines, number: number) => lines.some(([from, to]) => number >= from && number <= to)

/** The text with each chosen line taken out. */
export function redactText(text: string, lines: Lines): string {
  return text
    .split('\n')
    .map((line, place) => (isIn(lines, place + 1) ? takenOut : line))
    .join('\n')
}

/** The table with every filled cell of the chosen lines and columns taken out; the headings of columns stay. */
export function redactTable(
  rows: readonly (readonly string[])[],
  { lines, columns }: Pick<Redaction, 'lines' | 'columns'>,
): string[][] {
  return rows.map((row, place) =>
    row.map((cell, column) => {
      const isChosen = isIn(lines, place + 1) || (place > 0 && columns.includes(column + 1))
      return isChosen && cell.trim() !== '' ? takenOut : cell
    }),
  )
}

/** "3 areas blacked out", "1 column and 2 lines taken out" */
export function redactedWords({ areas, lines, columns }: Redaction): string {
  const several = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
  if (areas.length > 0) return `${several(areas.length, 'area')} blacked out`
  const many = lines.reduce((all, [from, to]) => all + to - from + 1, 0)
  const parts = [columns.length > 0 && several(columns.length, 'column'), many > 0 && several(many, 'line')]
  return `${parts.filter(Boolean).join(' and ')} taken out`
}
