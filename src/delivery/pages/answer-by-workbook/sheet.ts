import type { FormCell, FormSheet, FormStyle } from '../../../platform/form-workbook.ts'
import { keyOfReturn, type WorkbookTold } from '../../return-workbook.ts'

const cell = (text: string, style: FormStyle = 'plain'): FormCell => ({ text, style })

/** The sheet of a return: what it is about, then a row for each commitment with two cells to fill and what counts beside them. */
export function sheetOfReturn(told: WorkbookTold): FormSheet {
  const { title, about, due, link, lines, sayings, returnId } = told
  const key = (text: string) => cell(text)
  const alone = (text: string, style?: FormStyle) => [cell(text, style)]
  return {
    name: 'Return',
    widths: [36, 16, 14, 14, 60, 60, 0],
    numberHelp: { title: 'A number', words: 'Type a number from 0 on, such as 8 or 7.5.' },
    rows: [
      [
        cell(title, 'title'),
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        key(keyOfReturn(returnId)),
      ],
      alone(about),
      alone(`Fill in the yellow cells. Type 0 where nothing was delivered. ${due}`),
      alone('Numbers, not names: please write no names of people who took part.'),
      alone(`Then save this file and send it back here, where you check it and send it: ${link}`),
      [],
      [
        cell('What you promised', 'heading'),
        cell('Planned for these months', 'heading'),
        cell('How much did you deliver?', 'heading'),
        cell('Counted in', 'heading'),
        cell('What happened?', 'heading'),
        cell('What counts, and what shows it', 'heading'),
      ],
      ...lines.map((line) => [
        cell(line.title, 'wrapped'),
        cell(line.planned, 'wrapped'),
        cell(line.quantity, 'fill-number'),
        cell(line.unit, 'wrapped'),
        cell(line.story, 'fill'),
        cell(line.guidance, 'wrapped'),
        key(line.commitment),
      ]),
      [],
      ...sayings.map(({ key: about, label, text }) => [
        cell(label, 'wrapped'),
        undefined,
        undefined,
        undefined,
        cell(text, 'fill'),
        undefined,
        key(about),
      ]),
    ],
  }
}
