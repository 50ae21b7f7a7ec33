import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { declare, declaredWords, type DeclarationTyped } from './declaration.ts'

const typed: DeclarationTyped = {
  people: ' 8 ',
  records: 'Signed attendance sheets',
  keptUntil: day('2029-03-31'),
  role: 'Contract lead',
  agreed: true,
}
const keptFrom = day('2027-02-23')
const told = (change: Partial<DeclarationTyped>) => {
  const decision = declare({ ...typed, ...change }, { keptFrom })
  return decision.accepted ? decision.fact : decision.because
}

test('a declaration says how many, what is held, until when and in what role', () => {
  const said = told({})
  expect(said).toEqual({
    people: 8,
    records: 'Signed attendance sheets',
    keptUntil: '2029-03-31',
    role: 'Contract lead',
  })
  const of = { supplier: 'Ashdown Highways Ltd', title: 'Apprentices', quarter: 'July to September 2026' }
  expect(declaredWords(of, said as never)).toBe(
    'For Ashdown Highways Ltd I declare that 8 people were counted for “Apprentices” in July to September 2026, each of them once. We hold the records that show it (Signed attendance sheets) and keep them until 31 March 2029. People of the council may look at them where we keep them, after asking us. Signed by role: Contract lead.',
  )
})

test.each([
  [{ people: '' }, 'no-people'],
  [{ people: '0' }, 'no-people'],
  [{ people: '7.5' }, 'no-people'],
  [{ records: ' ' }, 'no-records'],
  [{ records: 'x'.repeat(501) }, 'records-too-long'],
  [{ keptUntil: null }, 'no-day'],
  [{ keptUntil: 'not-a-day' }, 'no-day'],
  [{ keptUntil: day('2027-02-22') }, 'kept-too-short'],
  [{ role: '' }, 'no-role'],
  [{ role: 'x'.repeat(101) }, 'role-too-long'],
  [{ agreed: false }, 'not-agreed'],
] as [Partial<DeclarationTyped>, string][])('is not signed with %o', (change, because) => {
  expect(told(change)).toBe(because)
})
