import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import type { Answer, DutyAnswer } from './duty-answer.ts'
import { assessDuty } from './duty-assessment.ts'
import { referenceRules } from './reference.ts'
import { describeFacts, type RequirementFacts } from './requirement-facts.ts'
import { type RuleCode, ruleCodes } from './rule.ts'

const rules = referenceRules()

/** A requirement with everything known: services of the full rate of VAT, none of the special cases. */
const plain = {
  kind: 'services',
  mainPart: undefined as RequirementFacts['mainPart'],
  value: '300000',
  vat: 'in' as 'in' | 'out' | undefined,
  rate: '20' as string | undefined,
  on: '2026-06-01' as string | undefined,
  lightTouch: false as boolean | undefined,
  healthCare: false as boolean | undefined,
  framework: false as boolean | undefined,
  callOff: false as boolean | undefined,
  concession: false as boolean | undefined,
  urgent: false as boolean | undefined,
}
type Asked = Partial<Omit<typeof plain, 'kind' | 'value'>> & {
  kind?: RequirementFacts['kind']
  value?: string | undefined
}

function factsOf(asked: Asked): RequirementFacts {
  const { value, vat, rate, on, ...rest } = { ...plain, ...asked }
  return {
    ...(rest as Pick<RequirementFacts, 'kind'>),
    estimatedValue: value === undefined ? undefined : new Decimal(value),
    valueIncludesVat: vat === undefined ? undefined : vat === 'in',
    vatRate: rate === undefined ? undefined : new Decimal(rate),
    commences: on === undefined ? undefined : day(on),
  }
}

function ask(rule: RuleCode, asked: Asked): DutyAnswer {
  return assessDuty(rules, factsOf(asked)).find((answer) => answer.rule === rule)!
}

const sva = 'social-value-act'
const line = 'policy-threshold'
const kpi = 'key-performance-indicators'
const notice = 'contract-performance-notice'
const reserve = 'may-reserve'
const regime = 'other-regime'
const regard = 'have-regard'
const yes = 'applies'
const no = 'does-not-apply'

/** Where each row of the table is from. */
const sources = {
  act: 'Public Services (Social Value) Act 2012 s.1',
  'act from': 'SI 2012/3173: s.1 in force from 31 January 2013',
  'set 2022': 'SI 2021/1221: £213,477 including VAT from 1 January 2022',
  'set 2024':
    'SI 2023/1117: £214,904 from 1 January 2024; Procurement Act 2023 Sch.1 as amended by SI 2025/163',
  'set 2026': 'SI 2025/1200: £207,720 and £5,193,000 from 1 January 2026; light touch £663,540',
  'light touch': 'SI 2016/275 Sch.1 para 8: net of VAT, the ordinary sub-central amount',
  'light touch 2025': 'SI 2025/163 reg.7, from 24 February 2025',
  policy: 'Social Value Policy Statement 2022 §3: equal to or in excess of £50,000',
  's.52': 'Procurement Act 2023 s.52: more than £5 million, from 24 February 2025',
  's.71': 'Procurement Act 2023 s.71, in force 1 January 2026 by SI 2025/1316',
  order: 'SI 2026/94, in force 4 February 2026',
  psr: 'SI 2023/1348, in force 1 January 2024',
  'ss.12': 'Procurement Act 2023 ss.12, 13 and 18, from 24 February 2025',
} as const

type Row = [string, RuleCode, Asked, Answer, keyof typeof sources]

