import type { Day } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'

/** Whether what was reported held up, as it was seen on site. */
export const inspectionOutcomes = ['held-up', 'in-part', 'did-not'] as const
export type InspectionOutcome = (typeof inspectionOutcomes)[number]

/** What somebody of the authority saw on site: of so many records or places looked at, so many held up. */
export interface Inspection {
  on: Day
  place: string
  /** The member of staff who was there. */
  by: string | null
  sample: number
  heldUp: number
  seen: string
  outcome: InspectionOutcome
}

export interface InspectionTyped {
  on: Day | null | 'not-a-day'
  place: string
  by: string | null
  sample: string
  heldUp: string
  seen: string
  outcome: string
}

/** The field at fault, and the sentence beside it. */
export const inspectionRefusals = {
  'no-day': { field: 'on', sentence: 'Enter the day of the inspection, such as 12 11 2026' },
  'day-to-come': { field: 'on', sentence: 'Choose today or a day before it' },
  'no-place': { field: 'place', sentence: 'Say where it was' },
  'place-too-long': { field: 'place', sentence: 'Make this shorter: at most 200 letters' },
  'no-person': { field: 'by', sentence: 'Choose who was there' },
  'no-sample': { field: 'sample', sentence: 'Say how many you looked at, in figures, such as 10' },
  'no-count': { field: 'heldUp', sentence: 'Say how many of them held up, in figures; 0 when none did' },
  'more-than-sample': { field: 'heldUp', sentence: 'No more can hold up than you looked at' },
  'nothing-said': { field: 'seen', sentence: 'Say what you saw, in a sentence or two, without names' },
  'said-too-much': { field: 'seen', sentence: 'Make this shorter: at most 2,000 letters' },
  'no-outcome': { field: 'outcome', sentence: 'Choose whether it held up' },
  'outcome-differs': {
    field: 'outcome',
    sentence: 'Where not all held up, choose “In part” or “It did not hold up”',
  },
} as const

export type InspectionRefusal = keyof typeof inspectionRefusals

/** Decides whether an inspection can stand with a delivery. */
export function inspect(
  typed: InspectionTyped,
  { today, people }: { today: Day; people: readonly string[] },
): Decision<Inspection, InspectionRefusal> {
  const { on, by } = typed
  const [place, seen] = [typed.place.trim(), typed.seen.trim()]
  const [sample, heldUp] = [wholeNumber(typed.sample), wholeNumber(typed.heldUp)]
  const outcome = inspectionOutcomes.find((each) => each === typed.outcome)
  if (on === null || on === 'not-a-day') return refuse('no-day')
  if (on > today) return refuse('day-to-come')
  if (place === '') return refuse('no-place')
  if (place.length > 200) return refuse('place-too-long')
  if (by !== null && !people.includes(by)) return refuse('no-person')
  if (!sample) return refuse('no-sample')
  if (heldUp === undefined) return refuse('no-count')
  if (heldUp > sample) return refuse('more-than-sample')
  if (seen === '') return refuse('nothing-said')
  if (seen.length > 2000) return refuse('said-too-much')
  if (!outcome) return refuse('no-outcome')
  if (outcome === 'held-up' && heldUp < sample) return refuse('outcome-differs')
  return accept({ on, place, by, sample, heldUp, seen, outcome })
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : undefined
}
