import { countWords, type Figure, thousands } from './figures.ts'
import type { PreparedBrief } from './prepared.ts'
import type { Cell, Piece } from './two-pages.ts'

/** A brief’s figures as words that open their rows. */
export interface Refs {
  figure: (key: string) => Figure | undefined
  /** The count with its rows behind it; "0" where there are none. */
  count: (key: string) => Cell
  /** Counted words with the rows behind them. */
  counted: (key: string, one: string, many?: string) => Piece
}

export function refsIn({ figures }: PreparedBrief): Refs {
  const byKey = new Map(figures.map((figure) => [figure.key, figure]))
  const ref = (key: string, text: string): Piece => {
    const figure = byKey.get(key)
    return figure ? { text, figure } : text
  }
  return {
    figure: (key) => byKey.get(key),
    count: (key) => ref(key, thousands(byKey.get(key)?.count ?? 0)),
    counted: (key, one, many) => ref(key, countWords(byKey.get(key)?.count ?? 0, one, many)),
  }
}
