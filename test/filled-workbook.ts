import { zipOf } from '../src/platform/zip.ts'
import { filesOfZip } from './zip-files.ts'

const sheetName = 'xl/worksheets/sheet1.xml'

/** The workbook with these cells filled, as a spreadsheet program saves it; `=…` is a formula with the text behind the last | as its value. */
export async function fillWorkbook(book: Buffer, cells: Record<string, string>): Promise<Buffer> {
  return withSheet(book, (sheet) => {
    let filled = sheet
    for (const [address, text] of Object.entries(cells)) {
      const cell = new RegExp(`<c r="${address}" s="(\\d+)"(?:/>|[^>]*>.*?</c>)`)
      if (!cell.test(filled)) throw new Error(`there is no cell ${address}`)
      filled = filled.replace(cell, (_, style) => cellOf(address, style, text))
    }
    return filled
  })
}

function cellOf(address: string, style: string, text: string): string {
  const formula = /^=(.*)\|(.*)$/s.exec(text)
  if (formula) return `<c r="${address}" s="${style}" t="str"><f>${formula[1]}</f><v>${formula[2]}</v></c>`
  if (/^\d+(\.\d+)?$/.test(text)) return `<c r="${address}" s="${style}"><v>${text}</v></c>`
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t>${escaped}</t></is></c>`
}

/** The workbook with its sheet's XML changed. */
export async function withSheet(book: Buffer, change: (xml: string) => string): Promise<Buffer> {
  const files = [...filesOfZip(book)].map(([name, content]) => ({
    name,
    content: [name === sheetName ? change(content.toString('utf8')) : content],
  }))
  const pieces: Uint8Array[] = []
  for await (const piece of zipOf(files)) pieces.push(piece)
  return Buffer.concat(pieces)
}

export const sheetOf = (book: Buffer): string => filesOfZip(book).get(sheetName)!.toString('utf8')
