export { headline, headlineByOutcome, headlineByQuarter } from './store/headline.ts'
export { type ContractStanding, type Progress, progressOf, standingOfContract } from './store/progress.ts'
export { rebuildRollups, rollupsDiffer } from './store/proof.ts'
export {
  afterCommitmentChange,
  afterContractChange,
  afterDeliveryChange,
  settleCommitments,
} from './store/roll-ups.ts'
