/**
 * How much room words take on paper, in points (1/72 inch), so that as many rows are shown as two A4 pages hold, and no
 * more. Worked out for Arial as Word sets it, a little on the wide side; the page printed by a browser is set smaller.
 */

/** Width of the text: A4 less its margins of 16 mm. */
export const textWidth = 504

/** Height of one page less its margins, and a little in hand. */
export const pageHeight = 750

const narrow = /[iljtfrI.,;:'’‘“”"!|()[\] /-]/
const wide = /[mwMW%@—…]/

/** Width of a letter in sizes of the font; a letter that is not Latin counts as a wide one. */
function widthOf(letter: string): number {
  if (letter > '\u024F' && letter < '\u2000') return 1
  if (letter > '\u2E7F') return 1.05
  if (narrow.test(letter)) return 0.31
  if (wide.test(letter)) return 0.88
  return letter >= 'A' && letter <= 'Z' ? 0.7 : 0.56
}

function widthOfWord(word: string): number {
  let width = 0
  for (const letter of word) width += widthOf(letter)
  return width
}

/** How many lines a text takes, broken between words as paper breaks it; a longer word than a line is broken itself. */
export function linesOf(text: string, { width, size }: { width: number; size: number }): number {
  const room = width / size
  let lines = 1
  let used = 0
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const needed = widthOfWord(word)
    const gap = used > 0 ? widthOf(' ') : 0
    if (used + gap + needed <= room) {
      used += gap + needed
      continue
    }
    if (used > 0) lines += 1
    const whole = Math.floor(needed / room)
    lines += whole
    used = needed - whole * room
  }
  return lines
}

/** A text as it is set: the size of its letters, the height of a line, the room above and below it. */
interface Setting {
  size: number
  line: number
  around: number
  width?: number
}

export const settings = {
  title: { size: 16, line: 19.5, around: 3 },
  about: { size: 9.5, line: 11.6, around: 0.5 },
  opening: { size: 10, line: 11.6, around: 8 },
  heading: { size: 11.5, line: 14.1, around: 9.5 },
  sentence: { size: 9.5, line: 11.6, around: 3 },
  note: { size: 8.5, line: 10.4, around: 4 },
  numbered: { size: 9.5, line: 11.6, around: 2.5, width: textWidth - 17 },
  source: { size: 8.5, line: 11.6, around: 0, width: textWidth - 17 },
} as const satisfies Record<string, Setting>

/** Height of a text that runs over the whole width. */
export function heightOf(text: string, setting: Setting): number {
  const { size, line, around, width = textWidth } = setting
  return linesOf(text, { width, size }) * line + around
}

const cellPadding = 5
const cellLine = 10.5
const cellNoteLine = 9.3
const rowAround = 3

/** What stands in one cell: its words, and the smaller ones below them. */
export interface InCell {
  text: string
  /** As a share of the table's width. */
  share: number
  isBold?: boolean
  note?: string
}

/** Height of a table's row: that of its highest cell. */
export function rowHeight(cells: readonly InCell[]): number {
  const heights = cells.map(({ text, share, isBold, note }) => {
    const width = textWidth * share - cellPadding
    const lines = linesOf(text, { width, size: isBold ? 9.5 : 9 })
    const below = note ? linesOf(note, { width, size: 8 }) * cellNoteLine : 0
    return lines * cellLine + below
  })
  return Math.max(...heights) + rowAround
}

/** As many from the first on as there is room for. */
export function thatFit<Row>(rows: readonly Row[], room: number, heightOfRow: (row: Row) => number): Row[] {
  let left = room
  const fitting: Row[] = []
  for (const row of rows) {
    left -= heightOfRow(row)
    if (left < 0) break
    fitting.push(row)
  }
  return fitting
}
