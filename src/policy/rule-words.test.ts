import { expect, test } from 'vitest'
import { referenceRules } from './reference.ts'
import { scopeWords } from './rule.ts'

test('a scope is said as what a row speaks of and what it leaves out', () => {
  const scope = {
    kinds: ['services' as const],
    lightTouch: 'not' as const,
    healthCare: 'either' as const,
    framework: 'either' as const,
    callOff: 'not' as const,
    concession: 'either' as const,
  }
  expect(scopeWords(scope)).toBe('Services, but not light-touch services, call-offs')
  expect(scopeWords({ ...scope, lightTouch: 'only', callOff: 'either' })).toBe('Only light-touch services')
})

test('every shipped rule has a scope that can be said', () => {
  for (const rule of referenceRules()) expect(scopeWords(rule.scope)).toMatch(/^[A-Z][a-z]/)
})
