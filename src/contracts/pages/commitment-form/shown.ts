import type { MeasureRecord } from '../../../measurement/store.ts'
import type { Urls } from '../../../web/urls.ts'
import type { ContractRecord } from '../../store.ts'
import type { CommitmentErrors, TypedCommitment } from '../../typed-commitment.ts'
import type { Offered } from './choices.ts'
import type { PeriodsOffered, PlanTyped } from './share.ts'

/** What the fields of how much, by when and how spread are drawn from. */
export interface PlanFieldsShown {
  term: Pick<ContractRecord, 'starts' | 'ends'>
  typed: PlanTyped
  errors: CommitmentErrors
  periods: PeriodsOffered
  /** "hours", as far as the measure is known. */
  unit: string | undefined
  isMoney: boolean
}

/** What the fields of a commitment are drawn from. */
export interface FieldsShown {
  urls: Urls
  contract: ContractRecord
  typed: TypedCommitment
  errors: CommitmentErrors
  offered: Offered
  periods: PeriodsOffered
  /** Whether somebody wants to see what the measure counts. */
  looks?: boolean
}

export function measureTyped({ offered, typed }: FieldsShown): MeasureRecord | undefined {
  return offered.measures.find(({ id }) => id === typed.measure)
}