const table: Row[] = [
  // The Act's amount: at it, a penny below, a penny above, in each set.
  ['2022: at the amount', sva, { on: '2022-06-01', value: '213477' }, yes, 'set 2022'],
  ['2022: a penny below', sva, { on: '2022-06-01', value: '213476.99' }, no, 'set 2022'],
  ['2022: a penny above', sva, { on: '2022-06-01', value: '213477.01' }, yes, 'set 2022'],
  ['2024: at the amount', sva, { on: '2024-06-01', value: '214904' }, yes, 'set 2024'],
  ['2024: a penny below', sva, { on: '2024-06-01', value: '214903.99' }, no, 'set 2024'],
  ['2024: a penny above', sva, { on: '2024-06-01', value: '214904.01' }, yes, 'set 2024'],
  ['2026: at the amount', sva, { on: '2026-06-01', value: '207720' }, yes, 'set 2026'],
  ['2026: a penny below', sva, { on: '2026-06-01', value: '207719.99' }, no, 'set 2026'],
  ['2026: a penny above', sva, { on: '2026-06-01', value: '207720.01' }, yes, 'set 2026'],
  // First and last day of each set, with a value on which two sets differ.
  ['first day of the 2022 set', sva, { on: '2022-01-01', value: '213477' }, yes, 'set 2022'],
  ['last day of the 2022 set', sva, { on: '2023-12-31', value: '213477' }, yes, 'set 2022'],
  ['first day of the 2024 set', sva, { on: '2024-01-01', value: '213477' }, no, 'set 2024'],
  ['the day before the Procurement Act', sva, { on: '2025-02-23', value: '214904' }, yes, 'set 2024'],
  ['the day of the Procurement Act', sva, { on: '2025-02-24', value: '214904' }, yes, 'set 2024'],
  ['last day of the 2024 set', sva, { on: '2025-12-31', value: '207720' }, no, 'set 2024'],
  ['first day of the 2026 set', sva, { on: '2026-01-01', value: '207720' }, yes, 'set 2026'],
  ['last day of the 2026 set', sva, { on: '2027-12-31', value: '207720' }, yes, 'set 2026'],
  ['after the last known set', sva, { on: '2028-01-01', value: '207720' }, 'check', 'set 2026'],
  ['after the last known set, far below', sva, { on: '2030-01-01', value: '10' }, 'check', 'set 2026'],
  ['after the last known set, of goods', sva, { on: '2030-01-01', kind: 'goods' }, no, 'act'],
  // Before the amounts that are held.
  ['the last day before the sets', sva, { on: '2021-12-31' }, 'check', 'act'],
  ['the first day of the Act', sva, { on: '2013-01-31' }, 'check', 'act from'],
  ['the day before the Act', sva, { on: '2013-01-30' }, no, 'act from'],
  ['goods before 2022', sva, { on: '2021-12-31', kind: 'goods' }, no, 'act'],
  // VAT: out, in, reduced, exempt. £177,897.50 and 20% is £213,477.
  ['£180,000 and 20% VAT', sva, { on: '2022-06-01', value: '180000', vat: 'out' }, yes, 'set 2022'],
  ['£180,000 with VAT', sva, { on: '2022-06-01', value: '180000' }, no, 'set 2022'],
  ['20% VAT makes it the amount', sva, { on: '2022-06-01', value: '177897.50', vat: 'out' }, yes, 'set 2022'],
  [
    '20% VAT makes it a penny less',
    sva,
    { on: '2022-06-01', value: '177897.49', vat: 'out' },
    no,
    'set 2022',
  ],
  [
    'the policy’s £177,897 is just below',
    sva,
    { on: '2022-06-01', value: '177897', vat: 'out' },
    no,
    'set 2022',
  ],
  ['£200,000, exempt', sva, { on: '2022-06-01', value: '200000', vat: 'out', rate: '0' }, no, 'set 2022'],
  ['£213,477, exempt', sva, { on: '2022-06-01', value: '213477', vat: 'out', rate: '0' }, yes, 'set 2022'],
  ['£203,311.42 at 5%', sva, { on: '2022-06-01', value: '203311.42', vat: 'out', rate: '5' }, no, 'set 2022'],
  [
    '£203,311.43 at 5%',
    sva,
    { on: '2022-06-01', value: '203311.43', vat: 'out', rate: '5' },
    yes,
    'set 2022',
  ],
  // What is bought.
  ['goods', sva, { kind: 'goods' }, no, 'act'],
  ['works of £6 million', sva, { kind: 'works', value: '6000000' }, no, 'act'],
  ['mixed, mainly services', sva, { kind: 'mixed', mainPart: 'services' }, yes, 'act'],
  ['mixed, mainly goods', sva, { kind: 'mixed', mainPart: 'goods' }, no, 'act'],
  ['mixed, mainly works', sva, { kind: 'mixed', mainPart: 'works' }, no, 'act'],
  // Light touch: net of VAT until 23 February 2025, then a person looks.
  [
    'light touch at the amount, net',
    sva,
    { on: '2022-06-01', lightTouch: true, value: '213477', vat: 'out' },
    yes,
    'light touch',
  ],
  [
    'light touch a penny below, net',
    sva,
    { on: '2022-06-01', lightTouch: true, value: '213476.99', vat: 'out' },
    no,
    'light touch',
  ],
  [
    'light touch with VAT in: £256,172.40 is £213,477 net',
    sva,
    { on: '2022-06-01', lightTouch: true, value: '256172.40' },
    yes,
    'light touch',
  ],
  [
    'light touch a penny less with VAT in',
    sva,
    { on: '2022-06-01', lightTouch: true, value: '256172.39' },
    no,
    'light touch',
  ],
  [
    'light touch in the 2024 set',
    sva,
    { on: '2024-01-01', lightTouch: true, value: '214904', vat: 'out' },
    yes,
    'light touch',
  ],
  [
    'light touch on 23 February 2025',
    sva,
    { on: '2025-02-23', lightTouch: true, value: '214903.99', vat: 'out' },
    no,
    'light touch',
  ],
  [
    'light touch on 24 February 2025',
    sva,
    { on: '2025-02-24', lightTouch: true },
    'check',
    'light touch 2025',
  ],
  [
    'light touch in 2026, small',
    sva,
    { on: '2026-06-01', lightTouch: true, value: '60000' },
    'check',
    'light touch 2025',
  ],
  // Special cases.
  ['a call-off', sva, { callOff: true }, no, 'act'],
  ['a framework of services', sva, { framework: true }, yes, 'act'],
  [
    'a framework mostly of services',
    sva,
    { framework: true, kind: 'mixed', mainPart: 'services' },
    yes,
    'act',
  ],
  ['a framework mostly of goods', sva, { framework: true, kind: 'mixed', mainPart: 'goods' }, no, 'act'],
  ['a concession', sva, { concession: true }, no, 'act'],
  ['urgent', sva, { urgent: true }, 'check', 'act'],
  ['urgent and below the amount', sva, { urgent: true, value: '1000' }, no, 'act'],
  ['health care in 2023', sva, { on: '2023-12-31', healthCare: true }, yes, 'act'],
  ['health care from 2024', sva, { on: '2024-01-01', healthCare: true }, 'check', 'psr'],
  // The council's own line: £50,000 without VAT, of everything.
  ['at £50,000', line, { value: '50000', vat: 'out' }, yes, 'policy'],
  ['a penny below £50,000', line, { value: '49999.99', vat: 'out' }, no, 'policy'],
  ['a penny above £50,000', line, { value: '50000.01', vat: 'out' }, yes, 'policy'],
  ['£60,000 with VAT is £50,000 without', line, { value: '60000' }, yes, 'policy'],
  ['£59,999.99 with VAT', line, { value: '59999.99' }, no, 'policy'],
  ['£52,500 with 5% VAT', line, { value: '52500', rate: '5' }, yes, 'policy'],
  ['£50,000 with VAT, exempt', line, { value: '50000', rate: '0' }, yes, 'policy'],
  ['goods', line, { kind: 'goods', value: '60000', vat: 'out' }, yes, 'policy'],
  ['works', line, { kind: 'works', value: '60000', vat: 'out' }, yes, 'policy'],
  ['a call-off', line, { callOff: true, value: '60000', vat: 'out' }, yes, 'policy'],
  ['urgent', line, { urgent: true }, yes, 'policy'],
  ['first day of the policy', line, { on: '2022-01-01' }, yes, 'policy'],
  ['before the policy that is kept', line, { on: '2021-12-31' }, 'check', 'policy'],
  // Key performance indicators: more than £5 million with VAT.
  ['at £5 million', kpi, { value: '5000000' }, no, 's.52'],
  ['a penny above £5 million', kpi, { value: '5000000.01' }, yes, 's.52'],
  ['a penny below £5 million', kpi, { value: '4999999.99' }, no, 's.52'],
  ['VAT lifts it above', kpi, { value: '4200000', vat: 'out' }, yes, 's.52'],
  ['exempt, it stays below', kpi, { value: '4200000', vat: 'out', rate: '0' }, no, 's.52'],
  ['the day before', kpi, { value: '9000000', on: '2025-02-23' }, no, 's.52'],
  ['the first day', kpi, { value: '9000000', on: '2025-02-24' }, yes, 's.52'],
  ['light touch', kpi, { value: '9000000', lightTouch: true }, no, 's.52'],
  ['the framework itself', kpi, { value: '9000000', framework: true }, no, 's.52'],
  ['a call-off', kpi, { value: '9000000', callOff: true }, yes, 's.52'],
  ['a concession', kpi, { value: '9000000', concession: true }, no, 's.52'],
  ['works', kpi, { value: '9000000', kind: 'works' }, yes, 's.52'],
  ['health care', kpi, { value: '9000000', healthCare: true }, no, 'psr'],
  // Contract performance notice.
  ['the day before', notice, { value: '9000000', on: '2025-12-31' }, no, 's.71'],
  ['the first day', notice, { value: '9000000', on: '2026-01-01' }, yes, 's.71'],
  ['at £5 million', notice, { value: '5000000' }, no, 's.71'],
  ['a penny above', notice, { value: '5000000.01' }, yes, 's.71'],
  // The competition may be reserved below the threshold.
  ['the day before the Order', reserve, { value: '60000', on: '2026-02-03' }, no, 'order'],
  ['the first day of the Order', reserve, { value: '60000', on: '2026-02-04' }, yes, 'order'],
  ['services at the amount', reserve, { value: '207720' }, no, 'set 2026'],
  ['services a penny below', reserve, { value: '207719.99' }, yes, 'set 2026'],
  ['services a penny above', reserve, { value: '207720.01' }, no, 'set 2026'],
  ['works a penny below', reserve, { kind: 'works', value: '5192999.99' }, yes, 'set 2026'],
  ['works at the amount', reserve, { kind: 'works', value: '5193000' }, no, 'set 2026'],
  ['light touch a penny below', reserve, { lightTouch: true, value: '663539.99' }, yes, 'set 2026'],
  ['light touch at the amount', reserve, { lightTouch: true, value: '663540' }, no, 'set 2026'],
  ['a call-off', reserve, { callOff: true, value: '60000' }, no, 'order'],
  ['after the last known set', reserve, { value: '60000', on: '2028-01-01' }, 'check', 'set 2026'],
  // Health care's own regime.
  ['health care the day before', regime, { healthCare: true, on: '2023-12-31' }, no, 'psr'],
  ['health care the first day', regime, { healthCare: true, on: '2024-01-01' }, yes, 'psr'],
  ['other services', regime, {}, no, 'psr'],
  ['goods', regime, { kind: 'goods' }, no, 'psr'],
  // Have regard.
  ['the day before', regard, { on: '2025-02-23' }, no, 'ss.12'],
  ['the first day, of any value', regard, { on: '2025-02-24', value: '1' }, yes, 'ss.12'],
  ['health care', regard, { healthCare: true }, no, 'psr'],
]

