import type { Day } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import { canonicalText } from './canonical-text.ts'
import { asAgreed, type Commitment, type CommitmentRefusal, recordCommitment } from './commitment.ts'
import { longestReason } from './contract-edit.ts'
import type { Term } from './contract.ts'
import { termsOf } from './variation.ts'

/** A commitment as it stands when somebody wants to change or withdraw it. */
export interface CommitmentStanding {
  version: number
  withdrawnOn: Day | null
  commitment: Commitment
  /** Whether anything was reported towards it: its measure is then fixed, since units of two measures are never added. */
  reported: boolean
  /** Whether anything was verified towards it: it is then counted, by this authority where nobody else is said to. */
  verified?: boolean
  /** Both sides are being asked about other terms: these stay until that is answered. */
  underWay?: boolean
}

export interface CommitmentEdit {
  /** The version the editor had before them. */
  version: number
  proposed: Commitment
  reason: string
  /** The day the change was agreed. */
  from: Day
}

export type CommitmentEditRefusal =
  | CommitmentRefusal
  | 'stale'
  | 'withdrawn'
  | 'measure-fixed'
  | 'counted-here-already'
  | 'variation-under-way'
  | 'nothing-changed'
  | 'reason-missing'
  | 'reason-too-long'
  | 'not-yet'

export interface CommitmentEdited {
  commitment: Commitment
  reason: string
  from: Day
}

/** Decides whether a commitment can be changed: a dated fact with a reason. `not-yet`: a change agreed after today. */
export function editCommitment(
  term: Term,
  standing: CommitmentStanding,
  edit: CommitmentEdit,
  today: Day,
): Decision<CommitmentEdited, CommitmentEditRefusal> {
  if (standing.withdrawnOn) return refuse('withdrawn')
  if (standing.version !== edit.version) return refuse('stale')
  const decision = recordCommitment(term, edit.proposed)
  if (!decision.accepted) return decision
  if (standing.reported && edit.proposed.measure !== standing.commitment.measure)
    return refuse('measure-fixed')
  if (standing.verified && !standing.commitment.countedBy && decision.fact.countedBy)
    return refuse('counted-here-already')
  if (isSameCommitment(asAgreed(standing.commitment), asAgreed(decision.fact)))
    return refuse('nothing-changed')
  if (
    standing.underWay &&
    canonicalText(asAgreed(termsOf(standing.commitment))) !== canonicalText(asAgreed(termsOf(decision.fact)))
  )
    return refuse('variation-under-way')
  const because = faultOfReason(edit, today)
  if (because) return refuse(because)
  return accept({ commitment: decision.fact, reason: edit.reason.trim(), from: edit.from })
}

/** Whether two commitments say the same to the letter. */
export function isSameCommitment(one: Commitment, other: Commitment): boolean {
  return canonicalText(one) === canonicalText(other)
}

export interface Withdrawal {
  on: Day
  reason: string
}

export type WithdrawalRefusal = 'stale' | 'withdrawn' | 'reason-missing' | 'reason-too-long' | 'not-yet'

/** Decides whether a commitment can be withdrawn. What was delivered towards it stays in the register. */
export function withdrawCommitment(
  standing: Pick<CommitmentStanding, 'version' | 'withdrawnOn'>,
  proposed: Withdrawal & { version: number },
  today: Day,
): Decision<Withdrawal, WithdrawalRefusal> {
  if (standing.withdrawnOn) return refuse('withdrawn')
  if (standing.version !== proposed.version) return refuse('stale')
  const because = faultOfReason({ reason: proposed.reason, from: proposed.on }, today)
  if (because) return refuse(because)
  return accept({ on: proposed.on, reason: proposed.reason.trim() })
}

function faultOfReason(
  { reason, from }: { reason: string; from: Day },
  today: Day,
): 'reason-missing' | 'reason-too-long' | 'not-yet' | undefined {
  if (reason.trim() === '') return 'reason-missing'
  if (reason.trim().length > longestReason) return 'reason-too-long'
  return from > today ? 'not-yet' : undefined
}
