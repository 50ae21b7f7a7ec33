import { type Day, longDay } from '../../language/day.ts'
import { exactMoney } from '../../language/money.ts'
import type { Decimal } from '../../language/quantity.ts'
import { countWords } from './figures.ts'
import { cut, fits } from './fit.ts'

/** Something members are asked to decide or to look into, with the figure it rests on. */
export interface Point {
  text: string
  /** Key of the figure whose rows show why; none for what a person added. */
  figure?: string
}

/** A contract on which something can be decided: it ends soon, and commitments on it are late. */
export interface ContractEnding {
  title: string
  ends?: Day
  extendableUntil?: Day
  due: number
  late: number
}

export interface PointFacts {
  on: Day
  /** The council's own line on the day, in pounds. */
  amount: Decimal | undefined
  /** How many rows each figure has. */
  count: (figure: string) => number
  /** The first of them, the nearest end first. */
  ending: readonly ContractEnding[]
}

/** What members could be asked for, from the facts: contracts to decide about first. A person edits it. */
export function pointsFrom({ on, amount, count, ending }: PointFacts): Point[] {
  const points: Point[] = ending
    .slice(0, 2)
    .map((contract) => ({ text: toDecide(contract, on), figure: 'ending' }))
  const add = (figure: string, words: (n: number) => string) => {
    const n = count(figure)
    if (n > 0) points.push({ text: words(n), figure })
  }
  if (amount)
    add(
      'nothing-recorded',
      (n) =>
        `Ask why ${countWords(n, 'running contract')} of ${exactMoney(amount)} or more ${n === 1 ? 'has' : 'have'} no commitment recorded.`,
    )
  add(
    'late-no-owner',
    (n) =>
      `Ask that ${countWords(n, 'late commitment')} without an owner at the council ${n === 1 ? 'gets' : 'get'} one.`,
  )
  add(
    'late-waiting',
    (n) => `Ask by when the council will check what was reported on ${countWords(n, 'late commitment')}.`,
  )
  add(
    'late-not-asked',
    (n) =>
      `Ask that the suppliers of ${countWords(n, 'late commitment')} are asked for a return; nothing was asked of them.`,
  )
  return points
}

function toDecide({ title, ends, extendableUntil, due, late }: ContractEnding, on: Day): string {
  const name = cut(title, fits.contract)
  const missed = `${late} of ${countWords(due, 'commitment')} due ${late === 1 ? 'is' : 'are'} not met`
  if (!ends) return `Decide what to ask of the supplier of ${name}: ${missed}.`
  if (ends < on && extendableUntil)
    return `Ask whether ${name} was extended: it was to end on ${longDay(ends)} and can go on until ${longDay(extendableUntil)}; ${missed}.`
  return extendableUntil && extendableUntil > ends
    ? `Decide whether ${name} is extended when it ends on ${longDay(ends)}, and on what terms: ${missed}.`
    : `Decide what is still to be delivered before ${name} ends on ${longDay(ends)}: ${missed}.`
}
