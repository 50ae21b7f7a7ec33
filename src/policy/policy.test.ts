import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import { clauseOf, minimumWeightingFor, nextReview, policyInForce, rulesInForce } from './policy.ts'
import { meetsAmount, needsConfirming } from './rule.ts'

const first = { version: '2018', from: day('2018-11-01'), to: day('2021-12-31') }
const second = { version: '2022', from: day('2022-01-01'), to: null }
const third = { version: '2027', from: day('2027-04-01'), to: null }

test('the policy in force is the one whose range holds the day, first and last day included', () => {
  const versions = [third, first, second]
  expect(policyInForce(versions, day('2018-10-31'))).toBeUndefined()
  expect(policyInForce(versions, day('2018-11-01'))?.version).toBe('2018')
  expect(policyInForce(versions, day('2021-12-31'))?.version).toBe('2018')
  expect(policyInForce(versions, day('2022-01-01'))?.version).toBe('2022')
})

test('a new version takes over from one that was left open', () => {
  expect(policyInForce([second, third], day('2027-03-31'))?.version).toBe('2022')
  expect(policyInForce([second, third], day('2027-04-01'))?.version).toBe('2027')
})

test('no policy is in force in a gap between versions', () => {
  const later = { ...third, from: day('2022-06-01') }
  expect(policyInForce([first, later], day('2022-03-01'))).toBeUndefined()
})

test('rules are those whose range holds the day', () => {
  expect(rulesInForce([first, second, third], day('2021-12-31'))).toEqual([first])
  expect(rulesInForce([first, second, third], day('2027-04-01'))).toEqual([second, third])
})

test('the minimum weighting is that of the highest band a value reaches', () => {
  const band = (atLeast: string, percent: string) => ({
    atLeast: new Decimal(atLeast),
    percent: new Decimal(percent),
  })
  const minimumWeightings = [band('50000', '5'), band('1000000', '20'), band('200000', '10')]
  const percentAt = (value: string) =>
    minimumWeightingFor({ minimumWeightings }, new Decimal(value))?.toFixed()
  expect(percentAt('49999.99')).toBeUndefined()
  expect(percentAt('50000')).toBe('5')
  expect(percentAt('999999.99')).toBe('10')
  expect(percentAt('1000000')).toBe('20')
})

test('the next review falls so many months after the last', () => {
  expect(nextReview({ reviewEveryMonths: 12 }, day('2026-04-01'))).toBe('2027-04-01')
})

test('a clause is found by its number, with or without the sign', () => {
  const clauses = [{ number: '3a', title: 'Shaping', text: 'Talk first.' }]
  expect(clauseOf({ clauses }, '3a')?.title).toBe('Shaping')
  expect(clauseOf({ clauses }, '§3a')?.title).toBe('Shaping')
  expect(clauseOf({ clauses }, '9')).toBeUndefined()
})

test('at least takes in the amount itself; more than and less than leave it out', () => {
  const amount = new Decimal('50000')
  const met = (comparator: 'at-least' | 'more-than' | 'less-than') =>
    ['49999.99', '50000.00', '50000.01'].map((value) =>
      meetsAmount({ comparator, amount }, new Decimal(value)),
    )
  expect(met('at-least')).toEqual([false, true, true])
  expect(met('more-than')).toEqual([false, false, true])
  expect(met('less-than')).toEqual([true, false, false])
  expect(meetsAmount({ comparator: null, amount: null }, new Decimal('1'))).toBe(true)
})

test('an amount is to be confirmed from the day a new one was expected', () => {
  expect(needsConfirming({ confirmFrom: day('2028-01-01') }, day('2027-12-31'))).toBe(false)
  expect(needsConfirming({ confirmFrom: day('2028-01-01') }, day('2028-01-01'))).toBe(true)
  expect(needsConfirming({ confirmFrom: null }, day('2040-01-01'))).toBe(false)
})
