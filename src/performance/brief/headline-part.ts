import { longDay } from '../../language/day.ts'
import type { Brief } from './brief.ts'
import { metKinds, standingNames, standings } from './figures.ts'
import type { Refs } from './refs.ts'
import type { Piece, Sheet } from './two-pages.ts'

/** Commitments due, by how they stand in law and how they are met. */
export function headlineOf({ on }: Pick<Brief, 'on'>, { figure, count, counted }: Refs): Sheet['headline'] {
  const due = figure('due')
  const notes: Piece[][] = []
  if (figure('not-yet-due')) notes.push([counted('not-yet-due', 'commitment'), ' not yet due.'])
  if (figure('held-back'))
    notes.push([
      'Left out here: ',
      counted('held-back', 'commitment'),
      ' of contracts that are held back from publication.',
    ])
  if (!due)
    return {
      sentence: [`No commitment fell due by ${longDay(on)}.`],
      head: [],
      rows: [],
      notes,
    }
  const kinds = metKinds.filter((kind) => kind !== 'by-earlier-records' || figure(kind))
  const row = (name: string, suffix: string) => ({
    name,
    cells: ['due', ...kinds].map((kind) => count(`${kind}${suffix}`)),
  })
  const found = standings.filter((standing) => figure(`due.${standing}`))
  return {
    sentence: [
      'Of ',
      counted('due', 'commitment'),
      ` due by ${longDay(on)}, `,
      count('in-full'),
      ' met in full by what the council checked, ',
      ...(figure('by-earlier-records')
        ? [count('by-earlier-records'), ' by the council’s earlier records, not checked here, ']
        : []),
      count('in-part'),
      ' in part and ',
      count('not-met'),
      ' not met.',
    ],
    head: ['Commitments', 'Due', ...kinds.map((kind) => headNames[kind])],
    rows: [
      ...found.map((standing) => row(standingNames[standing]!, `.${standing}`)),
      ...(found.length > 1 ? [row('All', '')] : []),
    ],
    notes: [
      ...notes,
      ['These count commitments. Quantities of different units, and money, are not added up.'],
    ],
  }
}

const headNames = {
  'in-full': 'Met in full',
  'by-earlier-records': 'By earlier records',
  'in-part': 'In part',
  'not-met': 'Not met',
}
