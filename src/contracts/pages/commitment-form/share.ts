import type { Day } from '../../../language/day.ts'
import { type Period, periodFrom, type PeriodKind, periodsBetween } from '../../../language/period.ts'
import { decimalOf } from '../../../language/quantity.ts'
import { readTypedDay } from '../../../language/typed-day.ts'
import { periodKindOf, periodsToPlan, type Profile } from '../../plan.ts'
import { shareEvenly } from '../../share-evenly.ts'
import type { ContractRecord } from '../../store.ts'
import type { TypedAmount } from '../../typed-amount.ts'
import type { CommitmentErrors, TypedCommitment } from '../../typed-commitment.ts'

/** What the boxes for periods are worked out from. */
export type PlanTyped = TypedAmount & Pick<TypedCommitment, 'due' | 'profile' | 'targets' | 'milestones'>
type TermOf = Pick<ContractRecord, 'starts' | 'ends'>

/** The boxes of the form, by what a period is. */
export type PeriodsOffered = Readonly<Record<PeriodKind, readonly Period[]>>

function dueTyped({ due }: PlanTyped): Day | undefined {
  const read = readTypedDay(due)
  return read === null || read === 'not-a-day' ? undefined : read
}

/** The months, quarters and years that the form has a box for. */
export function periodsOffered(contract: TermOf, typed: PlanTyped, today: Day): PeriodsOffered {
  const due = dueTyped(typed) ?? contract.ends ?? undefined
  const offered = (kind: PeriodKind) => {
    const periods = [...typed.targets].flatMap(([name, text]) =>
      text === '' ? [] : (periodFrom(kind, name) ?? []),
    )
    return periodsToPlan(kind, contract, today, due && { due, periods })
  }
  return { month: offered('month'), quarter: offered('quarter'), year: offered('year') }
}

/** Whether somebody asks to have the quantity shared, and over which periods. */
export function sharesBy(act: string): Profile | undefined {
  if (act === 'share') return 'quarterly'
  return act === 'share-monthly' ? 'monthly' : act === 'share-yearly' ? 'yearly' : undefined
}

/** The quantity shared over the periods from the contract's first day to the day it is due; or what is missing for that. */
export function shared<Typed extends PlanTyped>(
  contract: TermOf,
  typed: Typed,
  profile: Profile,
  today: Day,
): { typed: Typed } | { errors: CommitmentErrors } {
  const quantity = decimalOf(typed.quantity.replaceAll(',', '').replace(/^£\s*/, ''))
  const due = dueTyped(typed)
  const first = contract.starts ?? today
  const errors: CommitmentErrors = {}
  if (!quantity?.gt(0)) errors.quantity = 'Enter the quantity as a figure first, then it can be shared'
  if (!due) errors.due = 'Enter the day it is due first, then the time up to it is known'
  else if (due < first) errors.due = 'The day it is due must not be before the contract begins'
  if (Object.keys(errors).length > 0) return { errors }
  const kind = periodKindOf[profile]!
  const offered = new Set(periodsOffered(contract, { ...typed, targets: new Map() }, today)[kind])
  const periods = periodsBetween(kind, first, due!).filter((period) => offered.has(period))
  const shares = [...shareEvenly(quantity!, periods)].map(([period, share]): [string, string] => [
    period,
    share.toFixed(),
  ])
  const others = [...typed.targets].filter(([name]) => periodFrom(kind, name) === undefined)
  return { typed: { ...typed, profile, targets: new Map([...others, ...shares]) } }
}
