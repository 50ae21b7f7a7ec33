export { publishedDays } from './store/published-days.ts'
export { type LastChange, lastChange, lastPublished } from './store/changes.ts'
export {
  commitmentsForPlace,
  type ContractKept,
  contractsFor,
  contractsKept,
  type ContributingContract,
  placeKept,
  type PublicCommitment,
  publicCommitments,
  supplierKept,
} from './store/contracts.ts'
export { type RowsAsked } from './store/dataset-rows.ts'
export { deliveredByMeasure, deliveredBySupplier, type DeliveredOfMeasure } from './store/delivered.ts'
export { download, type Publisher } from './store/download.ts'
export { ahead, type Ahead, outcomeByQuarter, type OutcomeKept, outcomesKept } from './store/dues.ts'
export { type ReturnSent, returnsSent } from './store/returns-sent.ts'