describe('what each rule answers', () => {
  test.each(table)('%s: %s', (_, rule, asked, answer, source) => {
    const facts = factsOf(asked)
    expect(describeFacts(facts).accepted).toBe(true)
    const found = ask(rule, asked)
    expect([found.answer, found.needs]).toEqual([answer, []])
    expect(found.because).toMatch(/^[A-Z£].+\.$/)
    expect(found.because).not.toMatch(/undefined|null|NaN/)
    expect(sources[source]).toBeTruthy()
  })

  test('from at least sixty rows, for every rule', () => {
    expect(table.length).toBeGreaterThanOrEqual(60)
    expect(new Set(table.map(([, rule]) => rule))).toEqual(new Set(ruleCodes))
  })
})

type Missing = [string, RuleCode, Asked, Answer, string[]]

const missing: Missing[] = [
  [
    'only that it is services',
    sva,
    { ...nothing() },
    'unknown',
    [
      'estimatedValue',
      'valueIncludesVat',
      'vatRate',
      'commences',
      'lightTouch',
      'healthCare',
      'callOff',
      'concession',
    ],
  ],
  ['the main part', sva, { kind: 'mixed' }, 'unknown', ['mainPart']],
  ['the main part, below the amount', sva, { kind: 'mixed', value: '100' }, no, []],
  ['the value', sva, { value: undefined }, 'unknown', ['estimatedValue']],
  ['the value of goods', sva, { value: undefined, kind: 'goods' }, no, []],
  ['whether VAT is in', sva, { vat: undefined, value: '200000' }, 'unknown', ['valueIncludesVat']],
  ['whether VAT is in, above either way', sva, { vat: undefined, value: '250000' }, yes, []],
  ['the rate', sva, { vat: 'out', rate: undefined, value: '200000' }, 'unknown', ['vatRate']],
  ['the rate, VAT in', sva, { rate: undefined, value: '207720' }, yes, []],
  ['the rate, above without any', sva, { vat: 'out', rate: undefined, value: '207720' }, yes, []],
  ['the rate, below at the highest', sva, { vat: 'out', rate: undefined, value: '173099.99' }, no, []],
  [
    'the rate, VAT in, for the council’s line',
    line,
    { rate: undefined, value: '55000' },
    'unknown',
    ['vatRate'],
  ],
  ['the rate, VAT in, above the line at the highest', line, { rate: undefined, value: '60000' }, yes, []],
  ['the day', sva, { on: undefined, value: '210000' }, 'unknown', ['commences']],
  ['the day of goods', sva, { on: undefined, kind: 'goods' }, no, []],
  ['whether it is light touch', sva, { lightTouch: undefined }, 'unknown', ['lightTouch']],
  [
    'whether it is light touch, before 2025 and above either way',
    sva,
    { lightTouch: undefined, on: '2023-06-01' },
    yes,
    [],
  ],
  ['whether it is health care', sva, { healthCare: undefined }, 'unknown', ['healthCare']],
  ['whether it is a call-off', sva, { callOff: undefined }, 'unknown', ['callOff']],
  ['whether it is a concession', sva, { concession: undefined }, 'unknown', ['concession']],
  ['whether it is a framework', sva, { framework: undefined }, yes, []],
  [
    'whether it is a framework, above £5 million',
    kpi,
    { framework: undefined, value: '9000000' },
    'unknown',
    ['framework'],
  ],
  ['whether it is urgent', sva, { urgent: undefined }, yes, []],
  ['whether it is health care, for its regime', regime, { healthCare: undefined }, 'unknown', ['healthCare']],
  [
    'all special cases of goods',
    reserve,
    { kind: 'goods', lightTouch: undefined, healthCare: undefined, value: '100' },
    yes,
    [],
  ],
  ['all but the day, before any law', regard, { ...nothing(), on: '2020-01-01' }, no, []],
]

