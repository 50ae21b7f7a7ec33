export { builtInMeasure, builtInMeasures, builtInSet } from './built-in.ts'
export {
  isMoney,
  type LawfulUse,
  lawfulUses,
  LawfulnessShape,
  type Measure,
  MeasureShape,
  unitNoun,
  unitWords,
  usesOf,
} from './measure.ts'
export { type Outcome, OutcomeShape, type WrittenOutcome } from './outcome.ts'
