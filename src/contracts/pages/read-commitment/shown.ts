import type { Decimal } from '../../../language/quantity.ts'
import type { Quarter } from '../../../language/quarter.ts'
import type { Visit } from '../../../web/visit.ts'
import type { MilestoneAnswer } from '../../milestone.ts'
import type { EarlierDelivery, PlanToCatchUp, Progress } from '../../needs.ts'
import type { CommitmentRecord, ContractRecord, VariationRecord } from '../../store.ts'
import type { HappeningsShown } from '../happenings.tsx'

/** A commitment with everything that its page says of it. */
export interface CommitmentShown {
  visit: Visit
  contract: ContractRecord
  commitment: CommitmentRecord
  progress: Progress
  quarters: ReadonlyMap<Quarter, Pick<Progress, 'reported' | 'verified'>>
  /** What the council's earlier records say. */
  earlier: EarlierDelivery[]
  happened: HappeningsShown
  /** What its suppliers invoiced, where it grows with that. */
  invoiced: Decimal | undefined
  /** What was said of its milestones, by milestone. */
  reached: ReadonlyMap<string, MilestoneAnswer>
  /** Changes that were asked for, the newest first. */
  variations: VariationRecord[]
  /** Asked for after a missed target, the newest first. */
  plans: PlanToCatchUp[]
  people: ReadonlyMap<string, string>
  places: ReadonlyMap<string, string>
}
