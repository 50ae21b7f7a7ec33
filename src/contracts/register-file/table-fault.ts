/** Why a file can't be read as a table. */
export type TableRefusal =
  | 'empty'
  | 'excel-workbook'
  | 'old-excel-workbook'
  | 'open-document'
  | 'apple-numbers'
  | 'pdf'
  | 'picture'
  | 'compressed'
  | 'web-page'
  | 'not-text'
  | 'no-headings'
  | 'nothing-under-headings'
  | 'one-column'
  | 'quote-not-closed'
  | 'cell-too-long'
  | 'row-too-long'
  | 'too-many-columns'
  | 'too-many-rows'

export const mostRows = 250_000
export const mostColumns = 200
/** Characters. */
export const longestCell = 10_000

const saveAgain =
  'open it in your spreadsheet program, choose “Save as”, then “Excel workbook (.xlsx)” or “CSV UTF-8”, and bring in that file.'

const words: Record<TableRefusal, (row: number) => string> = {
  empty: () => 'The file is empty. Check that it is the one you meant.',
  'excel-workbook': () => `This looks like an Excel workbook: ${saveAgain}`,
  'old-excel-workbook': () => `This looks like an older Excel or Word file: ${saveAgain}`,
  'open-document': () => `This looks like an OpenDocument spreadsheet: ${saveAgain}`,
  'apple-numbers': () => `This looks like a Numbers file: ${saveAgain}`,
  pdf: () =>
    'This looks like a PDF, which can’t be read as a table. Bring in the spreadsheet it was made from.',
  picture: () => 'This looks like a picture. Bring in the spreadsheet itself.',
  compressed: () => 'This looks like a compressed file. Unpack it, then bring in the file inside.',
  'web-page': () => `This looks like a web page saved with another name: ${saveAgain}`,
  'not-text': () => `This file isn’t text, so it can’t be read as a table: ${saveAgain}`,
  'no-headings': () => 'No row of headings was found. Add a row on top that says what each column holds.',
  'nothing-under-headings': (row) => `Row ${row} has the headings, but there is nothing under it.`,
  'one-column': () =>
    'The file has one column only. Save it again with commas, semicolons or tabs between the columns.',
  'quote-not-closed': (row) =>
    `A quotation mark in row ${row} is opened and not closed. Close it or take it out, then bring the file in again.`,
  'cell-too-long': (row) =>
    `Row ${row} has a cell of more than ${longestCell.toLocaleString('en-GB')} characters. Shorten it; if it looks short, look for a quotation mark that isn’t closed.`,
  'row-too-long': (row) =>
    `Row ${row} is too long to be one row. Look for a quotation mark that isn’t closed.`,
  'too-many-columns': (row) =>
    `Row ${row} has more than ${mostColumns} columns. Take out those that aren’t needed.`,
  'too-many-rows': () =>
    `The file has more than ${mostRows.toLocaleString('en-GB')} rows. Bring it in as two or more files.`,
}

/** Stops the reading of a table; `message` says what is wrong and how to mend it, `row` where. */
export class TableFault extends Error {
  readonly because: TableRefusal
  readonly row: number | undefined

  constructor(because: TableRefusal, row?: number) {
    super(words[because](row ?? 0))
    this.name = 'TableFault'
    this.because = because
    this.row = row
  }
}
