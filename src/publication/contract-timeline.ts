import { type Day, longDay } from '../language/day.ts'
import { type Quarter, quarterMonths } from '../language/quarter.ts'
import { withoutContactDetails } from '../register/index.ts'

/** Something that happened on a contract, or will. */
export interface ContractEvent {
  on: Day
  title: string
  words?: string
  /** The organisation that did it. */
  by?: string
  href?: string
  /** The number of the one output it is about. */
  output?: string
  isAhead: boolean
}

export interface ContractHistory {
  starts: Day | null
  ends: Day | null
  extendableUntil: Day | null
  commitments: readonly { id: string; title: string; due: Day; amount: string }[]
  /** Published outputs, a line for each day. */
  published: readonly { on: Day; outputs: number; number: string; title: string }[]
  /** Days on which commitments were recorded. */
  recorded: readonly Day[]
  sent: readonly { quarter: Quarter; on: Day; supplierName: string; nothing: boolean }[]
}

const shownBefore = 12
const shownAhead = 4

/**
 * The timeline of a contract, the newest first: its dates, what was promised, reported, published and what fell due, with the next that is to come.
 * What falls due on one day is one line.
 */
export function contractTimeline(history: ContractHistory, today: Day): ContractEvent[] {
  const { starts, ends, extendableUntil, published } = history
  const events: Omit<ContractEvent, 'isAhead'>[] = [
    ...(starts ? [{ on: starts, title: 'The contract begins' }] : []),
    ...(ends ? [{ on: ends, title: 'The contract ends', ...extension(ends, extendableUntil) }] : []),
    ...dueDays(history),
    ...recordedDays(history),
    ...returns(history),
    ...published.map(({ on, outputs, number, title }) =>
      outputs === 1
        ? { on, title: `Published: ${withoutContactDetails(title)}`, output: number }
        : { on, title: `${outputs} outputs were published` },
    ),
  ]
  const sorted = events
    .map((event) => ({ ...event, isAhead: event.on > today }))
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
  const coming = sorted.filter(({ isAhead }) => isAhead).slice(-shownAhead)
  const past = sorted.filter(({ isAhead }) => !isAhead)
  const begin = past.at(-1)
  const shown = past.slice(0, shownBefore)
  return [...coming, ...shown, ...(begin && !shown.includes(begin) ? [begin] : [])]
}

function extension(ends: Day, until: Day | null): { words?: string } {
  return until && until > ends ? { words: `It may be extended to ${longDay(until)}` } : {}
}

function dueDays({ commitments }: ContractHistory): Omit<ContractEvent, 'isAhead'>[] {
  const days = Map.groupBy(commitments, ({ due }) => due)
  return [...days].map(([on, due]) => ({
    on,
    title: due.length === 1 ? `${due[0]!.title}: ${due[0]!.amount} due` : `${due.length} commitments due`,
    ...(due.length === 1 ? { href: `#commitment-${due[0]!.id}` } : {}),
  }))
}

function recordedDays({ recorded }: ContractHistory): Omit<ContractEvent, 'isAhead'>[] {
  return [...Map.groupBy(recorded, (on) => on)].map(([on, { length }]) => ({
    on,
    title: length === 1 ? 'A commitment was recorded' : `${length} commitments were recorded`,
  }))
}

function returns({ sent }: ContractHistory): Omit<ContractEvent, 'isAhead'>[] {
  return sent.map(({ quarter, on, supplierName, nothing }) => ({
    on,
    title: nothing
      ? `Nothing to report for ${quarterMonths(quarter)}`
      : `Return for ${quarterMonths(quarter)} sent`,
    by: supplierName,
  }))
}
