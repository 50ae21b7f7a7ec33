import { addDays, type Day, earlier } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import { type Decimal, sum } from '../language/quantity.ts'
import { firstDayOf, lastDayOf, type Quarter, quartersBetween } from '../language/quarter.ts'
import type { Term } from './contract.ts'

/** Where a promise comes from: offered to win the contract, or agreed later. */
export const origins = { tender: 'Offered in the tender', added: 'Added later' } as const

/** How firm a promise is. Each is shown and totalled apart; only a contractual one has remedies. */
export const standings = {
  contractual: 'In the contract',
  'agreed-in-writing': 'Agreed in writing',
  voluntary: 'Voluntary',
  'not-known': 'Not known',
} as const

export type Origin = keyof typeof origins
export type Standing = keyof typeof standings

/** A promise to deliver a quantity of a measure by a day. */
export interface Commitment {
  title: string
  supplier: string
  measure: string
  /** The outcome it is counted under. */
  outcome: string
  /** In the measure's unit. */
  quantity: Decimal
  due: Day
  /** Due once, or planned quarter by quarter. */
  profile: 'once' | 'quarterly'
  /** For a quarterly profile: what is planned for each quarter; together the whole quantity. */
  targets: ReadonlyMap<Quarter, Decimal>
  place: string | null
  /** Who benefits, in words. */
  beneficiaries: string | null
  supplierOwner: string | null
  supplierEmail: string | null
  /** The person at the authority who looks after it. */
  owner: string | null
  evidenceWanted: string | null
  origin: Origin
  standing: Standing
}

export type CommitmentRefusal =
  | 'contract-withdrawn'
  | 'no-title'
  | 'title-too-long'
  | 'supplier-not-on-the-contract'
  | 'quantity-not-positive'
  | 'quantity-too-large'
  | 'quantity-too-exact'
  | 'due-outside-the-term'
  | 'target-negative'
  | 'target-too-exact'
  | 'target-outside-the-term'
  | 'targets-do-not-sum'
  | 'email-not-right'
  | 'words-too-long'

export const longestCommitmentTitle = 200
export const longestWords = 2000
/** A quantity has three places after the point at most. */
export const places = 3
const mostQuantity = '1000000000000'

/**
 * Decides whether a commitment can enter the contract. It falls due within the contract's days, as far as they are
 * known; targets by quarter add up to the whole and lie between the first day and the day it is due.
 */
export function recordCommitment(term: Term, proposed: Commitment): Decision<Commitment, CommitmentRefusal> {
  if (term.withdrawn) return refuse('contract-withdrawn')
  const because = faultOfWords(proposed) ?? faultOfQuantity(proposed)
  if (because) return refuse(because)
  if (!term.suppliers.includes(proposed.supplier)) return refuse('supplier-not-on-the-contract')
  if (isOutside(term, proposed.due)) return refuse('due-outside-the-term')
  const fault = proposed.profile === 'quarterly' ? faultOfTargets(term, proposed) : undefined
  if (fault) return refuse(fault)
  return accept(proposed.profile === 'once' ? { ...proposed, targets: new Map() } : withoutNoughts(proposed))
}

function faultOfWords(proposed: Commitment): CommitmentRefusal | undefined {
  if (proposed.title.trim() === '') return 'no-title'
  if (proposed.title.length > longestCommitmentTitle) return 'title-too-long'
  const { beneficiaries, supplierOwner, evidenceWanted, supplierEmail } = proposed
  const tooLong = [beneficiaries, supplierOwner, evidenceWanted].some(
    (text) => text && text.length > longestWords,
  )
  if (tooLong) return 'words-too-long'
  return supplierEmail && !looksLikeEmail(supplierEmail) ? 'email-not-right' : undefined
}

function looksLikeEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/.test(text)
}

function faultOfQuantity({ quantity }: Commitment): CommitmentRefusal | undefined {
  if (!quantity.gt(0)) return 'quantity-not-positive'
  if (quantity.gte(mostQuantity)) return 'quantity-too-large'
  return isTooExact(quantity) ? 'quantity-too-exact' : undefined
}

function isTooExact(quantity: Decimal): boolean {
  return !quantity.eq(quantity.round(places, 0))
}

function isOutside({ starts, ends }: Pick<Term, 'starts' | 'ends'>, due: Day): boolean {
  return (starts !== null && due < starts) || (ends !== null && due > ends)
}

function faultOfTargets(
  { starts }: Term,
  { targets, quantity, due }: Commitment,
): CommitmentRefusal | undefined {
  for (const [quarter, target] of targets) {
    if (target.lt(0)) return 'target-negative'
    if (isTooExact(target)) return 'target-too-exact'
    if (target.eq(0)) continue
    if (firstDayOf(quarter) > due || (starts && lastDayOf(quarter) < starts)) return 'target-outside-the-term'
  }
  return sum(targets.values()).eq(quantity) ? undefined : 'targets-do-not-sum'
}

function withoutNoughts(proposed: Commitment): Commitment {
  const planned = [...proposed.targets].filter(([, target]) => target.gt(0))
  return { ...proposed, targets: new Map(planned.sort(([a], [b]) => (a < b ? -1 : 1))) }
}

const mostQuarters = 80

/** The quarters that targets can be set for: the contract's own, as far as its days are known, and those of the promise. */
export function quartersToPlan(
  { starts, ends }: Pick<Term, 'starts' | 'ends'>,
  today: Day,
  promised?: Pick<Commitment, 'due' | 'targets'>,
): Quarter[] {
  const planned = [...(promised?.targets.keys() ?? [])].map(firstDayOf)
  const due = promised ? [promised.due] : []
  const first = [starts ?? today, ...planned].sort()[0]!
  const last = [ends ?? addDays(today, 730), ...due].sort().at(-1)!
  return quartersBetween(earlier(first, last), last).slice(0, mostQuarters)
}
