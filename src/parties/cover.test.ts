import { describe, expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { typedDay } from '../language/typed-day.ts'
import {
  type AroundCover,
  type Cover,
  coverStanding,
  coverWarnings,
  daysOfCover,
  describeCover,
  rolesToLend,
  type TypedCover,
} from './cover.ts'

const alex = { id: 'alex', name: 'Alex Reed' }
const sam = { id: 'sam', name: 'Sam Hill' }
const kim = { id: 'kim', name: 'Kim Lane' }

const around: AroundCover = {
  away: alex.id,
  held: ['contract-manager', 'publisher', 'administrator'],
  staff: new Map([
    [alex.id, ['contract-manager', 'publisher', 'administrator']],
    [sam.id, ['legal']],
    [kim.id, ['administrator']],
  ]),
  today: day('2026-07-20'),
  byAdministrator: false,
}

function typed(more: Partial<TypedCover> = {}): TypedCover {
  return {
    covering: sam.id,
    from: typedDay(day('2026-08-03')),
    until: typedDay(day('2026-08-17')),
    roles: ['contract-manager'],
    reason: '',
    ...more,
  }
}

function errorsOf(more: Partial<TypedCover>, where: Partial<AroundCover> = {}) {
  const described = describeCover(typed(more), { ...around, ...where })
  return 'errors' in described ? described.errors : {}
}

describe('a cover', () => {
  test('holds from its first day to the end of its last', () => {
    const described = describeCover(typed(), around)
    expect(described).toEqual({
      cover: {
        away: alex.id,
        covering: sam.id,
        starts: '2026-08-03',
        ends: '2026-08-18',
        roles: ['contract-manager'],
        reason: null,
      },
    })
    const cover = { starts: day('2026-08-03'), ends: day('2026-08-18'), stopped: null }
    const standings = ['2026-08-02', '2026-08-03', '2026-08-17', '2026-08-18'].map((on) =>
      coverStanding(cover, day(on)),
    )
    expect(standings).toEqual(['coming', 'running', 'running', 'over'])
    expect(coverStanding({ ...cover, stopped: 'declined' }, day('2026-08-05'))).toBe('declined')
    expect(daysOfCover(cover)).toBe('3 August 2026 to 17 August 2026')
  })

  test('of one day is told as one day', () => {
    expect(daysOfCover({ starts: day('2026-08-03'), ends: day('2026-08-04') })).toBe('3 August 2026')
  })

  test('begins today at the earliest, ends within a year, and not before it begins', () => {
    expect(errorsOf({ from: typedDay(day('2026-07-19')) })).toEqual({
      from: 'The first day must be today or later',
    })
    expect(errorsOf({ from: typedDay(day('2026-07-20')) })).toEqual({})
    expect(errorsOf({ until: typedDay(day('2026-08-02')) })).toEqual({
      until: 'The last day must not be before the first',
    })
    expect(errorsOf({ until: typedDay(day('2027-08-03')) })).toEqual({})
    expect(errorsOf({ until: typedDay(day('2027-08-04')) }).until).toContain('within a year')
    const unread = { day: '31', month: '2', year: '2026' }
    expect(errorsOf({ from: unread, until: typedDay(null) })).toEqual({
      from: 'Enter the first day, like 3 8 2026',
      until: 'Enter the last day, like 17 8 2026',
    })
  })

  test('is by somebody else who works here', () => {
    expect(errorsOf({ covering: alex.id }).covering).toContain('nobody acts for themselves')
    expect(errorsOf({ covering: 'a stranger' })).toEqual({ covering: 'Choose who acts' })
  })

  test('lends at least one role, and only those held today', () => {
    expect(errorsOf({ roles: [] })).toEqual({ roles: 'Choose at least one role to lend' })
    expect(errorsOf({ roles: ['finance'] })).toEqual({ roles: 'Choose from the roles that can be lent' })
    expect(errorsOf({ roles: ['contract-manager', 'finance'] }).roles).toContain('that can be lent')
  })

  test('lends the role of administrator to administrators alone', () => {
    expect(errorsOf({ roles: ['administrator'] }).roles).toContain(
      'only be lent to somebody who is an administrator',
    )
    expect(errorsOf({ roles: ['administrator'], covering: kim.id })).toEqual({})
    expect(rolesToLend(['administrator', 'supplier', 'legal'], ['finance'])).toEqual(['legal'])
    expect(rolesToLend(['administrator', 'supplier', 'legal'], ['administrator'])).toEqual([
      'administrator',
      'legal',
    ])
  })

  test('made by an administrator has a reason, and one’s own has none', () => {
    const byAdministrator = { byAdministrator: true }
    expect(errorsOf({}, byAdministrator)).toEqual({ reason: 'Say why you make this for them' })
    expect(errorsOf({ reason: 'x'.repeat(301) }, byAdministrator).reason).toContain('300 characters')
    expect(describeCover(typed({ reason: 'On leave' }), around)).toMatchObject({ cover: { reason: null } })
  })
})

describe('what to know before', () => {
  const proposed = {
    away: alex.id,
    covering: sam.id,
    roles: [],
    reason: null,
    starts: day('2026-08-03'),
    ends: day('2026-08-18'),
  }
  const standing = (more: Partial<Cover>): Cover => ({
    id: 'other',
    away: sam,
    covering: kim,
    starts: day('2026-08-17'),
    ends: day('2026-09-01'),
    roles: ['legal'],
    reason: null,
    madeBy: sam,
    recordedAt: new Date('2026-07-01T09:00:00Z'),
    stopped: null,
    stoppedAt: null,
    ...more,
  })

  test('both are away on some day', () => {
    expect(coverWarnings(proposed, [standing({})])).toEqual([
      'Sam Hill is away too, 17 August 2026 to 31 August 2026: Kim Lane acts for them then. What is lent to Sam Hill is not lent on to Kim Lane.',
    ])
    expect(coverWarnings(proposed, [standing({ starts: day('2026-08-18') })])).toEqual([])
    expect(coverWarnings(proposed, [standing({ stopped: 'ended' })])).toEqual([])
  })

  test('each would act for the other', () => {
    expect(coverWarnings(proposed, [standing({ covering: alex })])).toEqual([
      'Sam Hill is away too, 17 August 2026 to 31 August 2026, and Alex Reed acts for them then: on those days each would act for the other.',
    ])
  })

  test('somebody acts for the same person already', () => {
    expect(coverWarnings(proposed, [standing({ away: alex })])).toEqual([
      'Kim Lane acts for Alex Reed too, 17 August 2026 to 31 August 2026.',
    ])
    expect(coverWarnings(proposed, [standing({ away: alex, covering: sam })])).toEqual([
      'Sam Hill acts for Alex Reed already, 17 August 2026 to 31 August 2026.',
    ])
  })
})
