import { deflateRawSync } from 'node:zlib'
import { columnLetters } from '../../src/platform/workbook.ts'
import { zipOf } from '../../src/platform/zip.ts'

/** A cell of an invented workbook: text, a number, a day, a formula with the value it had, or an empty cell with a border. */
export type Cell =
  string | number | Date | { formula: string; value?: string | number; error?: string } | null

export interface SheetMade {
  name: string
  rows: readonly (readonly Cell[])[]
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const pack = 'http://schemas.openxmlformats.org/package/2006'
const dayNought = Date.UTC(1899, 11, 30)

/** A workbook as Excel would have saved it; `extra` are further files in the archive. */
export async function workbookMade(
  sheets: readonly SheetMade[],
  extra: readonly { name: string; content: string }[] = [],
): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const files = [
    { name: '[Content_Types].xml', content: [contentTypes(sheets.length)] },
    {
      name: '_rels/.rels',
      content: [
        `${xml}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
    },
    {
      name: 'xl/workbook.xml',
      content: [
        `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
      ],
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [
        `${xml}<Relationships xmlns="${pack}/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
      ],
    },
    {
      name: 'xl/styles.xml',
      content: [
        `${xml}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      ],
    },
    ...sheets.map(({ rows }, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: sheetOf(rows) })),
    ...extra.map(({ name, content }) => ({ name, content: [content] })),
  ]
  for await (const piece of zipOf(files)) pieces.push(piece)
  return Buffer.concat(pieces)
}

function contentTypes(count: number): string {
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'
  const parts = Array.from(
    { length: count },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${sheet}"/>`,
  )
  return `${xml}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${parts.join('')}</Types>`
}

function* sheetOf(rows: SheetMade['rows']): Generator<string> {
  yield `${xml}<worksheet xmlns="${main}"><sheetData>`
  for (const [at, cells] of rows.entries()) {
    const written = cells.map((cell, column) => cellOf(`${columnLetters(column)}${at + 1}`, cell))
    yield `<row r="${at + 1}">${written.join('')}</row>`
  }
  yield '</sheetData></worksheet>'
}

function cellOf(address: string, cell: Cell): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'string')
    return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`
  if (cell instanceof Date)
    return `<c r="${address}" s="1"><v>${(cell.getTime() - dayNought) / 86_400_000}</v></c>`
  const { formula, value, error } = cell
  if (error) return `<c r="${address}" t="e"><f>${escaped(formula)}</f><v>${escaped(error)}</v></c>`
  if (typeof value === 'string')
    return `<c r="${address}" t="str"><f>${escaped(formula)}</f><v>${escaped(value)}</v></c>`
  return `<c r="${address}"><f>${escaped(formula)}</f>${value === undefined ? '' : `<v>${value}</v>`}</c>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** An archive of one file, which says that it unpacks to `claimed` bytes. */
export function zipOfOne(name: string, content: Buffer, claimed = content.length): Buffer {
  const packed = deflateRawSync(content)
  const title = Buffer.from(name)
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(claimed, 18)
  fields.writeUInt16LE(title.length, 22)
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, title, packed])
  const rest = Buffer.alloc(14)
  const place = Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, rest, title])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(place.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, place, end])
}
