import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { mayShowPublicly, type PeopleTyped, type PictureKnown, sayPeople } from './people-shown.ts'

const today = day('2026-11-23')
const picture: PictureKnown = {
  mediaType: 'image/jpeg',
  scan: 'clean',
  destroyedAt: null,
  people: 'agreed',
  peopleUntil: day('2027-01-31'),
  peopleWithdrawnAt: null,
}
const typed: PeopleTyped = {
  people: 'agreed',
  how: ' Our office has signed forms ',
  until: day('2027-01-31'),
  children: 'none',
}
const said = (change: Partial<PeopleTyped>, of: Partial<PictureKnown> = {}) => {
  const decision = sayPeople({ ...picture, ...of }, { ...typed, ...change }, today)
  return decision.accepted ? decision.fact : decision.because
}

test('what is kept: who holds the permission, for what, until when, and a parent’s for children', () => {
  expect(said({ children: 'parents' })).toEqual({
    people: 'agreed',
    how: 'Our office has signed forms',
    until: '2027-01-31',
    children: 'parents',
  })
  expect(said({ people: 'nobody', how: '', until: null, children: '' })).toEqual({
    people: 'nobody',
    how: null,
    until: null,
    children: null,
  })
})

test.each([
  [{ people: '' }, {}, 'no-answer'],
  [{ how: ' ' }, {}, 'no-holder'],
  [{ how: 'x'.repeat(301) }, {}, 'holder-too-long'],
  [{ until: null }, {}, 'no-day'],
  [{ until: today }, {}, 'day-past'],
  [{ children: '' }, {}, 'no-children'],
  [{ people: 'not-to-publish', children: '' }, {}, 'no-children'],
  [{}, { mediaType: 'application/pdf' }, 'no-picture'],
  [{}, { destroyedAt: new Date() }, 'no-picture'],
  [{}, { peopleWithdrawnAt: new Date() }, 'withdrawn-before'],
] as [Partial<PeopleTyped>, Partial<PictureKnown>, string][])('%o of %o: %s', (change, of, because) => {
  expect(said(change, of)).toBe(because)
})

test.each([
  [{}, true],
  [{ people: 'nobody', peopleUntil: null }, true],
  [{ scan: 'none' }, true],
  [{ peopleUntil: today }, true],
  [{ people: null }, false],
  [{ people: 'not-to-publish' }, false],
  [{ peopleUntil: day('2026-11-22') }, false],
  [{ peopleUntil: null }, false],
  [{ peopleWithdrawnAt: new Date() }, false],
  [{ people: 'nobody', peopleWithdrawnAt: new Date() }, false],
  [{ destroyedAt: new Date() }, false],
  [{ scan: 'waiting' }, false],
  [{ scan: 'found' }, false],
  [{ mediaType: 'image/heic' }, false],
  [{ mediaType: 'application/pdf' }, false],
] as [Partial<PictureKnown>, boolean][])('%o may be shown to everybody: %s', (change, may) => {
  expect(mayShowPublicly({ ...picture, ...change }, today)).toBe(may)
})
