export {
  type Clause,
  clauseOf,
  isInForce,
  policyInForce,
  type PolicyVersion,
  rulesInForce,
  type WrittenPolicy,
} from './policy.ts'
export { referencePolicy, referenceRules } from './reference.ts'
export type { Rule, RuleCode } from './rule.ts'
