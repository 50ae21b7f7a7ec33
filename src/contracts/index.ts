export {
  type Commitment,
  type CommitmentRefusal,
  type Origin,
  origins,
  quartersToPlan,
  recordCommitment,
  type Standing,
  standings,
} from './commitment.ts'
export {
  type CommitmentEdit,
  type CommitmentEdited,
  type CommitmentEditRefusal,
  editCommitment,
  withdrawCommitment,
  type Withdrawal,
} from './commitment-edit.ts'
export {
  type ContractKind,
  contractKinds,
  type ContractRefusal,
  type ContractTerms,
  describeContract,
  type Noticed,
  standsOn,
  type Term,
} from './contract.ts'
export { type KpiRating, kpiRatings, type KpiResult } from './kpi-result.ts'
export type { CriterionKept, NoticeKept } from './procurement.ts'
export { decideDisclosure, type Disclosure } from './disclosure.ts'
export type { AfterCommitmentChange, AfterDisclosure, ContractsNeeds, Progress } from './needs.ts'
export { importRefusals } from './import-words.ts'
