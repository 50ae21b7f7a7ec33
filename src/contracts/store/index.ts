export { type ContractToAdd, type Recording } from './bulk-contracts.ts'
export { commitmentIn, type CommitmentRecord } from './commitment-row.ts'
export {
  commitmentOf,
  type CommitmentFilter,
  commitmentsDiffer,
  commitmentsIn,
  commitmentsOf,
  countCommitments,
  targetsOf,
} from './commitments.ts'
export type { ContractFilter } from './contract-filter.ts'
export {
  type ContractOrder,
  contractOrders,
  type ContractsAsked,
  contractsIn,
  countContracts,
  countedTo,
  isPlaceIn,
  servicesOf,
} from './contract-list.ts'
export type { ContractRecord, SupplierNamed } from './contract-row.ts'
export {
  addContract,
  changeContract,
  contractByKey,
  contractOf,
  contractsDiffer,
  discloseContract,
  termOf,
} from './contracts.ts'
export { countDrafts, decideDraft, draftOf, type DraftRecord, draftsIn, draftsOf } from './drafts.ts'
export { kpiResultsOf } from './notices.ts'
export { type PlanKept, planOf } from './plan-kept.ts'
export * from './moving/index.ts'
export * from './spend/index.ts'
export { ownedCommitments, ownedContracts } from './owned.ts'
export { procurementOf, type ProcurementRecord } from './procurements.ts'
export {
  addCommitments,
  changeCommitments,
  type CommitmentKnown,
  type CommitmentOfFile,
  commitmentsOfImport,
  commitmentsOn,
  type CommitmentToChange,
  takeBackCommitments,
} from './bulk-commitments.ts'
export {
  addToldContracts,
  type ContractInShort,
  contractsInShort,
  type NewContract,
  refusalOfNew,
  suppliersToAdd,
} from './told-contracts.ts'
export { addCommitment, changeCommitment, type CommitmentToAdd, endCommitment } from './record-commitment.ts'
export { faultsOf, type ImportFault } from './import-faults.ts'
export {
  type ChosenColumns,
  countImports,
  type ImportFormat,
  importOf,
  type ImportRecord,
  importsIn,
  type SheetChosen,
} from './imports.ts'
export { addDescribedContract } from './numbered-contract.ts'
export { type AskingOnce, askingOnceOf, canBeAskedOnce, setAskingOnce } from './asking-once.ts'
export {
  agreementsAbove,
  type AgreementUnder,
  agreementsUnder,
  commitmentsOfLevels,
  placeRefused,
} from './under.ts'
export { callOffsOf, endContract, standContractAgain } from './withdrawn-contracts.ts'
export * from './importing/index.ts'
export { giveCommitments, giveContracts, measureCommitments, type NewMeasure } from './change-many.ts'
export * from './further-benefits/index.ts'
export { answer as answerVariation, carryOutVariations, type TellingSides, vary } from './varying/acts.ts'
export {
  contactOf,
  isUnderWay,
  variationOf,
  type VariationRecord,
  variationsOf,
  variationsOn,
  variationsWith,
} from './varying/variations.ts'
export { pause, takeUp } from './pauses.ts'
export { novate, transfer, type TransferRecord, transfersOn } from './transfers.ts'
export {
  type ContractVersion,
  contractVersionsOf,
  type Extension,
  extensionToReview,
} from './contract-versions.ts'
export { planManyAnew, type PlanAnewRefusal, type ToPlanAnew } from './plan-anew.ts'
export * from './running/index.ts'
export { addMilestoneAnswer, milestoneAnswersOf } from './milestones.ts'
export * from './fetching/index.ts'
