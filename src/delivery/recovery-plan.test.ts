import { describe, expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import type { Quarter } from '../language/quarter.ts'
import {
  answerPlan,
  askForPlan,
  longestText,
  missedTarget,
  mostSteps,
  type PlanTyped,
  readPlan,
  reminderOn,
  stepDone,
} from './recovery-plan.ts'

const quarter = (text: string) => text as Quarter
const amounts = (of: Record<string, string>) =>
  new Map(Object.entries(of).map(([each, amount]) => [quarter(each), new Decimal(amount)]))
const today = day('2026-11-23')

const quarterly = {
  quantity: new Decimal(40),
  due: day('2027-03-31'),
  targets: amounts({ '2026-27Q1': '10', '2026-27Q2': '10', '2026-27Q3': '10', '2026-27Q4': '10' }),
  withdrawnOn: null,
  paused: null,
}
const once = { ...quarterly, due: day('2026-09-30'), targets: amounts({}) }
const inOrLate = [quarter('2026-27Q1'), quarter('2026-27Q2')]

describe('a target that was missed', () => {
  test.each([
    ['half of two quarters came', quarterly, { '2026-27Q1': '10' }, ['2026-27Q2', '20', '10']],
    ['what came later makes up for it', quarterly, { '2026-27Q1': '5', '2026-27Q3': '15' }, undefined],
    ['all of it came', quarterly, { '2026-27Q1': '10', '2026-27Q2': '10' }, undefined],
    ['nothing came of what was due once', once, {}, ['2026-27Q2', '40', '0']],
    ['all came of what was due once', once, { '2026-27Q1': '40' }, undefined],
    ['what is due once has its day still to come', { ...once, due: today }, {}, undefined],
    ['it was withdrawn', { ...quarterly, withdrawnOn: day('2026-10-01') }, {}, undefined],
    [
      'it rests today',
      { ...quarterly, paused: { from: day('2026-11-01'), until: day('2026-11-23') } },
      {},
      undefined,
    ],
    [
      'it rested until yesterday',
      { ...quarterly, paused: { from: day('2026-11-01'), until: day('2026-11-22') } },
      {},
      ['2026-27Q2', '20', '0'],
    ],
  ])('when %s', (_, promised, counted, expected) => {
    const found = missedTarget(promised, amounts(counted as Record<string, string>), {
      told: inOrLate,
      today,
    })
    expect(found && [found.quarter, found.planned.toFixed(), found.counted.toFixed()]).toEqual(expected)
  })

  test('a quarter whose return is not in, nor late, is not looked at yet; nor is one that goes on', () => {
    expect(missedTarget(quarterly, amounts({}), { told: [], today })).toBeUndefined()
    const told = [quarter('2026-27Q3')]
    expect(missedTarget(quarterly, amounts({}), { told, today })).toBeUndefined()
    expect(missedTarget(quarterly, amounts({}), { told: [quarter('2026-27Q1')], today })?.quarter).toBe(
      '2026-27Q1',
    )
  })
})

const missed = {
  quarter: quarter('2026-27Q2'),
  by: day('2026-09-30'),
  planned: new Decimal(20),
  counted: new Decimal(8),
}
const typedAsk = { email: ' reports@ashdown.example ', message: ' Please. ' }

test('a plan is asked for once for each target, and not while another is being agreed', () => {
  const asked = (plans: Parameters<typeof askForPlan>[1], more = {}) => {
    const decision = askForPlan(missed, plans, { ...typedAsk, ...more })
    return decision.accepted ? decision.fact.email : decision.because
  }
  const plan = (of: string, state: 'asked' | 'agreed') => ({ quarter: quarter(of), state })
  expect(asked([])).toBe('reports@ashdown.example')
  expect(asked([plan('2026-27Q1', 'agreed')])).toBe('reports@ashdown.example')
  expect(asked([plan('2026-27Q1', 'asked')])).toBe('asked-already')
  expect(asked([plan('2026-27Q2', 'agreed')])).toBe('asked-already')
  expect(asked([], { email: 'nobody' })).toBe('no-email')
  expect(asked([], { message: 'x'.repeat(longestText + 1) })).toBe('message-too-long')
  expect(askForPlan(undefined, [], typedAsk)).toMatchObject({ because: 'nothing-missed' })
})

const first = { words: 'Find two helpers', who: 'Site manager', day: day('2026-12-10') }
const second = { words: 'Run four sessions', who: 'Trainer', day: day('2026-12-01') }
const plan: PlanTyped = { why: 'Two people left.', steps: [first, second], caughtUp: day('2027-01-31') }
const empty = { words: '', who: ' ', day: null }

describe('a plan as it was typed', () => {
  const faultsOf = (more: Partial<PlanTyped>) => {
    const read = readPlan({ ...plan, ...more }, today)
    return 'faults' in read ? read.faults : []
  }

  test('is kept in the order of its days, without the lines that are empty', () => {
    expect(readPlan({ ...plan, steps: [first, empty, second, empty] }, today)).toEqual({
      plan: { why: 'Two people left.', steps: [second, first], caughtUp: '2027-01-31' },
    })
  })

  test.each([
    ['no reason', { why: ' ' }, [{ because: 'no-why' }]],
    ['a reason too long', { why: 'x'.repeat(longestText + 1) }, [{ because: 'why-too-long' }]],
    ['no step', { steps: [empty] }, [{ because: 'no-step' }]],
    [
      'more steps than there is room for',
      { steps: Array.from({ length: mostSteps + 1 }, () => first) },
      [{ because: 'no-step' }],
    ],
    [
      'a step without words, who or day',
      { steps: [first, { words: '', who: 'Trainer', day: 'not-a-day' as const }, { ...first, who: '' }] },
      [
        { because: 'step-words', step: 2 },
        { because: 'step-day', step: 2 },
        { because: 'step-who', step: 3 },
      ],
    ],
    [
      'a step of a day that is over',
      { steps: [{ ...first, day: day('2026-11-22') }] },
      [{ because: 'step-over', step: 1 }],
    ],
    ['no day of having caught up', { caughtUp: null }, [{ because: 'no-caught-up' }]],
    ['having caught up before a step', { caughtUp: day('2026-12-09') }, [{ because: 'caught-up-first' }]],
  ])('with %s is told so', (_, more, expected) => {
    expect(faultsOf(more)).toEqual(expected)
  })

  test('may have a step today, and be caught up on the last of its days', () => {
    expect(faultsOf({ steps: [{ ...first, day: today }], caughtUp: today })).toEqual([])
  })
})

test.each([
  ['agreed', '', 'written', 1, 'agreed'],
  ['sent-back', 'Sooner, please', 'written', 1, 'sent-back'],
  ['sent-back', ' ', 'written', 1, 'no-reason'],
  ['perhaps', '', 'written', 1, 'no-answer'],
  ['agreed', '', 'agreed', 1, 'nothing-to-answer'],
  ['agreed', '', 'written', 2, 'another-version'],
  ['agreed', 'x'.repeat(longestText + 1), 'written', 1, 'reason-too-long'],
] as const)('an answer “%s” with “%.20s” to a plan that is %s, version %d: %s', (...of) => {
  const [answer, reason, state, version, expected] = of
  const decision = answerPlan({ state, version }, { answer, reason, version: 1 })
  expect(decision.accepted ? decision.fact.answer : decision.because).toBe(expected)
})

test.each([
  ['supplier', 1, 'Two began.', 'agreed', 'Two began.'],
  ['council', 1, '', 'agreed', ''],
  ['supplier', 1, ' ', 'agreed', 'no-words'],
  ['council', 2, '', 'agreed', 'done-already'],
  ['council', 3, '', 'agreed', 'no-such-step'],
  ['council', 0, '', 'agreed', 'no-such-step'],
  ['council', 1, '', 'written', 'not-agreed'],
  ['council', 1, 'x'.repeat(longestText + 1), 'agreed', 'words-too-long'],
] as const)('the %s says that step %d is done with “%.20s” while it is %s: %s', (...of) => {
  const [by, step, words, state, expected] = of
  const decision = stepDone({ state, steps: [{ done: null }, { done: {} }] }, { step, words, by })
  expect(decision.accepted ? decision.fact.words : decision.because).toBe(expected)
})

test.each([
  ['2026-12-01', undefined],
  ['2026-11-30', 'before'],
  ['2026-11-23', 'before'],
  ['2026-11-22', 'after'],
  ['2026-11-03', 'after'],
  ['2026-11-02', undefined],
])('on 23 November a step of %s is reminded of: %s', (on, expected) => {
  expect(reminderOn(day(on), { stepBefore: 7, stepAfter: 20 }, today)).toBe(expected)
})
