import type * as Docx from 'docx'
import { widths } from '../../brief/layout.ts'
import type { Cell, Piece, Sheet } from '../../brief/two-pages.ts'
import { brand, lines, margins, muted, textWidth, twips, wordStyles } from './word-styles.ts'
import { storiesHeading } from '../stories-heading.ts'

/** Absolute addresses that the file's links lead to. */
export interface Addresses {
  figure: (key: string) => string
  commitment: (contract: string, commitment: string) => string
  delivery: (delivery: string) => string
  /** Where the short addresses on paper begin, as it is printed. */
  onPaper: string
}

export interface WordFile {
  sheet: Sheet
  /** The authority: the file's author. */
  author: string
  addresses: Addresses
}

/** The brief as a Word file: two A4 pages with real headings and tables, every figure a link to its rows. */
export async function wordFile(file: WordFile): Promise<Buffer> {
  // Read when the first file is made: nobody who doesn't make one waits for it.
  const docx = await import('docx')
  return docx.Packer.toBuffer(new Writing(docx, file).document())
}

type Block = Docx.Paragraph | Docx.Table
type Run = Docx.TextRun | Docx.ExternalHyperlink

class Writing {
  readonly #docx: typeof Docx
  readonly #file: WordFile

  constructor(docx: typeof Docx, file: WordFile) {
    this.#docx = docx
    this.#file = file
  }

