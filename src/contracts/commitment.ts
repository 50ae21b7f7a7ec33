import type { Day } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import { Decimal } from '../language/quantity.ts'
import { type CountedBy, type CountedByRefusal, faultOfCounting } from './counted-by.ts'
import type { Term } from './contract.ts'
import { faultOfPlan, places, type Plan, type PlanFault, settledPlan } from './plan.ts'

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

/** A promise to deliver a quantity of a measure by a day, planned in one of several ways. */
export interface Commitment extends Plan {
  title: string
  supplier: string
  measure: string
  /** The outcome it is counted under. */
  outcome: string
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
  /** Who else counts it, under a framework; left out where this authority does. */
  countedBy?: CountedBy
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
  | PlanFault
  | CountedByRefusal
  | 'email-not-right'
  | 'words-too-long'

export const longestCommitmentTitle = 200
export const longestWords = 2000
const mostQuantity = '1000000000000'

/**
 * Decides whether a commitment can enter the contract. It falls due within the contract's days, as far as they are
 * known; what is planned adds up to the whole and lies between the first day and the day it is due.
 */
export function recordCommitment(term: Term, proposed: Commitment): Decision<Commitment, CommitmentRefusal> {
  if (term.withdrawn) return refuse('contract-withdrawn')
  const because =
    faultOfWords(proposed) ?? faultOfQuantity(proposed) ?? faultOfCounting(term.kind, proposed.countedBy)
  if (because) return refuse(because)
  if (!term.suppliers.includes(proposed.supplier)) return refuse('supplier-not-on-the-contract')
  if (isOutside(term, proposed.due)) return refuse('due-outside-the-term')
  const fault = faultOfPlan(term.starts, proposed)
  return fault ? refuse(fault) : accept(settledPlan(proposed))
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

function faultOfQuantity({ quantity, scaling }: Commitment): CommitmentRefusal | undefined {
  if (scaling) return undefined
  if (!quantity.gt(0)) return 'quantity-not-positive'
  if (quantity.gte(mostQuantity)) return 'quantity-too-large'
  return isTooExact(quantity) ? 'quantity-too-exact' : undefined
}

function isTooExact(quantity: Decimal): boolean {
  return !quantity.eq(quantity.round(places, 0))
}

/** What was agreed of it, without what follows from sums that are invoiced meanwhile. */
export function asAgreed<Promised extends Plan>(promised: Promised): Promised {
  return promised.scaling ? { ...promised, quantity: new Decimal(0), targets: new Map() } : promised
}

function isOutside({ starts, ends }: Pick<Term, 'starts' | 'ends'>, due: Day): boolean {
  return (starts !== null && due < starts) || (ends !== null && due > ends)
}
