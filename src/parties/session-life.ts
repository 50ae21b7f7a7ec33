const hour = 3_600_000

/** A session ends 8 hours after it was last used and 24 hours after it began. */
export const idleLimit = 8 * hour
export const absoluteLimit = 24 * hour
/** Its last use is written at most this often. */
export const seenEvery = 5 * 60_000

export interface SessionTimes {
  began: Date
  seen: Date
  ended: Date | null
}

export function isAlive({ began, seen, ended }: SessionTimes, now: Date): boolean {
  if (ended) return false
  return now.getTime() - seen.getTime() < idleLimit && now.getTime() - began.getTime() < absoluteLimit
}
