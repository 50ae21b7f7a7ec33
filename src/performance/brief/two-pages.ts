import type { Figure } from './figures.ts'

/** A piece of a sentence: words, or a figure whose rows can be opened. */
export type Piece = string | Ref

/** Words that open the rows of a figure. */
export interface Ref {
  text: string
  figure: Figure
}

/** A cell of a table: a figure, or words without rows behind them. */
export type Cell = Piece

export interface LateOnSheet {
  title: string
  of: string
  due: string
  standing: string
  delivered: string
  why: string
  added: string
  contractId: string
  commitmentId: string
}

export interface WonOnSheet {
  outcome: string
  measure: string
  cells: Cell[]
}

export interface StoryOnSheet {
  text: string
  from: string
  delivery: string
}

/**
 * The two pages of a brief as words, the same on screen, on paper and in Word. Everything that is cut is cut here, so that
 * all three have two pages; what was left out is counted and leads to its rows.
 */
export interface Sheet {
  title: string
  /** Meeting, day of the figures, state: a line each. */
  about: string[]
  isDraft: boolean
  number: number
  opening: string
  headline: { sentence: Piece[]; head: string[]; rows: { name: string; cells: Cell[] }[]; notes: Piece[][] }
  late: { sentence: Piece[]; rows: LateOnSheet[]; more: Piece[] }
  won: {
    heading: string
    sentence: Piece[]
    head: string[]
    rows: WonOnSheet[]
    more: Piece[]
  }
  stories: StoryOnSheet[]
  points: Piece[][]
  signed: string
}
