import { Value } from 'typebox/value'
import shippedRules from '../../data/duty-rules.json' with { type: 'json' }
import shippedPolicy from '../../data/reference-policy.json' with { type: 'json' }
import { Decimal } from '../language/quantity.ts'
import { type PolicyVersion, type WrittenPolicy, WrittenPolicyShape } from './policy.ts'
import { type Rule, RuleFileShape, type WrittenRule } from './rule.ts'

let policy: PolicyVersion | undefined
let rules: Rule[] | undefined

/** A written policy with its amounts as exact decimals. */
export function readPolicy(written: WrittenPolicy): PolicyVersion {
  const minimumWeightings = written.minimumWeightings.map(({ atLeast, percent }) => ({
    atLeast: new Decimal(atLeast),
    percent: new Decimal(percent),
  }))
  return { ...written, minimumWeightings }
}

/** A written rule with its amount as an exact decimal. */
export function readRule(written: WrittenRule): Rule {
  return { ...written, amount: written.amount === null ? null : new Decimal(written.amount) }
}

/** The reference policy every council starts from: Leicestershire's of 2022, told in the product's own words. */
export function writtenReferencePolicy(): WrittenPolicy {
  const written: unknown = shippedPolicy
  Value.Assert(WrittenPolicyShape, written)
  return written
}

/** The same, with its amounts as exact decimals. */
export function referencePolicy(): PolicyVersion {
  policy ??= readPolicy(writtenReferencePolicy())
  return policy
}

/** The dated rules for England that come with the product, each row with its source. */
export function referenceRules(): Rule[] {
  if (rules) return rules
  const written: unknown = shippedRules
  Value.Assert(RuleFileShape, written)
  rules = written.rules.map(readRule)
  return rules
}
