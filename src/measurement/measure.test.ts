import { expect, test } from 'vitest'
import { Decimal } from '../language/quantity.ts'
import { builtInMeasure } from './built-in.ts'
import { isMoney, unitNoun, unitWords, usesOf } from './measure.ts'

const hours = { unit: { one: 'hour', many: 'hours' } }
const pounds = { unit: { one: 'pound', many: 'pounds' } }

test('one of a unit is singular and everything else is plural', () => {
  expect(unitWords(hours, new Decimal('1'))).toBe('1 hour')
  expect(unitWords(hours, new Decimal('1.00'))).toBe('1 hour')
  expect(unitWords(hours, new Decimal('2'))).toBe('2 hours')
  expect(unitWords(hours, new Decimal('0'))).toBe('0 hours')
  expect(unitWords(hours, new Decimal('0.5'))).toBe('0.5 hours')
  expect(unitWords(hours, new Decimal('1200'))).toBe('1,200 hours')
  expect(unitWords(hours, new Decimal('-1'))).toBe('−1 hour')
})

test('a measure counted in pounds is written as money', () => {
  expect(isMoney(pounds)).toBe(true)
  expect(unitWords(pounds, new Decimal('1200'))).toBe('£1,200')
  expect(unitWords(pounds, new Decimal('1'))).toBe('£1')
  expect(unitWords(pounds, new Decimal('99.5'))).toBe('£99.50')
  expect(isMoney(hours)).toBe(false)
})

test('units whose plural is not an added s are written right', () => {
  expect(unitWords(builtInMeasure('jobs-care-leavers')!, new Decimal('3'))).toBe('3 people')
  expect(unitWords(builtInMeasure('digital-classes')!, new Decimal('36'))).toBe('36 classes')
  expect(unitNoun(builtInMeasure('carbon-saved')!, new Decimal('1'))).toBe('tonne CO₂e')
})

test('what may be asked for depends on whether the Act puts a duty on the purchase', () => {
  const jobs = builtInMeasure('jobs-created')!
  expect(usesOf(jobs, true)).toEqual(['criterion', 'requirement'])
  expect(usesOf(jobs, false)).toEqual(['requirement'])
})

test('while the duty is not known only the uses lawful either way are given', () => {
  expect(usesOf(builtInMeasure('jobs-created')!, undefined)).toEqual(['requirement'])
  expect(usesOf(builtInMeasure('local-spend')!, undefined)).toEqual(['record-only'])
  expect(usesOf(builtInMeasure('bid-writing-help')!, undefined)).toEqual(['criterion', 'requirement'])
})
