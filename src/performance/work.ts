import { addDays, type Day } from '../language/day.ts'

/** Something a person has to do about a contract, and by when. */
export interface Task {
  kind: TaskKind
  /** Undefined where no day is set. */
  due: Day | undefined
  /** What to open: a return, a commitment or a contract. */
  subject: string
  contract: string
  contractTitle: string
  /** Whom or what it is about: a supplier, a commitment. */
  about: string
  /** How many things lie behind it. */
  count: number
}

/**
 * `check`: deliveries of a return wait for a decision. `late`: a return is awaited past its day. `due`: a commitment
 * falls due and not all of it is reported. `draft`: promises a notice names wait to be made commitments.
 */
export type TaskKind = 'check' | 'late' | 'due' | 'draft'

/** How far ahead a commitment that falls due is shown. */
export const daysAhead = 30

/** Days up to which a commitment counts as due soon. */
export function dueSoonUntil(today: Day): Day {
  return addDays(today, daysAhead)
}

/** Whether a task is past its day. */
export function isOverdue({ due }: Pick<Task, 'due'>, today: Day): boolean {
  return due !== undefined && due < today
}
