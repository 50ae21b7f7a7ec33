import { Decimal } from '../../language/quantity.ts'
import { type Counted, figuresOf, type WonLine } from './figures.ts'
import type { PreparedBrief } from './prepared.ts'

/** One figure of a brief, and what it is on another day. */
export interface Moved {
  key: string
  words: string
  /** In the brief. */
  told: Decimal
  /** On the other day. */
  other: Decimal
  /** Units of a measure; a count of rows where there are none. */
  unit?: { one: string; many: string }
}

const first = [
  'due',
  'in-full',
  'by-earlier-records',
  'in-part',
  'not-met',
  'not-yet-due',
  'late',
  'held-back',
]
const last = ['won', 'earlier', 'added', 'ending', 'nothing-recorded']

/** The figures of a brief beside those of another day: every main figure, and each measure of which something moved. */
export function whatMoved(
  { figures, lines }: Pick<PreparedBrief, 'figures' | 'lines'>,
  then: { counted: ReadonlyMap<string, Counted>; lines: readonly WonLine[] },
): Moved[] {
  const after = figuresOf(then.counted, merged(lines, then.lines))
  const keys = [...new Set([...figures, ...after].map(({ key }) => key))]
  const find = (list: typeof figures, key: string) => list.find((figure) => figure.key === key)
  const row = (key: string): Moved[] => {
    const [told, now] = [find(figures, key), find(after, key)]
    const named = told ?? now
    if (!named) return []
    const unit = named.unit
    const amount = (figure: typeof told) =>
      new Decimal((unit ? figure?.quantity : String(figure?.count ?? 0)) ?? '0')
    return [{ key, words: named.words, told: amount(told), other: amount(now), ...(unit ? { unit } : {}) }]
  }
  const ofMeasures = keys.filter((key) => /^(won|earlier|added)\./.test(key))
  return [
    ...first.flatMap(row),
    ...last.flatMap(row),
    ...ofMeasures.flatMap(row).filter(({ told, other }) => !told.eq(other)),
  ]
}

function merged(some: readonly WonLine[], others: readonly WonLine[]): WonLine[] {
  const key = ({ outcome, measure }: WonLine) => `${outcome}.${measure}`
  return [...new Map([...some, ...others].map((line) => [key(line), line])).values()]
}
