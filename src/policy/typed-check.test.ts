import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import { checkQuery, readCheck, typedCheck } from './typed-check.ts'
import { describeFacts, type RequirementFacts } from './requirement-facts.ts'
import { readFacts, writeFacts } from './written-facts.ts'

const flag = fc.boolean()
const known = fc
  .record({
    kind: fc.constantFrom('goods', 'services', 'works', 'mixed'),
    estimatedValue: fc.integer({ min: 0, max: 1_000_000_000 }).map((pence) => new Decimal(pence).div(100)),
    valueIncludesVat: flag,
    vatRate: fc.constantFrom('0', '5', '12.5', '20').map((rate) => new Decimal(rate)),
    commences: fc.integer({ min: 0, max: 7000 }).map((days) => addDays(day('2012-01-01'), days)),
    lightTouch: flag,
    healthCare: flag,
    framework: flag,
    callOff: flag,
    concession: flag,
    urgent: flag,
  })
  .map((facts): RequirementFacts => (facts.kind === 'mixed' ? { ...facts, mainPart: 'services' } : facts))
  .filter((facts) => describeFacts(facts).accepted)

test('an address made of facts is read as the same facts, and so is what is kept', () => {
  fc.assert(
    fc.property(known, (facts) => {
      const asked = readCheck(typedCheck(checkQuery(facts)))
      const kept = readFacts(JSON.parse(JSON.stringify(writeFacts(facts))) as ReturnType<typeof writeFacts>)
      for (const read of [asked, kept]) {
        expect('facts' in read && JSON.parse(JSON.stringify(read.facts))).toEqual(
          JSON.parse(JSON.stringify(facts)),
        )
      }
    }),
    { numRuns: 200 },
  )
})

test('what is not chosen is “no” once something or “None of these” is, and open when it is said not to be known', () => {
  const special = (...chosen: string[]) => {
    const query = new URLSearchParams([
      ['kind', 'services'],
      ...chosen.map((name): [string, string] => ['special', name]),
    ])
    const read = readCheck(typedCheck(query))
    return 'facts' in read ? [read.facts.framework, read.facts.callOff] : read.errors.special
  }
  expect(special()).toEqual([undefined, undefined])
  expect(special('none')).toEqual([false, false])
  expect(special('framework')).toEqual([true, false])
  expect(special('framework', 'not-sure')).toEqual([true, undefined])
  expect(special('framework', 'none')).toContain('not both')
})

test('a value is read as people write it', () => {
  const value = (typed: string) => {
    const read = readCheck(typedCheck(new URLSearchParams({ kind: 'goods', value: typed })))
    return 'facts' in read ? read.facts.estimatedValue?.toFixed() : read.errors.value
  }
  expect(value('180,000')).toBe('180000')
  expect(value('£1.2m')).toBe('1200000')
  expect(value('')).toBeUndefined()
  expect(value('-5')).toContain('not below nought')
  expect(value('5.001')).toContain('pounds and pence')
  expect(value('lots')).toContain('Enter the value in pounds')
})
