import { addDays, addMonths, type Day } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'

/** Letters the name of a meeting may have: its line on paper holds no more. */
export const longestMeeting = 80

const yearsToLookBack = 10

/** What a brief is written for: whose contracts, the figures of which day, and which meeting. */
export interface Brief {
  /** Null for the whole council. */
  service: string | null
  /** The figures hold at the end of this day; for today, at the moment they are prepared. */
  on: Day
  /** What was won is told from this day on. */
  since: Day
  meeting: string
  meetingOn: Day | null
}

export type BriefRefusal =
  | 'service-not-known'
  | 'day-missing'
  | 'day-to-come'
  | 'since-missing'
  | 'since-after-the-day'
  | 'since-too-early'
  | 'meeting-missing'
  | 'meeting-too-long'
  | 'meeting-before-the-day'

export interface BriefProposed {
  service: string | null
  on: Day | null
  since: Day | null
  meeting: string
  meetingOn: Day | null
}

/** Decides whether a brief can be prepared so; `services` are those that contracts name. */
export function describeBrief(
  { service, on, since, meeting, meetingOn }: BriefProposed,
  { today, services }: { today: Day; services: readonly string[] },
): Decision<Brief, BriefRefusal> {
  if (service !== null && !services.includes(service)) return refuse('service-not-known')
  if (!on) return refuse('day-missing')
  if (on > today) return refuse('day-to-come')
  if (!since) return refuse('since-missing')
  if (since > on) return refuse('since-after-the-day')
  if (since < addMonths(on, -12 * yearsToLookBack)) return refuse('since-too-early')
  const name = meeting.trim().replaceAll(/\s+/g, ' ')
  if (name === '') return refuse('meeting-missing')
  if (name.length > longestMeeting) return refuse('meeting-too-long')
  if (meetingOn && meetingOn < on) return refuse('meeting-before-the-day')
  return accept({ service, on, since, meeting: name, meetingOn })
}

/** Twelve months that end with the day. */
export function usualSince(on: Day): Day {
  return addDays(addMonths(on, -12), 1)
}