function nothing(): Asked {
  const unknown = { lightTouch: undefined, healthCare: undefined, framework: undefined, callOff: undefined }
  return {
    ...unknown,
    concession: undefined,
    urgent: undefined,
    value: undefined,
    vat: undefined,
    rate: undefined,
    on: undefined,
  }
}

test.each(missing)('without knowing %s', (_, rule, asked, answer, needs) => {
  const found = ask(rule, asked)
  expect([found.answer, found.needs]).toEqual([answer, needs])
})

test('an answer is told in sentences that a person can check', () => {
  const of = (rule: RuleCode, asked: Asked) => ask(rule, asked).because
  expect(of(sva, { on: '2022-06-01', value: '180000', vat: 'out' })).toBe(
    'The value is £180,000 and 20% VAT, £216,000 in all, which is at or above £213,477.',
  )
  expect(of(line, { value: '59999.99' })).toBe(
    'The value with VAT is £59,999.99, which is below £60,000: £50,000 and 20% VAT.',
  )
  expect(of(sva, { kind: 'mixed', mainPart: 'goods' })).toBe(
    'It is about services. The main part of this is goods, and the main part decides.',
  )
  expect(of(sva, { callOff: true })).toBe('It leaves out call-offs, and this is one.')
  expect(of(kpi, { on: '2025-02-23' })).toBe(
    'It holds for purchases that began on or after 24 February 2025, and this one began before.',
  )
  expect(of(sva, { value: undefined, callOff: undefined })).toBe(
    'This cannot be told yet. It depends on the estimated value and whether it is a call-off from a framework.',
  )
  expect(of(sva, { on: '2028-01-01' })).toContain('A new one was expected from 1 January 2028')
  expect(of(sva, { vat: 'out', rate: undefined, value: '207720' })).toBe(
    'Whatever VAT is due, a value of £207,720 is at or above £207,720 with VAT.',
  )
})

