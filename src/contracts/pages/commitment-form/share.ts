import type { Day } from '../../../language/day.ts'
import { decimalOf } from '../../../language/quantity.ts'
import { type Quarter, quartersBetween } from '../../../language/quarter.ts'
import { quartersToPlan } from '../../commitment.ts'
import { shareEvenly } from '../../share-evenly.ts'
import type { ContractRecord } from '../../store.ts'
import type { CommitmentErrors, TypedCommitment } from '../../typed-commitment.ts'
import { readTypedDay } from '../../../language/typed-day.ts'

function dueTyped({ due }: TypedCommitment): Day | undefined {
  const read = readTypedDay(due)
  return read === null || read === 'not-a-day' ? undefined : read
}

/** The quarters that the form has a box for. */
export function quartersOffered(contract: ContractRecord, typed: TypedCommitment, today: Day): Quarter[] {
  const due = dueTyped(typed) ?? contract.ends ?? undefined
  const targets = new Map([...typed.targets].filter(([, text]) => text !== '')) as Map<Quarter, never>
  return quartersToPlan(contract, today, due && { due, targets })
}

/** The quantity shared over the quarters from the contract's first day to the day it is due; or what is missing for that. */
export function shared(
  contract: ContractRecord,
  typed: TypedCommitment,
  today: Day,
): { typed: TypedCommitment } | { errors: CommitmentErrors } {
  const quantity = decimalOf(typed.quantity.replaceAll(',', '').replace(/^£\s*/, ''))
  const due = dueTyped(typed)
  const first = contract.starts ?? today
  const errors: CommitmentErrors = {}
  if (!quantity?.gt(0)) errors.quantity = 'Enter the quantity as a figure first, then it can be shared'
  if (!due) errors.due = 'Enter the day it is due first, then the quarters up to it are known'
  else if (due < first) errors.due = 'The day it is due must not be before the contract begins'
  if (Object.keys(errors).length > 0) return { errors }
  const offered = new Set(quartersOffered(contract, { ...typed, targets: new Map() }, today))
  const quarters = quartersBetween(first, due!).filter((quarter) => offered.has(quarter))
  const targets = [...shareEvenly(quantity!, quarters)].map(([quarter, share]): [string, string] => [
    quarter,
    share.toFixed(),
  ])
  return { typed: { ...typed, profile: 'quarterly', targets: new Map(targets) } }
}
