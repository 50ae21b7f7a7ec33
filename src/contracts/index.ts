export {
  type Commitment,
  type CommitmentRefusal,
  type Origin,
  recordCommitment,
  type Standing,
  standings,
} from './commitment.ts'
export { type CountedBy, countedByOf, countedElsewhereWords } from './counted-by.ts'
export { type Milestone, type Plan, type Profile } from './plan.ts'
export type { Scaling } from './spend/scaling.ts'
export { amountWords } from './spend/scaling-words.ts'
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
export { moveCommitments } from './permissions.ts'
export { mostMoved } from './move.ts'
export { isImportKind } from './import.ts'
export { besideWords, importRefusals } from './import-words.ts'
export type { ImportPreview } from './import-preview.ts'
export type { CommitmentPreviewed, CommitmentsPreview, ImportDoubt } from './import-preview.ts'
export type { Change } from './change-plan.ts'
export { type CommitmentPart, commitmentParts, takeFromFile } from './entered-here.ts'
export { earlierWordsInPublic } from './earlier-words.ts'
export { commitmentRefusal } from './commitment-words.ts'
export { wordsOf } from './register-file/heading.ts'
export { looksLikeValue } from './register-file/evidence.ts'
export type { TableRow } from './register-file/records.ts'
export { type OpenBytes } from './register-file/text.ts'
export { rowsOfText } from './register-file/table.ts'
export type { RegisterSupplier } from './register-file/contract.ts'
export { companyNumberOf } from './register-file/supplier-number.ts'
export { answerMilestone, type MilestoneAnswer, milestoneRefusals, milestoneState } from './milestone.ts'
export { isBeginning } from './running/beginning.ts'
export { runContracts } from './permissions.ts'
export { decidedAbout, decisionsDue } from './running/decision-point.ts'
export { ContractBreadcrumbs, ContractNavigation } from './pages/contract-frame.tsx'
