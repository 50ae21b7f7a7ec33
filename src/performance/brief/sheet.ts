import { type Day, dayIn, longDay, longMoment } from '../../language/day.ts'
import { Decimal, quantityWords } from '../../language/quantity.ts'
import { unitWords } from '../../measurement/index.ts'
import type { BriefWords } from './brief-words.ts'
import type { Brief } from './brief.ts'
import { countWords, type Figure, metKinds, standingNames, standings, thousands, wonKey } from './figures.ts'
import { cut, fits } from './fit.ts'
import { laidOut } from './layout.ts'
import type { LateShown, PreparedBrief } from './prepared.ts'
import { whyLate } from './why-late.ts'

/** A piece of a sentence: words, or a figure whose rows can be opened. */
export type Piece = string | Ref

/** Words that open the rows of a figure. */
export interface Ref {
  text: string
  figure: Figure
}

/** A cell of a table: a figure, or words without rows behind them. */
export type Cell = Piece

export interface LateOnSheet {
  title: string
  of: string
  due: string
  standing: string
  delivered: string
  why: string
  added: string
  contractId: string
  commitmentId: string
}

export interface WonOnSheet {
  outcome: string
  measure: string
  cells: Cell[]
}

export interface StoryOnSheet {
  text: string
  from: string
  delivery: string
}

/**
 * The two pages of a brief as words, the same on screen, on paper and in Word. Everything that is cut is cut here, so that
 * all three have two pages; what was left out is counted and leads to its rows.
 */
export interface Sheet {
  title: string
  /** Meeting, day of the figures, state: a line each. */
  about: string[]
  isDraft: boolean
  number: number
  opening: string
  headline: { sentence: Piece[]; head: string[]; rows: { name: string; cells: Cell[] }[]; notes: Piece[][] }
  late: { sentence: Piece[]; rows: LateOnSheet[]; more: Piece[] }
  won: {
    heading: string
    sentence: Piece[]
    head: string[]
    rows: WonOnSheet[]
    more: Piece[]
  }
  stories: StoryOnSheet[]
  points: Piece[][]
  signed: string
}

export interface SheetOf extends Brief {
  number: number
  authority: string
  isDraft: boolean
  words: BriefWords
  prepared: PreparedBrief
  preparedAt: Date
  signedOff: { at: Date; by: string } | undefined
  replaces: number | null
  replacedBy: number | null
}

export function sheetOf(brief: SheetOf): Sheet {
  const refs = refsIn(brief.prepared)
  const sheet = laidOut(wholeSheetOf(brief, refs))
  const { late, won } = sheet
  return {
    ...sheet,
    late: { ...late, more: moreLate(late.rows.length, refs) },
    won: { ...won, more: moreWon(brief.prepared.lines.length - won.rows.length, refs) },
  }
}

function wholeSheetOf(brief: SheetOf, refs: Refs): Sheet {
  return {
    title: `Social value brief: ${scopeName(brief)}`,
    about: aboutLines(brief),
    isDraft: brief.isDraft,
    number: brief.number,
    opening: brief.words.opening,
    headline: headlineOf(brief, refs),
    late: lateOf(brief, refs),
    won: wonOf(brief, refs),
    stories: storiesOf(brief),
    points: brief.words.points.map(({ text, figure }) => {
      const found = figure ? refs.figure(figure) : undefined
      return found ? [`${text} `, { text: 'See which', figure: found }] : [text]
    }),
    signed: signedLine(brief),
  }
}

/** Whose contracts a brief tells of. */
export function scopeName({ service, authority }: { service: string | null; authority: string }): string {
  return cut(service ?? authority, fits.service)
}

interface Refs {
  figure: (key: string) => Figure | undefined
  /** The count with its rows behind it; "0" where there are none. */
  count: (key: string) => Cell
  /** Counted words with the rows behind them. */
  counted: (key: string, one: string, many?: string) => Piece
}

function refsIn({ figures }: PreparedBrief): Refs {
  const byKey = new Map(figures.map((figure) => [figure.key, figure]))
  const ref = (key: string, text: string): Piece => {
    const figure = byKey.get(key)
    return figure ? { text, figure } : text
  }
  return {
    figure: (key) => byKey.get(key),
    count: (key) => ref(key, thousands(byKey.get(key)?.count ?? 0)),
    counted: (key, one, many) => ref(key, countWords(byKey.get(key)?.count ?? 0, one, many)),
  }
}

function aboutLines({
  meeting,
  meetingOn,
  on,
  preparedAt,
  replaces,
  replacedBy,
  isDraft,
}: SheetOf): string[] {
  const lines = [meetingOn ? `For ${meeting}, ${longDay(meetingOn)}` : `For ${meeting}`]
  lines.push(`Figures as they stood ${momentOf(on, preparedAt)}`)
  if (isDraft) lines.push('Draft: not signed off')
  if (replaces) lines.push(`Corrects and replaces brief ${replaces}`)
  if (replacedBy) lines.push(`Replaced by brief ${replacedBy}`)
  return lines
}

/** A day that was not over yet when the figures were prepared stands as it was at that moment. */
function momentOf(on: Day, preparedAt: Date): string {
  return dayIn(preparedAt) === on ? `on ${longMoment(preparedAt)}` : `at the end of ${longDay(on)}`
}

