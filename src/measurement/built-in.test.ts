import { existsSync, readFileSync } from 'node:fs'
import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import shipped from '../../data/measures.json' with { type: 'json' }
import { builtInMeasure, builtInMeasures, builtInSet } from './built-in.ts'
import { MeasureSetShape, sustainabilityStrategies } from './measure.ts'

const measures = builtInMeasures()

test('the shipped measures have the shape the code declares', () => {
  expect([...Value.Errors(MeasureSetShape, shipped)]).toEqual([])
})

test('a measure with a field missing or one too many is not of that shape', () => {
  const [first, ...rest] = shipped.measures
  const withoutUnit = { ...first, unit: undefined }
  expect(Value.Check(MeasureSetShape, { ...shipped, measures: [withoutUnit, ...rest] })).toBe(false)
  expect(
    Value.Check(MeasureSetShape, { ...shipped, measures: [{ ...first, value: '10.00' }, ...rest] }),
  ).toBe(false)
})

test('there are about sixty measures, each with its own code and name', () => {
  expect(measures.length).toBeGreaterThanOrEqual(58)
  expect(measures.length).toBeLessThanOrEqual(64)
  expect(new Set(measures.map(({ code }) => code)).size).toBe(measures.length)
  expect(new Set(measures.map(({ name }) => name)).size).toBe(measures.length)
  expect(new Set(measures.map(({ definition }) => definition)).size).toBe(measures.length)
})

test('every theme has measures and every measure has a theme', () => {
  const themes = builtInSet().themes.map(({ slug }) => slug)
  expect(new Set(themes).size).toBe(themes.length)
  expect(new Set(measures.map(({ theme }) => theme))).toEqual(new Set(themes))
})

test('every subject the product promises to cover has its measure', () => {
  const subjects = `
    jobs-created apprentice-starts work-placement-weeks training-hours jobs-care-leavers jobs-disabled-people
    supported-internships school-talks mock-interviews site-visits volunteer-hours volunteer-days expert-hours
    bid-writing-help local-spend sme-spend vcse-spend prompt-payment living-wage-workers carbon-saved energy-saved
    waste-prevented travel-miles-avoided habitat-improved community-spaces-improved activity-sessions safer-places
    digital-classes surplus-materials vehicle-days venue-hours`
    .trim()
    .split(/\s+/)
  expect(subjects.filter((code) => !builtInMeasure(code))).toEqual([])
})

test('each definition says what one unit is', () => {
  const opening = /\bOne [^.]+ is /
  expect(measures.filter(({ definition }) => !opening.test(definition)).map(({ code }) => code)).toEqual([])
})

test('help that people can ask for is bookable and a change in someone’s life is not', () => {
  const bookable = (code: string) => builtInMeasure(code)?.bookable
  expect(
    ['bid-writing-help', 'training-hours', 'mock-interviews', 'vehicle-days'].map(bookable),
  ).not.toContain(false)
  expect(
    ['apprentice-starts', 'jobs-created', 'living-wage-workers', 'local-spend'].map(bookable),
  ).not.toContain(true)
  expect(measures.filter(({ kind, bookable: may }) => kind === 'narrative' && may)).toEqual([])
})

test('bid-writing help counts time with the group and leaves out travel and preparation', () => {
  const help = builtInMeasure('bid-writing-help')!
  expect(help.unit).toEqual({ one: 'hour', many: 'hours' })
  expect(help.countsNot.join()).toMatch(/travel and preparation/i)
  expect(help.outcomes[0]).toBe('great-communities')
})

describe('what may lawfully be asked', () => {
  test('jobs, training of a workforce, pay and spending by place carry a note on the law', () => {
    const touched = measures.filter(({ code }) =>
      /^(jobs|apprentice|living-wage|secure-hours|local-spend)/.test(code),
    )
    expect(touched.length).toBeGreaterThan(10)
    expect(touched.filter(({ lawful }) => !lawful.note).map(({ code }) => code)).toEqual([])
  })

  test('each note is one sentence', () => {
    const notes = measures.flatMap(({ lawful }) => lawful.note ?? [])
    expect(notes.filter((note) => !/^[A-Z].*\.$/.test(note) || /[a-z0-9)]\. [A-Z]/.test(note))).toEqual([])
  })

  test('no mark is ever given for where a business is based, and pay is not scored', () => {
    for (const code of ['local-spend', 'living-wage-workers', 'secure-hours']) {
      const { underTheAct, otherwise } = builtInMeasure(code)!.lawful
      expect([...underTheAct, ...otherwise]).not.toContain('criterion')
    }
  })

  test('record-only stands alone, and nothing is wider outside the Act than under it', () => {
    for (const { lawful } of measures) {
      for (const uses of [lawful.underTheAct, lawful.otherwise]) {
        expect(uses.includes('record-only') && uses.length > 1).toBe(false)
      }
      const wider = lawful.otherwise.filter(
        (use) => use !== 'record-only' && !lawful.underTheAct.includes(use),
      )
      expect(wider).toEqual([])
    }
  })
})

test('the words that people stumble over are not in the measures', () => {
  const shunned =
    /\b(free|voices?|reject(ed)?|claims?|claimed|opportunit(y|ies)|gives? back|leverage|utilise)\b/i
  const words = measures.map((measure) => JSON.stringify({ ...measure, outcomes: [] }))
  expect(words.filter((text) => shunned.test(text))).toEqual([])
})

test('the measures hold no sums of money and no codes of licensed sets', () => {
  const text = JSON.stringify(shipped)
  expect(text).not.toMatch(/£\s?\d/)
  expect(text).not.toMatch(/\bNT\d+/)
})

test('money gifts are recorded and never asked for', () => {
  const { underTheAct, otherwise } = builtInMeasure('charity-gifts')!.lawful
  expect([underTheAct, otherwise]).toEqual([['record-only'], ['record-only']])
})

const frameworks = new URL('../../../shared/data/frameworks/sdg_goals_targets.json', import.meta.url)
const sustainability = new URL('../../../shared/data/ocds/sustainability/', import.meta.url)
const absent = 'skipped: the public reference files are not beside this repository'

test('every goal target is one the United Nations set', ({ skip }) => {
  skip(!existsSync(frameworks), absent)
  const { goals } = JSON.parse(readFileSync(frameworks, 'utf8')) as { goals: { targets: { id: string }[] }[] }
  const targets = new Set(goals.flatMap((goal) => goal.targets.map(({ id }) => id)))
  expect(targets.size).toBe(169)
  expect(measures.flatMap((measure) => measure.goals.filter((goal) => !targets.has(goal)))).toEqual([])
  expect(measures.filter((measure) => measure.goals.length === 0).map(({ code }) => code)).toEqual([])
})

function codesIn(file: string): Set<string> {
  const lines = readFileSync(new URL(file, sustainability), 'utf8').trim().split('\n').slice(1)
  return new Set(lines.map((line) => line.split(',')[0]!))
}

test('every sustainability code is in the codelists of the Open Contracting extension', ({ skip }) => {
  skip(!existsSync(sustainability), absent)
  const codes = codesIn('sustainabilityGoal.csv')
  expect(codes.size).toBeGreaterThan(25)
  const unknown = measures.flatMap((measure) => measure.sustainability.filter((code) => !codes.has(code)))
  expect(unknown).toEqual([])
  const strategies = codesIn('sustainabilityStrategy.csv')
  const published = Object.values(sustainabilityStrategies).filter((code) => code !== null)
  expect(published.filter((code) => !strategies.has(code))).toEqual([])
})
