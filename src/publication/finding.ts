import { Decimal, quantityWords, rounded } from '../language/quantity.ts'
import { type Quarter, quarterMonths } from '../language/quarter.ts'

/** Commitments that fell due, and how many of them are met in full. */
export interface Kept {
  due: number
  inFull: number
}

export interface KeptBy extends Kept {
  name: string
}

/** Shares that people say in words, from the smallest. */
const fractions: readonly [part: number, whole: number, words: string][] = [
  [1, 10, 'one in ten'],
  [1, 5, 'one in five'],
  [1, 4, 'one in four'],
  [1, 3, 'one in three'],
  [2, 5, 'two in five'],
  [1, 2, 'half'],
  [3, 5, 'three in five'],
  [2, 3, 'two in three'],
  [3, 4, 'three in four'],
  [4, 5, 'four in five'],
  [9, 10, 'nine in ten'],
]

/** Fewer than this are counted and not told as a share. */
const fewest = 10
/** A share this near to a fraction is that fraction, in hundredths. */
const near = new Decimal('0.5')
/** By so many hundredths must an outcome stand apart to be named. */
const apart = new Decimal(5)

function percentOf({ due, inFull }: Kept): Decimal {
  return new Decimal(inFull).times(100).div(due)
}

/** "Nearly three in four met in full" */
export function shareFinding(kept: Kept): string {
  const { due, inFull } = kept
  if (due === 0) return 'Nothing is due yet'
  if (inFull === 0) return 'None met in full yet'
  if (inFull === due) return due === 1 ? 'The one due is met in full' : `All ${words(due)} met in full`
  if (due < fewest) return `${words(inFull)} of ${words(due)} met in full`
  return `${nearestFraction(percentOf(kept))} met in full`
}

function nearestFraction(percent: Decimal): string {
  const [closest] = fractions
    .map(([part, whole, said]) => ({ said, over: percent.minus(new Decimal(100).times(part).div(whole)) }))
    .toSorted((a, b) => a.over.abs().cmp(b.over.abs()))
  const { said, over } = closest!
  if (over.abs().lte(near)) return capital(said)
  return `${over.gt(0) ? 'More than' : percent.lt(10) ? 'Fewer than' : 'Nearly'} ${said}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function words(count: number): string {
  return quantityWords(new Decimal(count))
}

/**
 * What the bars by outcome say: how much is kept in all, and the one outcome that stands apart from the rest, the
 * worst before the best. Outcomes with few commitments due are never named.
 */
export function outcomeFinding(outcomes: readonly KeptBy[]): string {
  const all = { due: sum(outcomes.map(({ due }) => due)), inFull: sum(outcomes.map(({ inFull }) => inFull)) }
  const share = shareFinding(all)
  const enough = outcomes.filter(({ due }) => due >= fewest)
  if (all.due < fewest || enough.length < 2) return share
  const ranked = enough.toSorted((a, b) => percentOf(a).cmp(percentOf(b)))
  const [worst, best] = [ranked[0]!, ranked.at(-1)!]
  if (percentOf(all).minus(percentOf(worst)).gte(apart)) return `${share}; ${worst.name} lags`
  if (percentOf(best).minus(percentOf(all)).gte(apart)) return `${share}; ${best.name} leads`
  const [least, most] = [worst, best].map((outcome) => rounded(percentOf(outcome), 0))
  return least === most ? `${share}, the same in every outcome` : `${share}; ${least}% to ${most}% by outcome`
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

export interface KeptInQuarter extends Kept {
  quarter: Quarter
}

/** Quarters must differ by so many hundredths to be called better or worse. */
const change = new Decimal(3)

/** What the bars by quarter say: the last quarter against the same one a year before, or the one before it. */
export function quarterFinding(quarters: readonly KeptInQuarter[]): string {
  const due = quarters.filter((quarter) => quarter.due > 0)
  const last = due.at(-1)
  if (!last) return 'Nothing is due yet'
  const percent = (kept: Kept) => `${rounded(percentOf(kept), 0)}%`
  const yearBefore = due.find(({ quarter }) => quarter === aYearBefore(last.quarter))
  const before = yearBefore ?? due.at(-2)
  const now = `met in full in ${quarterMonths(last.quarter)}`
  if (!before) return `${percent(last)} ${now}`
  const when = yearBefore ? 'a year before' : 'the quarter before'
  const rise = percentOf(last).minus(percentOf(before))
  if (rise.abs().lt(change))
    return `About the same share ${now} as ${when}: ${percent(last)} and ${percent(before)}`
  return rise.gt(0)
    ? `A larger share ${now} than ${when}: ${percent(last)}, up from ${percent(before)}`
    : `A smaller share ${now} than ${when}: ${percent(last)}, down from ${percent(before)}`
}

function aYearBefore(quarter: Quarter): string {
  const start = Number(quarter.slice(0, 4)) - 1
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}${quarter.slice(7)}`
}

/** "73 in every 100"; nothing where none is due. */
export function inEveryHundred(count: number, of: number): string {
  return of === 0 ? '' : `${rounded(new Decimal(count).times(100).div(of), 0)} in every 100`
}
