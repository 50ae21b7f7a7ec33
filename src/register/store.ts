export { type Behind, behindEntry, type FilterNames, filterNames } from './store/behind.ts'
export {
  countOf,
  type RegisterTotal,
  totalledBy,
  type TotalledBy,
  totalsBy,
  countsOf,
  type RegisterCounts,
  type ValueCounts,
} from './store/counts.ts'
export { countedTo, newestPublished, orders, picked, registerIn, type RegisterPage } from './store/list.ts'
export { entryByNumber } from './store/one-entry.ts'
export { rebuildTotals, totalsDiffer } from './store/proof.ts'
export {
  afterCommitmentChange,
  afterDisclosure,
  afterSupplierChange,
  afterVerification,
  rebuildRegister,
  settleOutputs,
} from './store/settle.ts'
