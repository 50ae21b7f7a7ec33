import type { Quarter } from '../../../language/quarter.ts'
import type { Visit } from '../../../web/visit.ts'
import type { EarlierDelivery, Progress } from '../../needs.ts'
import type { CommitmentVersion } from '../../store/commitment-versions.ts'
import type { CommitmentRecord, ContractRecord } from '../../store.ts'

/** A commitment with everything that its page says of it. */
export interface CommitmentShown {
  visit: Visit
  contract: ContractRecord
  commitment: CommitmentRecord
  progress: Progress
  quarters: ReadonlyMap<Quarter, Pick<Progress, 'reported' | 'verified'>>
  /** What the council's earlier records say. */
  earlier: EarlierDelivery[]
  versions: CommitmentVersion[]
  people: ReadonlyMap<string, string>
  /** In whose names versions were recorded under a lent role, by their moment. */
  lenders: ReadonlyMap<number, string[]>
  places: ReadonlyMap<string, string>
}
