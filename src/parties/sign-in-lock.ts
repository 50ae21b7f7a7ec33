/** Failed sign-ins of the window that counts: how many, and when the last was. */
export interface Failures {
  count: number
  last?: Date
}

interface Patience {
  /** Failures that cost nothing. */
  free: number
  /** Seconds after the first that costs; each one more doubles them. */
  first: number
  /** Seconds at most. */
  most: number
}

const forAnEmail: Patience = { free: 4, first: 30, most: 3600 }
/** A whole council may stand behind one address: many mistype there in a day, but not forty in ten minutes. */
const forAnAddress: Patience = { free: 40, first: 30, most: 600 }

/** Minutes for which a failure counts: against the e-mail address, and against the network address. */
export const countedFor = { email: 24 * 60, address: 10 }

/**
 * When the next try may be made; undefined when it may be made now. It counts the failures for the e-mail address, whether
 * anybody has it or not, and those from the network address, so that the answer doesn't say who exists.
 */
export function nextTry(ofEmail: Failures, ofAddress: Failures, now: Date): Date | undefined {
  const ends = [after(ofEmail, forAnEmail), after(ofAddress, forAnAddress)]
  const latest = Math.max(...ends)
  return latest > now.getTime() ? new Date(latest) : undefined
}

function after({ count, last }: Failures, { free, first, most }: Patience): number {
  if (!last || count <= free) return 0
  const seconds = Math.min(most, first * 2 ** (count - free - 1))
  return last.getTime() + seconds * 1000
}
