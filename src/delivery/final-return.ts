import type { Day } from '../language/day.ts'
import { type Quarter, quarterOf } from '../language/quarter.ts'

/** Whether a return is the last of its contract: the contract ends in its quarter. It asks also what remains, and what comes next. */
export function isFinalReturn({
  quarter,
  contractEnds,
}: {
  quarter: Quarter
  contractEnds: Day | null
}): boolean {
  return contractEnds !== null && quarterOf(contractEnds) === quarter
}

/** What the last return of a contract asks besides, in words for the supplier. */
export const finalQuestions = {
  remains: {
    label: 'What remains to be done, and by when?',
    hint: 'Anything you promised and will still do after the contract ends. You may leave this empty.',
  },
  comesNext: {
    label: 'What comes next?',
    hint: 'What goes on without you, who keeps it up, what others should know. You may leave this empty.',
  },
} as const