test('a sum just below an amount is not shown as the amount', () => {
  const { answer, because } = ask(sva, { on: '2022-06-01', value: '203311.42', vat: 'out', rate: '5' })
  expect([answer, because]).toEqual([
    no,
    'The value is £203,311.42 and 5% VAT, £213,476.991 in all, which is below £213,477.',
  ])
})

test('each answer names the dated row it rests on', () => {
  const row = (rule: RuleCode, asked: Asked) => ask(rule, asked).row
  expect(row(sva, { on: '2022-06-01' })?.code).toBe('social-value-act-2022')
  expect(row(sva, { kind: 'goods' })?.from).toBe('2026-01-01')
  expect(row(sva, { on: '2021-12-31' })?.code).toBe('social-value-act-2013')
  expect(row(reserve, { lightTouch: true, value: '1' })?.code).toBe('may-reserve-light-touch-2026')
})

const anyFlag = fc.option(fc.boolean(), { nil: undefined })
const anyDay = fc.integer({ min: 0, max: 7000 }).map((days) => addDays(day('2012-01-01'), days))
const pence = fc.integer({ min: 0, max: 1_000_000_000 }).map((count) => new Decimal(count).div(100))
const anyFacts = fc
  .record({
    kind: fc.constantFrom('goods', 'services', 'works', 'mixed'),
    mainPart: fc.option(fc.constantFrom('goods', 'services', 'works'), { nil: undefined }),
    estimatedValue: fc.option(pence, { nil: undefined }),
    valueIncludesVat: anyFlag,
    vatRate: fc.option(
      fc.constantFrom('0', '5', '20').map((rate) => new Decimal(rate)),
      { nil: undefined },
    ),
    commences: fc.option(anyDay, { nil: undefined }),
    lightTouch: anyFlag,
    healthCare: anyFlag,
    framework: anyFlag,
    callOff: anyFlag,
    concession: anyFlag,
    urgent: anyFlag,
  })
  .filter((facts) => describeFacts(facts).accepted)

