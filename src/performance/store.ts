export { headline, headlineByOutcome, headlineByQuarter } from './store/headline.ts'
export {
  type ContractStanding,
  type Progress,
  progressOf,
  promisesOf,
  standingOfContract,
} from './store/progress.ts'
export { progressByQuarter, type QuarterProgress } from './store/progress-by-quarter.ts'
export * from './store/brief/index.ts'
export { rebuildRollups, rollupsDiffer } from './store/proof.ts'
export {
  afterCommitmentChange,
  afterContractChange,
  afterDeliveryChange,
  settleCommitments,
} from './store/roll-ups.ts'
export { countTasks, type TaskCounts, tasksOf, type Whose } from './store/tasks.ts'
