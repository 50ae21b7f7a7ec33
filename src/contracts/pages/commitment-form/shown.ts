import type { Quarter } from '../../../language/quarter.ts'
import type { MeasureRecord } from '../../../measurement/store.ts'
import type { Urls } from '../../../web/urls.ts'
import type { ContractRecord } from '../../store.ts'
import type { CommitmentErrors, TypedCommitment } from '../../typed-commitment.ts'
import type { Offered } from './choices.ts'

/** What the fields of a commitment are drawn from. */
export interface FieldsShown {
  urls: Urls
  contract: ContractRecord
  typed: TypedCommitment
  errors: CommitmentErrors
  offered: Offered
  quarters: readonly Quarter[]
  /** Whether somebody wants to see what the measure counts. */
  looks?: boolean
}

export function measureTyped({ offered, typed }: FieldsShown): MeasureRecord | undefined {
  return offered.measures.find(({ id }) => id === typed.measure)
}
