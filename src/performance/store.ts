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
export * from './store/kpi/index.ts'
export { comingOn } from './store/year-ahead/index.ts'
export { rebuildRollups, rollupsDiffer } from './store/proof.ts'
export {
  afterCommitmentChange,
  afterContractChange,
  afterDeliveryChange,
  settleCommitments,
} from './store/roll-ups.ts'
export { countTasks, type TaskCounts, tasksOf, type Whose } from './store/tasks.ts'
export { actOn, type ActDone, type ActRefusal, type ProposedAct } from './store/attention/acting.ts'
export { againstOn } from './store/attention/against.ts'
export {
  type AttentionCounts,
  countAsRecorded,
  countAttention,
  countMatching,
} from './store/attention/counts.ts'
export type { AttentionFilter } from './store/attention/filter.ts'
export { type Given, givenTo } from './store/attention/given.ts'
export { type CountsKept, keepCounts, keptBefore } from './store/attention/kept-counts.ts'
export {
  type AttentionOrder,
  type AttentionPlace,
  type AttentionRow,
  attentionRows,
  chosenRows,
  mostAtOnce,
} from './store/attention/rows.ts'
export { type ReturnLetter, returnLetterOf } from './store/attention/bounced.ts'
export { type PortfolioRow, portfolioOf } from './store/attention/portfolio.ts'
export { inHand } from './store/attention/in-hand.ts'
export {
  chooseMondayLetter,
  keepMorningCounts,
  mondayLetterOf,
  writeMondayLetters,
} from './store/attention/monday-letters.ts'
