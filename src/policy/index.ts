export type { PolicyNeeds } from './needs.ts'
export { type Clause, policyInForce, type PolicyVersion, type WrittenPolicy } from './policy.ts'

export type { Rule, RuleCode } from './rule.ts'
