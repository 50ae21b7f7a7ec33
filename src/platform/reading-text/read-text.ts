/** The beginning of what a file says: its words, and its tables row by row. */
export interface ReadText {
  words: string
  tables: string[][][]
}

/** Letters that are read of one file. */
export const mostLetters = 500_000
/** Rows that are read of one table. */
export const mostRows = 2000
