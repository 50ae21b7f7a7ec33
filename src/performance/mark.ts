import type { Day } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'

/** What a person wants done about things that need attention. `who` is nobody in particular when null, `day` none. */
export type ProposedMark =
  | { act: 'assigned'; who: string | null; day?: Day | undefined }
  | { act: 'dated'; day: Day | null }
  | { act: 'dismissed'; reason: string }
  | { act: 'put-back' }
  | { act: 'kept' }

export type MarkRefusal = 'nothing-chosen' | 'nobody-here' | 'day-past' | 'no-reason' | 'reason-too-long'

export const longestMarkReason = 500

/** Decides whether rows can be marked so. `staff`: those who work for the authority today. */
export function markRows(
  proposed: ProposedMark,
  { chosen, staff, today }: { chosen: number; staff: ReadonlySet<string>; today: Day },
): Decision<ProposedMark, MarkRefusal> {
  if (chosen === 0) return refuse('nothing-chosen')
  switch (proposed.act) {
    case 'assigned':
      if (proposed.who !== null && !staff.has(proposed.who)) return refuse('nobody-here')
      if (proposed.day && proposed.day < today) return refuse('day-past')
      return accept(proposed)
    case 'dated':
      return proposed.day && proposed.day < today ? refuse('day-past') : accept(proposed)
    case 'dismissed': {
      const reason = proposed.reason.trim()
      if (reason === '') return refuse('no-reason')
      return reason.length > longestMarkReason ? refuse('reason-too-long') : accept({ ...proposed, reason })
    }
    default:
      return accept(proposed)
  }
}
