export { builtInMeasure, builtInSet } from './built-in.ts'
export { isMoney, type LawfulUse, type Measure, unitWords } from './measure.ts'
export { type Outcome, OutcomeShape, type WrittenOutcome } from './outcome.ts'
