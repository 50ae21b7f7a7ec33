import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { once } from 'node:events'
import readWorkbook from 'read-excel-file/node'
import { checkSize, WorkbookRefused } from './packed-size.ts'
import type { SheetTold, WorkbookTold } from './workbook-told.ts'

/*
 * A process of its own, with memory and time of its own: whatever a workbook does to it, the server stays. It writes each
 * sheet beside the file as text with commas, row for row, and tells what it wrote.
 */
const [path, beside] = process.argv.slice(2)
const told: WorkbookTold = await read(path!, beside!)
process.stdout.write(JSON.stringify(told))

async function read(from: string, to: string): Promise<WorkbookTold> {
  try {
    const file = await readFile(from)
    await checkSize(file)
    const sheets = await readWorkbook(file, { parseNumber: plainNumber, trim: false })
    const written: SheetTold[] = []
    for (const [place, { sheet, data }] of sheets.entries()) {
      const name = `${to}-${place}`
      written.push({ name: sheet, path: name, rows: await write(name, data) })
    }
    return { sheets: written }
  } catch (error) {
    return { refused: error instanceof WorkbookRefused ? error.because : 'broken' }
  }
}

/** A number as it is shown, without the noise that binary fractions leave: 0.1 + 0.2 is 0.3. */
function plainNumber(text: string): string {
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  const plain = Number(number.toPrecision(15))
  return Math.abs(plain) >= 1e21 || (plain !== 0 && Math.abs(plain) < 1e-6) ? text : String(plain)
}

type Cell = string | number | boolean | Date | null

async function write(to: string, rows: readonly (readonly unknown[])[]): Promise<number> {
  const out = createWriteStream(to)
  let filled = 0
  for (const row of rows) {
    const cells = (row as readonly Cell[]).map(textOf)
    if (cells.some((text) => text !== '')) filled += 1
    if (!out.write(`${cells.map(quoted).join(',')}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return filled
}

function textOf(value: Cell): string {
  if (value === null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return String(value).replaceAll(/\r\n?/g, '\n')
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
