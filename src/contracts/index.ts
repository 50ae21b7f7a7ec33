export {
  type Commitment,
  type CommitmentRefusal,
  type Origin,
  recordCommitment,
  type Standing,
} from './commitment.ts'
export {
  type CommitmentEdit,
  type CommitmentEdited,
  type CommitmentEditRefusal,
  type Withdrawal,
} from './commitment-edit.ts'
export {
  type ContractKind,
  type ContractRefusal,
  type ContractTerms,
  describeContract,
  type Noticed,
  type Term,
} from './contract.ts'
export { type KpiRating, kpiRatings, type KpiResult } from './kpi-result.ts'
export type { CriterionKept, NoticeKept } from './procurement.ts'
export { type Disclosure } from './disclosure.ts'
export type { AfterCommitmentChange, AfterDisclosure, ContractsNeeds, Progress } from './needs.ts'
export { besideWords, importRefusals } from './import-words.ts'
export type { ImportPreview } from './import-preview.ts'
