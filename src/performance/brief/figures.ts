import type { Headline } from '../met.ts'
import type { Decimal } from '../../language/quantity.ts'

/** Standings as the table of headlines lists them, the strongest first. */
export const standings = ['contractual', 'agreed-in-writing', 'voluntary', 'not-known'] as const

/** How commitments that fell due are met, in the order of the table. */
export const metKinds = ['in-full', 'by-earlier-records', 'in-part', 'not-met'] as const

export const standingNames: Record<string, string> = {
  contractual: 'In the contract',
  'agreed-in-writing': 'Agreed in writing',
  voluntary: 'Voluntary',
  'not-known': 'Standing not known',
}

export const metNames: Record<string, string> = {
  due: 'Due by the day',
  'in-full': 'Met in full',
  'by-earlier-records': 'Met, by earlier records',
  'in-part': 'Met in part',
  'not-met': 'Not met',
  'not-yet-due': 'Not yet due',
}

/** What a figure's rows count, and their quantities added up where they are all of one measure. */
export interface Counted {
  count: number
  quantity: Decimal
}

/** One figure of a brief: behind it stand as many rows as it counts. */
export interface Figure {
  /** Names it in addresses: `not-met`, `won.stronger-economy.apprenticeships`. */
  key: string
  /** Small number beside it on paper: the address of its rows ends with it. */
  number: number
  words: string
  count: number
  /** The rows' quantities added up; only for figures of one measure. */
  quantity?: string
  unit?: { one: string; many: string }
}

/** What is shown of one measure under one outcome. Quantities are of this measure alone. */
export interface WonLine {
  outcome: string
  outcomeName: string
  measure: string
  measureName: string
  unit: { one: string; many: string }
}

export function wonKey(kind: 'won' | 'earlier' | 'added', { outcome, measure }: WonLine): string {
  return `${kind}.${outcome}.${measure}`
}

const plainKeys: [string, string][] = [
  ['due', 'Commitments due by the day'],
  ...metKinds.map((met): [string, string] => [met, `Commitments due by the day: ${lower(metNames[met]!)}`]),
  ...standings.flatMap((standing): [string, string][] => [
    [`due.${standing}`, `Commitments due by the day. ${standingNames[standing]}`],
    ...metKinds.map((met): [string, string] => [
      `${met}.${standing}`,
      `Commitments due by the day: ${lower(metNames[met]!)}. ${standingNames[standing]}`,
    ]),
  ]),
  ['not-yet-due', 'Commitments not yet due'],
  ['held-back', 'Commitments of contracts that are held back from publication'],
  ['late', 'Commitments that are late'],
  ['late-no-owner', 'Commitments that are late and have no owner at the council'],
  ['late-waiting', 'Commitments that are late while a report waits to be checked'],
  ['late-not-asked', 'Commitments that are late, and nothing was asked of the supplier'],
]

const lastKeys: [string, string][] = [
  ['won', 'Deliveries that were checked and accepted'],
  ['earlier', 'Deliveries that the council’s earlier records say were accepted'],
  ['added', 'Commitments added during the contract'],
  ['ending', 'Contracts that end or can be extended soon, with commitments not met'],
  ['nothing-recorded', 'Running contracts at the council’s own line with no commitment recorded'],
]

/** Every figure that counts something, numbered in the order of reading. */
export function figuresOf(counted: ReadonlyMap<string, Counted>, lines: readonly WonLine[]): Figure[] {
  const all: Omit<Figure, 'number' | 'count'>[] = [
    ...plainKeys.map(([key, words]) => ({ key, words })),
    ...lines.flatMap((line) =>
      (['won', 'earlier', 'added'] as const).map((kind) => figureOfLine(kind, line, counted)),
    ),
    ...lastKeys.map(([key, words]) => ({ key, words })),
  ]
  return all
    .flatMap((figure) => {
      const count = counted.get(figure.key)?.count ?? 0
      return count > 0 ? [{ ...figure, count }] : []
    })
    .map((figure, place) => ({ ...figure, number: place + 1 }))
}

const lineWords = {
  won: 'checked and accepted',
  earlier: 'accepted, by the council’s earlier records',
  added: 'newly promised during the contract',
}

function figureOfLine(
  kind: 'won' | 'earlier' | 'added',
  line: WonLine,
  counted: ReadonlyMap<string, Counted>,
): Omit<Figure, 'number' | 'count'> {
  const key = wonKey(kind, line)
  const quantity = counted.get(key)?.quantity.toFixed() ?? '0'
  const words = `${line.outcomeName}. ${line.measureName}: ${lineWords[kind]}`
  return { key, words, quantity, unit: line.unit }
}

/** The counts that the public headline shows, too. */
export function countsShown(counted: ReadonlyMap<string, Counted>): Headline {
  const count = (key: string) => counted.get(key)?.count ?? 0
  return {
    due: count('due'),
    inFull: count('in-full'),
    byEarlierRecords: count('by-earlier-records'),
    inPart: count('in-part'),
    notMet: count('not-met'),
    notYetDue: count('not-yet-due'),
  }
}

/** How many, of what: "12 commitments". */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`
}

export function thousands(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