function headlineOf({ on }: SheetOf, { figure, count, counted }: Refs): Sheet['headline'] {
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

function lateOf({ on, prepared, words }: SheetOf, { figure, counted }: Refs): Sheet['late'] {
  const late = figure('late')
  if (!late) return { sentence: ['Nothing is late: every commitment due is met.'], rows: [], more: [] }
  return {
    sentence: [
      counted('late', 'commitment'),
      late.count === 1
        ? ' is late.'
        : ' are late. Those in the contract come first, then the longest overdue.',
    ],
    rows: prepared.late.map((row) => lateRow(row, on, words)),
    more: [],
  }
}

/** How many late commitments are not shown, and where they all stand. */
function moreLate(shown: number, { figure }: Refs): Piece[] {
  const late = figure('late')
  const rest = (late?.count ?? 0) - shown
  return late && rest > 0
    ? [`And ${thousands(rest)} more: `, { text: 'all that are late', figure: late }, '.']
    : []
}

function moreWon(rest: number, { figure }: Refs): Piece[] {
  const all = figure('won') ?? figure('added') ?? figure('earlier')
  if (!all || rest <= 0) return []
  const words = figure('won') ? 'all that was accepted' : 'all of them'
  return [`And ${countWords(rest, 'more measure')}: `, { text: words, figure: all }, '.']
}

function lateRow(row: LateShown, on: Day, words: BriefWords): LateOnSheet {
  const { verified, earlier, quantity } = row
  const unit = unitIn(row, quantity)
  const before = new Decimal(earlier)
  const delivered = `${quantityWords(new Decimal(verified))} of ${unit}`
  return {
    title: cut(row.title, fits.title),
    of: `${cut(row.contract, fits.contract)}, ${cut(row.supplier, fits.supplier)}`,
    due: longDay(row.due),
    standing: standingNames[row.standing] ?? row.standing,
    delivered: before.gt(0) ? `${delivered}, and ${quantityWords(before)} by earlier records` : delivered,
    why: row.why ? cut(whyLate(row.why, { on, earlier: before.gt(0) }), fits.why) : '',
    added: words.late[row.commitmentId] ?? '',
    contractId: row.contractId,
    commitmentId: row.commitmentId,
  }
}

/** A quantity with its unit, as its measure says it: "8 apprentices", "£1,200". */
function unitIn({ unit, units }: { unit: string; units: string }, quantity: string): string {
  return unitWords({ unit: { one: unit, many: units } }, new Decimal(quantity))
}

function wonOf({ since, on, prepared }: SheetOf, { figure, counted }: Refs): Sheet['won'] {
  const heading = `What was won since ${longDay(since)}`
  const lines = prepared.lines.slice(0, fits.won)
  if (lines.length === 0)
    return {
      heading,
      sentence: [`Nothing was accepted or newly promised from ${longDay(since)} to ${longDay(on)}.`],
      head: [],
      rows: [],
      more: [],
    }
  const has = (kind: 'won' | 'earlier' | 'added') => figure(kind) !== undefined
  const kinds = (['won', 'earlier', 'added'] as const).filter((kind) => kind === 'won' || has(kind))
  const heads = { won: 'Checked and accepted', earlier: 'By earlier records', added: 'Newly promised' }
  const quantity = (key: string): Cell => {
    const found = figure(key)
    if (!found?.unit) return '–'
    return { text: unitWords({ unit: found.unit }, new Decimal(found.quantity ?? '0')), figure: found }
  }
  const accepted = counted('won', 'delivery', 'deliveries')
  const won = figure('won')
  return {
    heading,
    sentence: [
      accepted,
      won?.count === 1 ? ' was checked and accepted' : ' were checked and accepted',
      ...(has('earlier')
        ? [
            '; ',
            counted('earlier', 'more delivery', 'more deliveries'),
            ' by the council’s earlier records, not checked here',
          ]
        : []),
      ...(has('added') ? ['; ', counted('added', 'commitment'), ' added during contracts'] : []),
      '. Each quantity is of one measure alone.',
    ],
    head: ['Outcome', 'Measure', ...kinds.map((kind) => heads[kind])],
    rows: lines.map((line) => ({
      outcome: cut(line.outcomeName, fits.outcome),
      measure: cut(line.measureName, fits.measure),
      cells: kinds.map((kind) => quantity(wonKey(kind, line))),
    })),
    more: [],
  }
}

function storiesOf({ words, prepared }: SheetOf): StoryOnSheet[] {
  const offered = new Map(prepared.stories.map((story) => [story.delivery, story]))
  return words.stories.slice(0, fits.stories).flatMap(({ delivery, text }) => {
    const story = offered.get(delivery)
    if (!story) return []
    const what = unitIn(story, story.quantity)
    const part = story.decision === 'in-part' ? 'accepted in part' : 'accepted'
    const from = `${cut(story.supplier, fits.supplier)}, ${cut(story.contractTitle, fits.contract)}: ${what}, ${part} ${longDay(story.on)}`
    return [{ text, from, delivery }]
  })
}

function signedLine({ signedOff, preparedAt }: SheetOf): string {
  const prepared = `Prepared from the records on ${longMoment(preparedAt)}`
  return signedOff
    ? `${prepared}. Signed off by ${signedOff.by} on ${longMoment(signedOff.at)}.`
    : `${prepared}. Not signed off.`
}
