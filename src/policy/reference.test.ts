import { existsSync, readFileSync } from 'node:fs'
import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import shippedRules from '../../data/duty-rules.json' with { type: 'json' }
import shippedPolicy from '../../data/reference-policy.json' with { type: 'json' }
import { type Day, addDays, day, dayOf } from '../language/day.ts'
import { builtInMeasures } from '../measurement/built-in.ts'
import { placed } from '../measurement/outcome.ts'
import { WrittenPolicyShape, policyInForce, rulesInForce } from './policy.ts'
import { referencePolicy, referenceRules } from './reference.ts'
import { type Rule, RuleFileShape, type Scope, ruleCodes } from './rule.ts'

const policy = referencePolicy()
const rules = referenceRules()

describe('the reference policy', () => {
  test('has the shape the code declares', () => {
    expect([...Value.Errors(WrittenPolicyShape, shippedPolicy)]).toEqual([])
  })

  test('is in force in the summer of 2022 and names its version', () => {
    expect(policyInForce([policy], day('2022-06-01'))?.version).toBe('2022')
    expect(policyInForce([policy], day('2021-12-31'))).toBeUndefined()
  })

  test('has the eight clauses with their parts, each once and in order', () => {
    expect(policy.clauses.map(({ number }) => number).join(' ')).toBe('1 2 3 3a 3b 3c 3d 4 5 6 6a 6b 6c 7 8')
  })

  test('has the five outcomes, each with three to five aims under it', () => {
    expect(policy.outcomes.map(({ slug, name }) => [slug, name])).toEqual([
      ['clean-and-green', 'Clean and Green'],
      ['great-communities', 'Great Communities'],
      ['improved-opportunities', 'Improved Opportunities'],
      ['strong-economy', 'Strong Economy, Transport and Infrastructure'],
      ['safe-and-well', 'Safe and Well'],
    ])
    for (const { aims } of policy.outcomes) {
      expect(aims.length).toBeGreaterThanOrEqual(3)
      expect(aims.length).toBeLessThanOrEqual(5)
    }
  })

  test('gives every outcome and aim a slug of its own', () => {
    const slugs = placed(policy.outcomes).map(({ outcome }) => outcome.slug)
    expect(new Set(slugs).size).toBe(slugs.length)
  })

  test('is served by the built-in measures, each outcome as the primary one of several', () => {
    const slugs = policy.outcomes.map(({ slug }) => slug)
    const measures = builtInMeasures()
    expect(measures.flatMap(({ outcomes }) => outcomes.filter((slug) => !slugs.includes(slug)))).toEqual([])
    for (const slug of slugs) {
      expect(measures.filter(({ outcomes }) => outcomes[0] === slug).length).toBeGreaterThanOrEqual(8)
    }
  })

  test('sends one bulletin inside the council and one outside, and is reviewed after it began', () => {
    expect(policy.distribution.map(({ audience }) => audience)).toEqual(['internal', 'external'])
    expect(dayOf(policy.from)).toBe(policy.from)
    expect(dayOf(policy.reviewBy)).toBe(policy.reviewBy)
    expect(policy.reviewBy > policy.from).toBe(true)
  })
})

