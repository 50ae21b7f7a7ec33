import { longestStory } from './delivery.ts'
import { readQuantity, type QuantityRefusal } from './typed-quantity.ts'

/** One commitment in the workbook of a return: what a supplier reads beside the cells to fill. */
export interface WorkbookLine {
  commitment: string
  title: string
  /** "10 hours", or "nothing due". */
  planned: string
  /** "hours" */
  unit: string
  guidance: string
  quantity: string
  story: string
}

/** What the end of a return asks for. */
export type WorkbookSaying = 'anything-else' | 'remains' | 'comes-next'

export interface WorkbookTold {
  returnId: string
  title: string
  about: string
  due: string
  /** Where to send it back. */
  link: string
  lines: readonly WorkbookLine[]
  sayings: readonly { key: WorkbookSaying; label: string; text: string }[]
}

/** The columns, from A on. The last holds what each row is about, and is hidden. */
export const columns = ['what', 'planned', 'quantity', 'unit', 'story', 'guidance', 'key'] as const
const at = Object.fromEntries(columns.map((name, place) => [name, place])) as Record<
  (typeof columns)[number],
  number
>
const letters = 'ABCDEFG'

export const keyOfReturn = (returnId: string) => `return ${returnId}`

/** A fault in a workbook that was sent back, at its cell: "C7". */
export interface WorkbookFault {
  cell: string
  text: string
}

/** What a workbook says, row by row: only what is right, and each fault by its cell. */
export interface WorkbookRead {
  answers: { commitment: string; quantity?: string; story?: string }[]
  sayings: Partial<Record<WorkbookSaying, string>>
  faults: WorkbookFault[]
}

export type WorkbookDecision =
  { accepted: true; read: WorkbookRead } | { accepted: false; because: 'no-key' | 'another-return' | 'empty' }

/**
 * Reads the rows of a workbook that was sent back for a return. A row is known by its key, wherever it stands: rows may be moved. Empty cells
 * say nothing; what stands there otherwise takes the place of what was typed before.
 */
export function readReturnWorkbook(
  rows: readonly (readonly string[])[],
  { returnId, open }: { returnId: string; open: ReadonlyMap<string, { title: string }> },
): WorkbookDecision {
  const keyed = rows.map((row) => (row[at.key] ?? '').trim())
  const ofReturn = keyed.find((key) => key.startsWith('return '))
  if (!ofReturn) return { accepted: false, because: 'no-key' }
  if (ofReturn !== keyOfReturn(returnId)) return { accepted: false, because: 'another-return' }
  const read: WorkbookRead = { answers: [], sayings: {}, faults: [] }
  const seen = new Map<string, number>()
  for (const [place, key] of keyed.entries()) {
    if (key === '' || key.startsWith('return ')) continue
    const number = place + 1
    const before = seen.get(key)
    if (before !== undefined) {
      read.faults.push({
        cell: `A${number}`,
        text: `This row stands twice: it is in row ${before} too. Only the first is taken`,
      })
      continue
    }
    seen.set(key, number)
    readRow(rows[place]!, { key, number, open, read })
  }
  const isEmpty = read.answers.length + Object.keys(read.sayings).length + read.faults.length === 0
  return isEmpty ? { accepted: false, because: 'empty' } : { accepted: true, read }
}

interface RowRead {
  key: string
  number: number
  open: ReadonlyMap<string, { title: string }>
  read: WorkbookRead
}

function readRow(row: readonly string[], { key, number, open, read }: RowRead): void {
  const text = (name: 'quantity' | 'story') => (row[at[name]] ?? '').trim()
  const cell = (name: 'quantity' | 'story') => `${letters[at[name]]}${number}`
  const story = text('story')
  const isTooLong = story.length > longestStory
  if (isTooLong)
    read.faults.push({ cell: cell('story'), text: `Make this shorter: at most ${longestStory} letters` })
  if (isSaying(key)) {
    if (story !== '' && !isTooLong) read.sayings[key] = story
    return
  }
  const quantity = text('quantity')
  if (quantity === '' && story === '') return
  if (!open.has(key)) {
    read.faults.push({
      cell: `A${number}`,
      text: 'This can’t be answered in this return any more: it was sent, or is not in it',
    })
    return
  }
  const decision = quantity === '' ? undefined : readQuantity(quantity)
  if (decision && !decision.accepted)
    read.faults.push({ cell: cell('quantity'), text: faultWords(decision.because, quantity) })
  const isAbove = decision?.accepted === true && decision.fact.gt(0)
  if (isAbove && story === '')
    read.faults.push({ cell: cell('story'), text: 'Say what happened, in a sentence or two' })
  if (story !== '' && quantity === '')
    read.faults.push({ cell: cell('quantity'), text: 'Type how much, or 0 if there was none' })
  const answer = {
    ...(decision?.accepted ? { quantity } : {}),
    ...(story !== '' && !isTooLong ? { story } : {}),
  }
  if (Object.keys(answer).length > 0) read.answers.push({ commitment: key, ...answer })
}

function isSaying(key: string): key is WorkbookSaying {
  return key === 'anything-else' || key === 'remains' || key === 'comes-next'
}

function faultWords(because: QuantityRefusal, typed: string): string {
  const shown = typed.length > 40 ? `${typed.slice(0, 40)}…` : typed
  switch (because) {
    case 'no-quantity':
      return 'Type how much, or 0 if there was none'
    case 'not-a-number':
      return `“${shown}” is not a number. Type one such as 8 or 7.5`
    case 'below-nought':
      return 'Type 0 or more'
    case 'too-exact':
      return 'Use at most three figures after the point'
    case 'too-large':
      return 'Check the number: it is too large'
  }
}
