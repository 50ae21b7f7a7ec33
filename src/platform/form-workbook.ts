import { bookOf, columnLetters, contentTypesOf, escaped, main, relations, xml } from './workbook.ts'
import { zipOf } from './zip.ts'

/** How a cell of a form looks, and whether it may be filled: only `fill` and `fill-number` are not locked. */
export type FormStyle = 'plain' | 'title' | 'heading' | 'wrapped' | 'fill' | 'fill-number'

export interface FormCell {
  text: string
  style: FormStyle
}

/** A sheet of which some cells are to be filled. */
export interface FormSheet {
  name: string
  /** Width of each column, in letters; 0 hides it. */
  widths: readonly number[]
  rows: readonly (readonly (FormCell | undefined)[])[]
  /** What a spreadsheet program says to whoever types something other than a number from nought on. */
  numberHelp: { title: string; words: string }
}

const styleOf: Record<FormStyle, number> = {
  plain: 0,
  title: 1,
  heading: 2,
  wrapped: 3,
  fill: 4,
  'fill-number': 5,
}

/**
 * A workbook of one protected sheet, in which only the cells to fill can be typed into; text as it is, never a formula. There is no
 * password: who must change more may take the protection off.
 */
export function formWorkbookOf(sheet: FormSheet): AsyncIterable<Uint8Array> {
  return zipOf([
    { name: '[Content_Types].xml', content: [contentTypesOf(['worksheets/sheet1.xml'])] },
    { name: '_rels/.rels', content: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', content: [bookOf(sheet.name)] },
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
    { name: 'xl/worksheets/sheet1.xml', content: [sheetOf(sheet)] },
  ])
}

function sheetOf({ widths, rows, numberHelp }: FormSheet): string {
  const columns = widths.map(
    (width, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width || 1}" customWidth="1"${width === 0 ? ' hidden="1"' : ''}/>`,
  )
  const numbers: string[] = []
  const written = rows.map((cells, row) => {
    const inner = cells.map((cell, at) => {
      if (!cell) return ''
      const address = `${columnLetters(at)}${row + 1}`
      if (cell.style === 'fill-number') numbers.push(address)
      return cellOf(address, cell)
    })
    return `<row r="${row + 1}"${heightOf(cells, widths)}>${inner.join('')}</row>`
  })
  const { title, words } = numberHelp
  const checked =
    numbers.length === 0
      ? ''
      : `<dataValidations count="1"><dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" errorTitle="${escaped(title)}" error="${escaped(words)}" sqref="${numbers.join(' ')}"><formula1>0</formula1></dataValidation></dataValidations>`
  return `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><cols>${columns.join('')}</cols><sheetData>${written.join('')}</sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatRows="0" formatColumns="0"/>${checked}<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`
}

/** Points in which a line of text stands. */
const line = 15
const leastToFill = 4

/** A row as high as its longest text needs: spreadsheet programs don't all work it out for themselves. */
function heightOf(cells: FormSheet['rows'][number], widths: readonly number[]): string {
  const lines = cells.map((cell, at) => {
    if (!cell || cell.style === 'plain' || cell.style === 'title') return 1
    const width = Math.max(widths[at] ?? 1, 1)
    const texts = cell.text.split('\n').map((text) => Math.max(1, Math.ceil((text.length * 1.1) / width)))
    const needed = texts.reduce((sum, each) => sum + each, 0)
    return cell.style === 'fill' ? Math.max(needed, leastToFill) : needed
  })
  const most = Math.min(Math.max(1, ...lines), 25)
  return most === 1 ? '' : ` ht="${most * line}" customHeight="1"`
}

function cellOf(address: string, { text, style }: FormCell): string {
  const head = `<c r="${address}" s="${styleOf[style]}"`
  if (text === '') return `${head}/>`
  if (style === 'fill-number' && /^\d{1,12}(\.\d{1,3})?$/.test(text)) return `${head}><v>${text}</v></c>`
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

const top = '<alignment vertical="top" wrapText="1"/>'
const open = '<protection locked="0"/>'
const styles = `${xml}<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF3C4"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf xfId="0"/><xf fontId="2" applyFont="1" xfId="0"/><xf fontId="1" applyFont="1" applyAlignment="1" xfId="0">${top}</xf><xf applyAlignment="1" xfId="0">${top}</xf><xf numFmtId="49" fillId="2" borderId="1" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1" xfId="0">${top}${open}</xf><xf fillId="2" borderId="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1" xfId="0">${top}${open}</xf></cellXfs></styleSheet>`
