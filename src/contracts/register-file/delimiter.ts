import { parse } from 'csv-parse/sync'

/** What stands between the cells of a row. */
export type Delimiter = ',' | ';' | '\t' | '|'

export const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']

/** How every file is parsed: quotation marks in the middle of a cell are letters like others; rows may differ in length. */
export const parsing = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_quotes: true,
  relax_column_count: true,
  max_record_size: 400_000,
} as const

const sampleRows = 60

/** "sep=;" on the first line, with which some programs tell a spreadsheet the delimiter. */
export function isDelimiterLine(record: readonly string[]): boolean {
  return /^sep=.?$/i.test(record[0] ?? '') && record.slice(1).every((cell) => cell === '')
}

/** The first rows of a text as one delimiter parts them; the last row may be cut short. */
export function firstRecords(text: string, delimiter: Delimiter): string[][] {
  const records: string[][] = []
  const keep = (record: string[]) => {
    records.push(record)
    return null
  }
  try {
    parse(text, {
      ...parsing,
      record_delimiter: [...parsing.record_delimiter],
      delimiter,
      to: sampleRows,
      on_record: keep,
    })
  } catch {
    // The sample may end inside quotation marks: what came before is enough.
  }
  return records
}

/** How evenly a delimiter parts the rows: nought when it parts none. */
function evenness(records: readonly string[][]): number {
  const widths = records.map((record) => record.length).filter((width) => width > 1)
  const filled = records.filter((record) => record.some((cell) => cell.trim() !== '')).length
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) {
    const share = count / Math.max(filled, 1)
    best = Math.max(best, share * share * Math.log2(width + 1))
  }
  return best
}

/** The delimiter that parts the beginning of a file most evenly; a comma when none does. */
export function delimiterOf(head: string): Delimiter {
  const said = /^sep=([,;|\t])\r?\n/i.exec(head)
  if (said) return said[1] as Delimiter
  let best: Delimiter = ','
  let most = 0
  for (const delimiter of delimiters) {
    const even = evenness(firstRecords(head, delimiter))
    if (even > most) [best, most] = [delimiter, even]
  }
  return best
}
