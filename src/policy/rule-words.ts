import type { Rule, RuleCode } from './rule.ts'

export const ruleNames: Record<RuleCode, string> = {
  'social-value-act': 'The Social Value Act',
  'policy-threshold': 'The council’s own line',
  'key-performance-indicators': 'Key performance indicators',
  'contract-performance-notice': 'Contract performance notice',
  'may-reserve': 'Keeping it for local or small suppliers',
  'other-regime': 'Health care services’ own regime',
  'have-regard': 'National policy and small firms',
}

export const comparatorWords: Record<NonNullable<Rule['comparator']>, string> = {
  'at-least': 'at or above',
  'more-than': 'above',
  'less-than': 'below',
}
