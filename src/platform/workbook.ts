import { zipOf } from './zip.ts'

/** How a column's cells are written. */
export type CellKind = 'text' | 'number' | 'day'

export interface SheetColumn {
  heading: string
  kind: CellKind
}

/** The most rows a sheet can have, the headings included. */
export const mostRows = 1_048_576

const styleOf: Record<CellKind, number> = { text: 0, number: 0, day: 2 }
const heading = 1
export const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const pack = 'http://schemas.openxmlformats.org/package/2006'

/** The letters of a column, counted from nought: A, B, … Z, AA. */
export function columnLetters(position: number): string {
  const letter = String.fromCharCode(65 + (position % 26))
  return position < 26 ? letter : columnLetters(Math.floor(position / 26) - 1) + letter
}

/**
 * A cell around its text, in the parts that stand before the row's number, before the text and after it: text as it
 * is, never a formula; a day as the number Excel counts it by.
 */
export function cellParts(
  position: number,
  kind: CellKind,
): [address: string, opening: string, closing: string] {
  const address = `<c r="${columnLetters(position)}`
  if (kind === 'text') return [address, '" t="inlineStr"><is><t xml:space="preserve">', '</t></is></c>']
  return [address, `" s="${styleOf[kind]}"><v>`, '</v></c>']
}

/**
 * A workbook of one sheet as an archive, in constant memory. `rows` are written already: `<row r="2">…</row>`, made of
 * `cellParts`, so that a database can write them.
 */
export function workbookOf(
  name: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<string | Uint8Array>,
): AsyncIterable<Uint8Array> {
  return zipOf([
    { name: '[Content_Types].xml', content: [contentTypesOf(['worksheets/sheet1.xml'])] },
    { name: '_rels/.rels', content: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', content: [bookOf(name)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [
        relations([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
        ]),
      ],
    },
    { name: 'xl/styles.xml', content: [styles] },
    { name: 'xl/worksheets/sheet1.xml', content: sheetOf(columns, rows) },
  ])
}

/** A sheet of text cells, written as it comes. */
export interface TextSheet {
  name: string
  rows: AsyncIterable<readonly string[]>
}

/** A workbook of sheets of text as an archive, in constant memory: text as it is, never a formula. */
export function workbookOfText(sheets: readonly TextSheet[]): AsyncIterable<Uint8Array> {
  const parts = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`)
  return zipOf([
    { name: '[Content_Types].xml', content: [contentTypesOf(parts)] },
    { name: '_rels/.rels', content: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', content: [bookOf(...sheets.map(({ name }) => name))] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [relations([...parts.map((part) => ['worksheet', part] as const), ['styles', 'styles.xml']])],
    },
    { name: 'xl/styles.xml', content: [styles] },
    ...sheets.map(({ rows }, at) => ({ name: `xl/${parts[at]}`, content: textRows(rows) })),
  ])
}

async function* textRows(rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  yield `${xml}<worksheet xmlns="${main}"><sheetData>`
  let number = 0
  for await (const cells of rows) {
    number += 1
    const written = cells.map((text, at) => {
      const [address, opening, closing] = cellParts(at, 'text')
      return text === '' ? '' : `${address}${number}${opening}${escaped(text)}${closing}`
    })
    yield `<row r="${number}">${written.join('')}</row>`
  }
  yield '</sheetData></worksheet>'
}

async function* sheetOf(
  columns: readonly SheetColumn[],
  rows: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string | Uint8Array> {
  const widths = columns.map(({ kind }, at) => {
    const width = kind === 'text' ? 24 : 14
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
  })
  const headings = columns.map(
    (column, at) =>
      `<c r="${columnLetters(at)}1" s="${heading}" t="inlineStr"><is><t>${escaped(column.heading)}</t></is></c>`,
  )
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`
  yield* rows
  yield '</sheetData></worksheet>'
}

export function bookOf(...names: string[]): string {
  const sheets = names.map((name, at) => {
    const title = escaped(name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31))
    return `<sheet name="${title}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`
  })
  return `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`
}

export function relations(targets: readonly (readonly [string, string])[]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${xml}<Relationships xmlns="${pack}/relationships">${all.join('')}</Relationships>`
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const typed = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
export function contentTypesOf(sheets: readonly string[]): string {
  const parts = sheets.map(
    (part) => `<Override PartName="/xl/${part}" ContentType="${typed}.worksheet+xml"/>`,
  )
  return `${xml}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${typed}.sheet.main+xml"/>${parts.join('')}<Override PartName="/xl/styles.xml" ContentType="${typed}.styles+xml"/></Types>`
}
const styles = `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/><xf numFmtId="14" applyNumberFormat="1" xfId="0"/></cellXfs></styleSheet>`
