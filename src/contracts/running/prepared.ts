import type { Day } from '../../language/day.ts'

/** How one commitment stood on a day; quantities as decimals in text, so that it can be kept as it was. */
export interface CommitmentPrepared {
  id: string
  title: string
  promised: string
  verified: string
  reported: string
  one: string
  many: string
  due: Day
  standing: 'met' | 'part' | 'none' | 'not-yet-due'
  origin: 'tender' | 'added'
}

/** What the system knows of a contract before a meeting, a decision or a handover. */
export interface Prepared {
  on: Day
  commitments: CommitmentPrepared[]
  /** Deliveries that wait to be checked. */
  waiting: number
  /** Returns that were asked for and have not come. */
  returnsAwaited: number
  /** Promises of notices that nobody decided on. */
  drafts: number
  benefits: { title: string; state: string }[]
  risks: { risk: string; likelihood: string; reviewOn: Day }[]
}

/** How a commitment stands on a day: only what was verified counts, and it counts as due on its very day. */
export function standingOn(
  {
    quantity,
    verified,
    due,
  }: { quantity: { lte(other: unknown): boolean }; verified: { gt(of: number): boolean }; due: Day },
  today: Day,
): CommitmentPrepared['standing'] {
  if (quantity.lte(verified)) return 'met'
  if (due > today) return 'not-yet-due'
  return verified.gt(0) ? 'part' : 'none'
}

/** Those that were due and not met in full. */
export function missedIn({ commitments }: Pick<Prepared, 'commitments'>): CommitmentPrepared[] {
  return commitments.filter(({ standing }) => standing === 'part' || standing === 'none')
}
