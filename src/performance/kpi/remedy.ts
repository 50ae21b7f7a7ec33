import type { Day } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'
import type { Decimal } from '../../language/quantity.ts'

/** What the authority did, or took, because something was not delivered as the contract says. */
export const remedyKinds = {
  warning: 'A formal warning',
  'recovery-plan': 'A plan to put it right',
  deduction: 'Money kept back, or a service credit',
  'other-benefit': 'Another benefit instead',
  'termination-in-part': 'A part of the contract was ended',
} as const
export type RemedyKind = keyof typeof remedyKinds

export interface Remedy {
  kind: RemedyKind
  /** The commitment it is about; nothing when it is about the contract's other duties. */
  commitment: string | null
  on: Day
  /** Of a deduction: pounds. */
  amount: Decimal | null
  words: string
}

export type RemedyRefusal =
  | 'no-kind'
  | 'commitment-not-here'
  | 'not-contractual'
  | 'no-day'
  | 'day-to-come'
  | 'amount-not-positive'
  | 'amount-too-exact'
  | 'amount-too-large'
  | 'no-amount'
  | 'no-words'
  | 'words-too-long'

export interface RemedyProposed {
  kind: string
  commitment: string | null
  on: Day | null
  amount: Decimal | null
  words: string
}

interface Promised {
  id: string
  standing: string
}

/**
 * Decides a remedy. A promise that is not part of the contract has none: only one that stands `contractual` may be named. A
 * warning and a plan may be about any.
 */
export function recordRemedy(
  commitments: readonly Promised[],
  proposed: RemedyProposed,
  today: Day,
): Decision<Remedy, RemedyRefusal> {
  const { kind, on, amount } = proposed
  const words = proposed.words.trim()
  if (!isRemedy(kind)) return refuse('no-kind')
  const commitment = commitments.find(({ id }) => id === proposed.commitment)
  if (proposed.commitment !== null && !commitment) return refuse('commitment-not-here')
  const isMild = kind === 'warning' || kind === 'recovery-plan'
  if (commitment && commitment.standing !== 'contractual' && !isMild) return refuse('not-contractual')
  if (on === null) return refuse('no-day')
  if (on > today) return refuse('day-to-come')
  if (kind === 'deduction') {
    if (amount === null) return refuse('no-amount')
    if (!amount.gt(0)) return refuse('amount-not-positive')
    if (!amount.eq(amount.round(2, 0))) return refuse('amount-too-exact')
    if (amount.gt('1000000000000')) return refuse('amount-too-large')
  }
  if (words === '') return refuse('no-words')
  if (words.length > 2000) return refuse('words-too-long')
  return accept({
    kind,
    commitment: proposed.commitment,
    on,
    amount: kind === 'deduction' ? amount : null,
    words,
  })
}

function isRemedy(text: string): text is RemedyKind {
  return Object.hasOwn(remedyKinds, text)
}