describe('whatever is asked', () => {
  test('every rule answers once, and only what is unknown has needs, which are not known yet', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const found = assessDuty(rules, facts)
        expect(found.map(({ rule }) => rule)).toEqual([...ruleCodes])
        for (const { answer, needs, because } of found) {
          expect(needs.length > 0).toBe(answer === 'unknown')
          expect(needs.filter((name) => facts[name] !== undefined)).toEqual([])
          expect(because).toMatch(/\.$/)
          expect(because).not.toMatch(/undefined|null|NaN/)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('an answer given while something is missing stays when it becomes known', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (facts, more) => {
        const known = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined))
        const fuller = { ...more, urgent: facts.urgent, ...known } as RequirementFacts
        fc.pre(describeFacts(fuller).accepted)
        const later = assessDuty(rules, fuller)
        const changed = assessDuty(rules, facts).filter(
          ({ answer }, place) => answer !== 'unknown' && answer !== later[place]!.answer,
        )
        expect(changed).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('a duty that applies to a value applies to every larger one; a permission to every smaller one', () => {
    fc.assert(
      fc.property(anyFacts, pence, pence, (facts, one, other) => {
        const [less, more] = one.lte(other) ? [one, other] : [other, one]
        const small = assessDuty(rules, { ...facts, estimatedValue: less })
        const large = assessDuty(rules, { ...facts, estimatedValue: more })
        const lost = small.filter(({ rule, answer }, place) => {
          const other = large[place]!.answer
          const [first, second] = rule === 'may-reserve' ? [other, answer] : [answer, other]
          return first === 'applies' && second !== 'applies'
        })
        expect(lost).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('days fall into stretches: the answer turns on the first day of a row or the day after its last, and no other', () => {
    const turns = new Set<string>(
      rules.flatMap(({ from, to, confirmFrom }) =>
        [from, to && addDays(to, 1), confirmFrom].filter((on) => on !== null),
      ),
    )
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, on) => {
        const next = addDays(on, 1)
        fc.pre(!turns.has(next))
        const answersOn = (commences: typeof on) =>
          assessDuty(rules, { ...facts, commences }).map(({ answer, needs }) => [answer, needs])
        expect(answersOn(next)).toEqual(answersOn(on))
      }),
      { numRuns: 300 },
    )
  })
})
