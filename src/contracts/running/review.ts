import type { Day } from '../../language/day.ts'
import { accept, type Decision, refuse } from '../../language/decision.ts'

/** A meeting at which both sides look at what was promised and set it right. */
export interface Review {
  heldOn: Day
  /** Who was there, in posts rather than names. */
  present: string
  minutes: string
  /** The day of the next one. */
  nextOn: Day | null
}

export type ReviewRefusal =
  'no-minutes' | 'nobody-present' | 'words-too-long' | 'held-in-the-future' | 'next-before'

export const reviewRefusals: Record<ReviewRefusal, { field: string; sentence: string }> = {
  'no-minutes': { field: 'minutes', sentence: 'Write down what was said and agreed' },
  'nobody-present': { field: 'present', sentence: 'Say who was there' },
  'words-too-long': {
    field: 'minutes',
    sentence: 'The minutes must be 10,000 characters or fewer, who was there 1,000',
  },
  'held-in-the-future': { field: 'heldOn', sentence: 'The day it was held must be today or before' },
  'next-before': { field: 'nextOn', sentence: 'The next one must be after this one' },
}

/** Decides whether a review can be minuted. */
export function minuteReview(proposed: Review, today: Day): Decision<Review, ReviewRefusal> {
  if (proposed.minutes.trim() === '') return refuse('no-minutes')
  if (proposed.present.trim() === '') return refuse('nobody-present')
  if (proposed.minutes.length > 10_000 || proposed.present.length > 1000) return refuse('words-too-long')
  if (proposed.heldOn > today) return refuse('held-in-the-future')
  if (proposed.nextOn && proposed.nextOn <= proposed.heldOn) return refuse('next-before')
  return accept(proposed)
}