describe('the dated rules', () => {
  test('have the shape the code declares', () => {
    expect([...Value.Errors(RuleFileShape, shippedRules)]).toEqual([])
  })

  test('have a code of their own, real days, and speak for every rule there is', () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length)
    expect(new Set(rules.map(({ rule }) => rule))).toEqual(new Set(ruleCodes))
    const days = rules
      .flatMap(({ from, to, confirmFrom }) => [from, to, confirmFrom])
      .filter((on) => on !== null)
    expect(days.filter((on) => !dayOf(on))).toEqual([])
    expect(rules.filter(({ from, to }) => to !== null && to < from)).toEqual([])
  })

  test('have an amount together with its comparator, its VAT basis and where it came from, or none of them', () => {
    for (const { code, amount, comparator, vat, amountSource } of rules) {
      const told = [amount, comparator, vat, amountSource].filter((part) => part !== null).length
      expect([code, told]).toEqual([code, amount === null ? 0 : 4])
    }
  })

  /** What a plain purchase is: of one kind, and none of the special cases unless said. */
  const plain = { lightTouch: false, healthCare: false, framework: false, callOff: false, concession: false }
  type Facts = typeof plain & { kind: Scope['kinds'][number] }

  function speaksOf({ scope }: Rule, facts: Facts): boolean {
    const fits = (concern: 'either' | 'only' | 'not', fact: boolean) =>
      concern === 'either' || fact === (concern === 'only')
    const special = ['lightTouch', 'healthCare', 'framework', 'callOff', 'concession'] as const
    return scope.kinds.includes(facts.kind) && special.every((name) => fits(scope[name], facts[name]))
  }

  function rowFor(
    rule: Rule['rule'],
    on: string,
    facts: Partial<Facts> & Pick<Facts, 'kind'>,
  ): Rule | undefined {
    const whole = { ...plain, ...facts }
    return rulesInForce(rules, day(on)).find((row) => row.rule === rule && speaksOf(row, whole))
  }

  const threshold = (rule: Rule['rule'], on: string, facts: Partial<Facts> & Pick<Facts, 'kind'>) => {
    const row = rowFor(rule, on, facts)
    return row && [row.comparator, row.amount?.toFixed(2), row.vat]
  }

  test('compare services with the Act’s threshold of the day the purchase began', () => {
    const services = { kind: 'services' } as const
    const at = (on: string) => threshold('social-value-act', on, services)
    expect(at('2013-01-30')).toBeUndefined()
    expect(rowFor('social-value-act', '2021-12-31', services)?.effect).toBe('check')
    expect(at('2022-01-01')).toEqual(['at-least', '213477.00', 'including'])
    expect(at('2023-12-31')).toEqual(['at-least', '213477.00', 'including'])
    expect(at('2024-01-01')).toEqual(['at-least', '214904.00', 'including'])
    expect(at('2025-12-31')).toEqual(['at-least', '214904.00', 'including'])
    expect(at('2026-01-01')).toEqual(['at-least', '207720.00', 'including'])
  })

  test('leave goods, works, call-offs and concessions out of the Act', () => {
    expect(rowFor('social-value-act', '2026-06-01', { kind: 'goods' })).toBeUndefined()
    expect(rowFor('social-value-act', '2026-06-01', { kind: 'works' })).toBeUndefined()
    expect(rowFor('social-value-act', '2026-06-01', { kind: 'services', callOff: true })).toBeUndefined()
    expect(rowFor('social-value-act', '2026-06-01', { kind: 'services', concession: true })).toBeUndefined()
    expect(rowFor('social-value-act', '2026-06-01', { kind: 'services', framework: true })?.effect).toBe(
      'must',
    )
  })

  test('compare light-touch services without VAT until 23 February 2025, and from then say check', () => {
    const care = { kind: 'services', lightTouch: true } as const
    expect(threshold('social-value-act', '2022-06-01', care)).toEqual(['at-least', '213477.00', 'excluding'])
    expect(threshold('social-value-act', '2025-02-23', care)).toEqual(['at-least', '214904.00', 'excluding'])
    const after = rowFor('social-value-act', '2025-02-24', care)
    expect([after?.effect, after?.amount]).toEqual(['check', null])
    expect(after?.note).toContain('SI 2025/163')
  })

  test('the policy’s own line is £50,000 without VAT for goods, works and services, and the council may move it', () => {
    for (const kind of ['goods', 'services', 'works'] as const) {
      expect(threshold('policy-threshold', '2022-06-01', { kind })).toEqual([
        'at-least',
        '50000.00',
        'excluding',
      ])
    }
    expect(rules.filter(({ setBy }) => setBy === 'policy').map(({ rule }) => rule)).toEqual([
      'policy-threshold',
    ])
  })

  test('want performance indicators above £5 million from the day the Procurement Act began', () => {
    const works = { kind: 'works' } as const
    const rule = 'key-performance-indicators'
    expect(rowFor(rule, '2025-02-23', works)).toBeUndefined()
    expect(threshold(rule, '2025-02-24', works)).toEqual(['more-than', '5000000.00', 'including'])
    expect(rowFor(rule, '2025-02-24', { kind: 'services', lightTouch: true })).toBeUndefined()
    expect(rowFor(rule, '2025-02-24', { ...works, framework: true })).toBeUndefined()
    expect(rowFor(rule, '2025-02-24', { ...works, concession: true })).toBeUndefined()
  })

  test('want performance notices from 2026', () => {
    const works = { kind: 'works' } as const
    expect(rowFor('contract-performance-notice', '2025-12-31', works)).toBeUndefined()
    expect(threshold('contract-performance-notice', '2026-01-01', works)?.[0]).toBe('more-than')
  })

  test('permit a competition to be reserved only below the threshold of its kind, from 4 February 2026', () => {
    const at = (facts: Partial<Facts> & Pick<Facts, 'kind'>) =>
      threshold('may-reserve', '2026-02-04', facts)?.[1]
    expect(rowFor('may-reserve', '2026-02-03', { kind: 'goods' })).toBeUndefined()
    expect(at({ kind: 'goods' })).toBe('207720.00')
    expect(at({ kind: 'services' })).toBe('207720.00')
    expect(at({ kind: 'services', lightTouch: true })).toBe('663540.00')
    expect(at({ kind: 'works' })).toBe('5193000.00')
    expect(rowFor('may-reserve', '2026-02-04', { kind: 'goods' })?.effect).toBe('may')
  })

  test('send health care services to their own regime from 2024', () => {
    const care = { kind: 'services', healthCare: true } as const
    expect(rowFor('other-regime', '2023-12-31', care)).toBeUndefined()
    expect(rowFor('other-regime', '2024-01-01', care)?.source).toContain('SI 2023/1348')
    expect(rowFor('social-value-act', '2024-01-01', care)?.effect).toBe('check')
    expect(rowFor('have-regard', '2026-01-01', care)).toBeUndefined()
    expect(rowFor('have-regard', '2025-02-24', { kind: 'goods' })?.effect).toBe('must')
  })

  test('never give two rows of one rule for the same purchase on the same day', () => {
    const flags = Array.from({ length: 32 }, (_, bits) => ({
      lightTouch: (bits & 1) > 0,
      healthCare: (bits & 2) > 0,
      framework: (bits & 4) > 0,
      callOff: (bits & 8) > 0,
      concession: (bits & 16) > 0,
    }))
    const purchases = (['goods', 'services', 'works'] as const).flatMap((kind) =>
      flags.map((flag) => ({ kind, ...flag })),
    )
    const turns = rules.flatMap(({ from, to }): Day[] => (to ? [from, to, addDays(to, 1)] : [from]))
    const twice = [...new Set(turns)].flatMap((on) =>
      purchases.filter((facts) => {
        const spoken = rulesInForce(rules, on).filter((row) => speaksOf(row, facts))
        return new Set(spoken.map(({ rule }) => rule)).size < spoken.length
      }),
    )
    expect(twice).toEqual([])
  })

  const published = new URL(
    '../../../shared/data/frameworks/procurement-thresholds-england.json',
    import.meta.url,
  )

  test('agree with the published thresholds', ({ skip }) => {
    skip(!existsSync(published), 'skipped: the public reference files are not beside this repository')
    const { sets } = JSON.parse(readFileSync(published, 'utf8')) as {
      sets: { from: string; goodsServicesSubCentral: number; works: number; lightTouch: number }[]
    }
    for (const set of sets) {
      const row = rowFor('social-value-act', set.from, { kind: 'services' })
      expect(row?.amount?.toFixed()).toBe(String(set.goodsServicesSubCentral))
    }
    const newest = sets.find(({ from }) => from === '2026-01-01')!
    expect(threshold('may-reserve', '2026-03-01', { kind: 'works' })?.[1]).toBe(`${newest.works}.00`)
    const care = { kind: 'services', lightTouch: true } as const
    expect(threshold('may-reserve', '2026-03-01', care)?.[1]).toBe(`${newest.lightTouch}.00`)
  })
})

test('the words that people stumble over are not in the policy', () => {
  const { outcomes, ...rest } = policy
  const described = placed(outcomes).map(({ outcome }) => outcome.describes)
  const text = JSON.stringify([rest, described])
  expect(text).not.toMatch(/\b(free|voices?|rejected|claims?|opportunit(y|ies)|gives? back)\b/i)
})
