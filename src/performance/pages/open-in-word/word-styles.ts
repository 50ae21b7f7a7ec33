/** Millimetres in twentieths of a point, as Word counts lengths. */
export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440)
}

export const margins = { top: 14, bottom: 15, left: 16, right: 16 }

/** Width of the text on an A4 page, in millimetres. */
export const textWidth = 210 - margins.left - margins.right

const ink = '17211E'
export const muted = '4D5A56'
export const lines = 'C3CCC8'
export const brand = '06392F'

/** On every machine that has Word, and of the same widths in what LibreOffice puts in its place. */
const font = 'Arial'

/** Lines are as high as their letters need, times so many 240ths. */
const lineRule = 'auto' as const

/** Sizes are half points. */
export const wordStyles = {
  default: {
    document: {
      run: { font, size: 19, color: ink, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 60, line: 252, lineRule } },
    },
    title: {
      run: { font, size: 32, bold: true, color: brand },
      paragraph: { spacing: { after: 60 }, keepNext: true },
    },
    heading1: {
      run: { font, size: 23, bold: true, color: brand },
      paragraph: { spacing: { before: 140, after: 50 }, keepNext: true },
    },
    hyperlink: { run: { color: '0B5C4B', underline: { type: 'single' as const } } },
    listParagraph: { paragraph: { spacing: { after: 50 } } },
  },
  paragraphStyles: [
    {
      id: 'About',
      name: 'About',
      basedOn: 'Normal',
      run: { color: muted },
      paragraph: { spacing: { after: 10 } },
    },
    {
      id: 'Opening',
      name: 'Opening',
      basedOn: 'Normal',
      run: { bold: true },
      paragraph: { spacing: { before: 100, after: 60 } },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      run: { size: 17, color: muted },
      paragraph: { spacing: { before: 50, after: 30 } },
    },
    {
      id: 'Cell',
      name: 'Cell',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { after: 0, line: 240, lineRule } },
    },
    {
      id: 'CellHeading',
      name: 'Cell heading',
      basedOn: 'Cell',
      run: { size: 18, bold: true },
      paragraph: { spacing: { after: 0, line: 240, lineRule } },
    },
    {
      id: 'CellNote',
      name: 'Cell note',
      basedOn: 'Cell',
      run: { size: 16, color: muted },
      paragraph: { spacing: { after: 0, line: 240, lineRule } },
    },
  ],
}
