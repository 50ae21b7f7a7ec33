import type { AssessmentRecord } from '../../../policy/store.ts'
import type { Visit } from '../../../web/visit.ts'
import type { ContractKind } from '../../contract.ts'
import type { KpiResult } from '../../kpi-result.ts'
import type { PlanToCatchUp, Progress } from '../../needs.ts'
import type {
  CommitmentRecord,
  ContractRecord,
  Extension,
  ProcurementRecord,
  StepRecord,
} from '../../store.ts'

/** A contract with everything that its page says of it. */
export interface ContractShown {
  visit: Visit
  contract: ContractRecord
  commitments: CommitmentRecord[]
  progress: Map<string, Progress>
  /** Asked for after a missed target, and not done with. */
  plans: PlanToCatchUp[]
  /** Drafts that wait for a decision. */
  drafts: number
  people: Map<string, string>
  placeName: string | undefined
  /** What it belongs to, the nearest first, with what its suppliers promised there. */
  above: { id: string; title: string; kind: ContractKind; commitments: CommitmentRecord[] }[]
  /** Contracts called off from this framework. */
  callOffs: number
  procurement: ProcurementRecord | undefined
  /** The newest duty checks kept with it. */
  assessments: AssessmentRecord[]
  kpiResults: KpiResult[]
  /** Its last day moved, and nobody went through the commitments since. */
  extension: Extension | undefined
  /** The checklist of its beginning, while it begins. */
  beginning: StepRecord[]
}
