import { addDays, type Day, daysBetween, longDay } from '../language/day.ts'
import { readTypedDay, type TypedDay } from '../language/typed-day.ts'
import { isOrganisationRole } from './invitation.ts'
import type { Role } from './role.ts'

/** Days a cover may last at most: a year, as for a birth or a long illness. */
export const longestCover = 366

/** Letters the reason of an administrator may have. */
const longestReason = 300

interface Somebody {
  id: string
  name: string
}

/**
 * One person acts for another who is away, with roles that person lends (decision 0015). `ends` is the first day on
 * which it no longer holds, as with roles.
 */
export interface Cover {
  id: string
  away: Somebody
  covering: Somebody
  starts: Day
  ends: Day
  roles: Role[]
  /** Why, where an administrator made it for somebody who was away already. */
  reason: string | null
  madeBy: Somebody | null
  recordedAt: Date
  stopped: 'declined' | 'ended' | null
  stoppedAt: Date | null
}

export type CoverStanding = 'coming' | 'running' | 'over' | 'ended' | 'declined'

/** How a cover stands on the day. */
export function coverStanding(
  { starts, ends, stopped }: Pick<Cover, 'starts' | 'ends' | 'stopped'>,
  on: Day,
): CoverStanding {
  if (stopped) return stopped
  if (on < starts) return 'coming'
  return on < ends ? 'running' : 'over'
}

/** The last day of a cover. */
export function lastDayOf({ ends }: Pick<Cover, 'ends'>): Day {
  return addDays(ends, -1)
}

/** "3 August 2026 to 17 August 2026", or the one day. */
export function daysOfCover(cover: Pick<Cover, 'starts' | 'ends'>): string {
  const last = lastDayOf(cover)
  return last === cover.starts ? longDay(last) : `${longDay(cover.starts)} to ${longDay(last)}`
}

/** A cover that somebody wants to make. */
export type ProposedCover = Pick<Cover, 'starts' | 'ends' | 'roles' | 'reason'> & {
  away: string
  covering: string
}

export interface TypedCover {
  covering: string
  from: TypedDay
  until: TypedDay
  roles: readonly string[]
  reason: string
}

export type CoverErrors = Partial<Record<'covering' | 'from' | 'until' | 'roles' | 'reason', string>>

/** What stands on the day a cover is made. */
export interface AroundCover {
  away: string
  /** Roles of their own that the person who is away holds today. */
  held: readonly Role[]
  /** Everybody who works for the authority, with the roles of their own they hold today. */
  staff: ReadonlyMap<string, readonly Role[]>
  today: Day
  /** An administrator makes it for them, and says why. */
  byAdministrator: boolean
}

/** Roles that can be lent to somebody: never those of an organisation, and an administrator's only to an administrator. */
export function rolesToLend(held: readonly Role[], covering: readonly Role[] | undefined): Role[] {
  return held.filter(
    (role) => !isOrganisationRole(role) && (role !== 'administrator' || covering?.includes('administrator')),
  )
}

/** The cover that was described, or a sentence for each field that is not right yet. */
export function describeCover(
  typed: TypedCover,
  around: AroundCover,
): { cover: ProposedCover } | { errors: CoverErrors } {
  const errors: CoverErrors = {}
  const covering = around.staff.get(typed.covering)
  if (typed.covering === around.away) errors.covering = 'Choose somebody else: nobody acts for themselves'
  else if (!covering) errors.covering = 'Choose who acts'
  const days = daysTyped(typed, around.today, errors)
  const roles = rolesChosen(typed.roles, around.held, covering, errors)
  if (around.byAdministrator && !typed.reason) errors.reason = 'Say why you make this for them'
  else if (typed.reason.length > longestReason)
    errors.reason = `The reason must be ${longestReason} characters or fewer`
  if (!days || Object.keys(errors).length > 0) return { errors }
  const { away } = around
  const reason = around.byAdministrator ? typed.reason : null
  return { cover: { away, covering: typed.covering, ...days, roles, reason } }
}

function daysTyped(
  { from, until }: TypedCover,
  today: Day,
  errors: CoverErrors,
): Pick<Cover, 'starts' | 'ends'> | undefined {
  const starts = readTypedDay(from)
  const last = readTypedDay(until)
  if (!starts || starts === 'not-a-day') errors.from = 'Enter the first day, like 3 8 2026'
  else if (starts < today) errors.from = 'The first day must be today or later'
  if (!last || last === 'not-a-day') errors.until = 'Enter the last day, like 17 8 2026'
  if (errors.from || errors.until || !starts || !last || starts === 'not-a-day' || last === 'not-a-day')
    return undefined
  if (last < starts) errors.until = 'The last day must not be before the first'
  else if (daysBetween(starts, last) >= longestCover)
    errors.until = 'The last day must be within a year of the first'
  return { starts, ends: addDays(last, 1) }
}

function rolesChosen(
  chosen: readonly string[],
  held: readonly Role[],
  covering: readonly Role[] | undefined,
  errors: CoverErrors,
): Role[] {
  const roles = held.filter((role) => chosen.includes(role))
  const lent = rolesToLend(held, covering)
  if (chosen.length === 0) errors.roles = 'Choose at least one role to lend'
  else if (roles.length < new Set(chosen).size) errors.roles = 'Choose from the roles that can be lent'
  else if (covering && roles.some((role) => !lent.includes(role)))
    errors.roles = 'The role of administrator can only be lent to somebody who is an administrator'
  return roles
}

/** What somebody who makes a cover should know first, in sentences; it may be made all the same. `others` are those that stand. */
export function coverWarnings(
  { away, covering, starts, ends }: ProposedCover,
  others: readonly Cover[],
): string[] {
  const meets = others.filter((cover) => !cover.stopped && cover.starts < ends && cover.ends > starts)
  const awayToo = meets.filter((cover) => cover.away.id === covering)
  const circle = awayToo.filter((cover) => cover.covering.id === away)
  const alike = meets.filter((cover) => cover.away.id === away)
  return [
    ...awayToo
      .filter((cover) => !circle.includes(cover))
      .map(
        (cover) =>
          `${cover.away.name} is away too, ${daysOfCover(cover)}: ${cover.covering.name} acts for them then. What is lent to ${cover.away.name} is not lent on to ${cover.covering.name}.`,
      ),
    ...circle.map(
      (cover) =>
        `${cover.away.name} is away too, ${daysOfCover(cover)}, and ${cover.covering.name} acts for them then: on those days each would act for the other.`,
    ),
    ...alike.map((cover) =>
      cover.covering.id === covering
        ? `${cover.covering.name} acts for ${cover.away.name} already, ${daysOfCover(cover)}.`
        : `${cover.covering.name} acts for ${cover.away.name} too, ${daysOfCover(cover)}.`,
    ),
  ]
}