  document(): Docx.Document {
    const { sheet, author } = this.#file
    const { Document, LevelFormat, AlignmentType } = this.#docx
    const numbered = {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: twips(6), hanging: twips(6) } } },
    }
    return new Document({
      title: sheet.title,
      subject: sheet.about.join('. '),
      creator: author,
      lastModifiedBy: author,
      styles: wordStyles,
      numbering: {
        config: ['stories', 'points'].map((reference) => ({ reference, levels: [numbered] })),
      },
      sections: [
        {
          properties: {
            page: {
              size: { width: twips(210), height: twips(297) },
              margin: {
                top: twips(margins.top),
                bottom: twips(margins.bottom),
                left: twips(margins.left),
                right: twips(margins.right),
                header: twips(7),
                footer: twips(8),
              },
            },
          },
          footers: { default: this.#footer() },
          children: [...this.#firstPage(), ...this.#secondPage()],
        },
      ],
    })
  }

  #footer(): Docx.Footer {
    const { Footer, PageNumber, Paragraph, TextRun } = this.#docx
    const { sheet, author } = this.#file
    const state = sheet.isDraft ? ' (draft)' : ''
    return new Footer({
      children: [
        new Paragraph({
          style: 'CellNote',
          children: [
            new TextRun(`${author}. Social value brief ${sheet.number}${state}. Page `),
            new TextRun({ children: [PageNumber.CURRENT] }),
            new TextRun(' of '),
            new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
          ],
        }),
      ],
    })
  }

  #firstPage(): Block[] {
    const { Paragraph, BorderStyle } = this.#docx
    const { title, about, opening, headline, late } = this.#file.sheet
    const rule = { style: BorderStyle.SINGLE, size: 18, color: brand, space: 4 }
    const last = about.length - 1
    return [
      new Paragraph({ style: 'Title', text: title }),
      ...about.map(
        (text, place) =>
          new Paragraph({ style: 'About', text, ...(place === last ? { border: { bottom: rule } } : {}) }),
      ),
      ...(opening ? [this.#text(opening, 'Opening')] : []),
      this.#heading('Commitments due'),
      this.#pieces(headline.sentence),
      ...this.#table(headline.head, widths.headline(headline.head.length), {
        numericFrom: 1,
        rows: headline.rows.map(({ name, cells }) => [
          [this.#text(name, 'CellHeading')],
          ...cells.map((cell) => this.#figure(cell)),
        ]),
      }),
      ...(headline.notes.length > 0
        ? [
            this.#pieces(
              headline.notes.flatMap((note) => [...note, ' ']),
              'Note',
            ),
          ]
        : []),
      this.#heading('What is late, and why'),
      this.#pieces(late.sentence),
      ...this.#late(),
      ...(late.more.length > 0 ? [this.#pieces(late.more, 'Note')] : []),
    ]
  }

  #late(): Block[] {
    const { addresses, sheet } = this.#file
    const rows = sheet.late.rows.map((row) => [
      [
        this.#linked(row.title, addresses.commitment(row.contractId, row.commitmentId), 'CellHeading'),
        this.#text(`${row.of} (${row.standing.toLowerCase()})`, 'CellNote'),
      ],
      [this.#text(row.due, 'Cell')],
      [this.#text(row.delivered, 'Cell')],
      [this.#runs([this.#run(row.why), ...(row.added ? [this.#run(` ${row.added}`, true)] : [])], 'Cell')],
    ])
    const head = rows.length > 0 ? ['Promised', 'Due', 'Accepted', 'Why'] : []
    return this.#table(head, widths.late, { numericFrom: 9, rows })
  }

  #secondPage(): Block[] {
    const { won, signed, stories, points } = this.#file.sheet
    const { addresses } = this.#file
    return [
      this.#heading(won.heading, true),
      this.#pieces(won.sentence),
      ...this.#table(won.head, widths.won(won.head.length), {
        numericFrom: 2,
        rows: won.rows.map(({ outcome, measure, cells }) => [
          [this.#text(outcome, 'Cell')],
          [this.#text(measure, 'Cell')],
          ...cells.map((cell) => this.#figure(cell)),
        ]),
      }),
      ...(won.more.length > 0 ? [this.#pieces(won.more, 'Note')] : []),
      this.#heading(storiesHeading(stories.length)),
      ...(stories.length === 0 ? [this.#text(noStory)] : stories.map((story) => this.#story(story))),
      this.#heading('What members are asked for'),
      ...(points.length === 0
        ? [this.#text(nothingAsked)]
        : points.map((point) => this.#numbered('points', this.#runsOf(point)))),
      this.#text(signed, 'Note'),
      this.#text(
        `The rows behind a figure: ${addresses.onPaper} and the small number beside it. For those who sign in.`,
        'Note',
      ),
    ]
  }

  #story({ text, from, delivery }: Sheet['stories'][number]): Docx.Paragraph {
    const { TextRun } = this.#docx
    const { addresses } = this.#file
    return this.#numbered('stories', [
      this.#run(text),
      new TextRun({ break: 1 }),
      this.#link(from, addresses.delivery(delivery), { size: 17 }),
    ])
  }

  #heading(text: string, pageBreakBefore = false): Docx.Paragraph {
    const { Paragraph, HeadingLevel } = this.#docx
    return new Paragraph({ heading: HeadingLevel.HEADING_1, text, pageBreakBefore })
  }

  #text(text: string, style?: string): Docx.Paragraph {
    return this.#runs([this.#run(text)], style)
  }

  #runs(children: readonly Run[], style?: string, numeric = false): Docx.Paragraph {
    const { AlignmentType, Paragraph } = this.#docx
    return new Paragraph({
      ...(style ? { style } : {}),
      children,
      ...(numeric ? { alignment: AlignmentType.RIGHT } : {}),
    })
  }

  #numbered(reference: string, children: readonly Run[]): Docx.Paragraph {
    const { Paragraph } = this.#docx
    return new Paragraph({ style: 'ListParagraph', numbering: { reference, level: 0 }, children })
  }

  #pieces(pieces: readonly Piece[], style?: string): Docx.Paragraph {
    return this.#runs(this.#runsOf(pieces), style)
  }

  #figure(cell: Cell): Docx.Paragraph[] {
    return [this.#runs(this.#runsOf([cell]), 'Cell', true)]
  }

  /** Each figure opens its rows; for paper its number stands beside it. */
  #runsOf(pieces: readonly Piece[]): Run[] {
    const { TextRun } = this.#docx
    return pieces.flatMap((piece): Run[] => {
      if (typeof piece === 'string') return [this.#run(piece)]
      const address = this.#file.addresses.figure(piece.figure.key)
      const mark = new TextRun({ text: String(piece.figure.number), superScript: true, color: muted })
      return [this.#link(piece.text, address), mark]
    })
  }

  #run(text: string, bold = false): Docx.TextRun {
    const { TextRun } = this.#docx
    return new TextRun(bold ? { text: writable(text), bold } : writable(text))
  }

  #linked(text: string, address: string, style: string): Docx.Paragraph {
    return this.#runs([this.#link(text, address)], style)
  }

  #link(text: string, link: string, more: { size?: number } = {}): Docx.ExternalHyperlink {
    const { ExternalHyperlink, TextRun } = this.#docx
    return new ExternalHyperlink({
      link,
      children: [new TextRun({ text: writable(text), style: 'Hyperlink', ...more })],
    })
  }

  #table(
    head: readonly string[],
    shares: readonly number[],
    { rows, numericFrom }: { rows: Docx.Paragraph[][][]; numericFrom: number },
  ): Block[] {
    if (head.length === 0) return []
    const { BorderStyle, Table, TableLayoutType, TableRow, WidthType } = this.#docx
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
    const thin = { style: BorderStyle.SINGLE, size: 4, color: lines }
    const heading = head.map((text, place) => [
      this.#runs([this.#run(text)], 'CellHeading', place >= numericFrom),
    ])
    return [
      new Table({
        layout: TableLayoutType.FIXED,
        width: { size: twips(textWidth), type: WidthType.DXA },
        columnWidths: shares.map((share) => twips(textWidth * share)),
        margins: { top: 22, bottom: 22, left: 0, right: 100 },
        borders: {
          top: none,
          left: none,
          right: none,
          insideVertical: none,
          bottom: thin,
          insideHorizontal: thin,
        },
        rows: [
          new TableRow({ tableHeader: true, cantSplit: true, children: this.#cells(heading) }),
          ...rows.map((cells) => new TableRow({ cantSplit: true, children: this.#cells(cells) })),
        ],
      }),
    ]
  }

  #cells(cells: readonly Docx.Paragraph[][]): Docx.TableCell[] {
    const { TableCell } = this.#docx
    return cells.map((children) => new TableCell({ children }))
  }
}

export const noStory = 'No accepted delivery of this time has a story with evidence.'
export const nothingAsked = 'Nothing: members are asked to note this brief.'

/** Without signs that no XML document may hold. */
function writable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these very signs are what is taken out
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
}
