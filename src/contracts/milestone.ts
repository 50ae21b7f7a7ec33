import type { Day } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'
import type { Milestone } from './plan.ts'

/** Whether a milestone is reached, as somebody said; the latest answer holds. */
export interface MilestoneAnswer {
  reached: boolean
  /** The day it was reached on. */
  on: Day | null
  story: string
}

export type MilestoneRefusal = 'no-answer' | 'no-day' | 'day-ahead' | 'no-story' | 'story-too-long'

const longestStory = 2000

/** Decides whether an answer says enough: of one that is reached the day and what happened. */
export function answerMilestone(
  given: { reached: boolean | undefined; on: Day | undefined; story: string },
  today: Day,
): Decision<MilestoneAnswer, MilestoneRefusal> {
  const story = given.story.trim()
  if (story.length > longestStory) return refuse('story-too-long')
  if (given.reached === undefined) return refuse('no-answer')
  if (!given.reached) return accept({ reached: false, on: null, story })
  if (!given.on) return refuse('no-day')
  if (given.on > today) return refuse('day-ahead')
  return story === '' ? refuse('no-story') : accept({ reached: true, on: given.on, story })
}

export const milestoneRefusals: Record<
  MilestoneRefusal,
  { field: 'reached' | 'on' | 'story'; sentence: string }
> = {
  'no-answer': { field: 'reached', sentence: 'Choose whether it is reached' },
  'no-day': { field: 'on', sentence: 'Enter the day it was reached, like 31 3 2027' },
  'day-ahead': { field: 'on', sentence: 'The day must be today or before' },
  'no-story': { field: 'story', sentence: 'Say in a sentence what happened' },
  'story-too-long': { field: 'story', sentence: 'The words must be 2,000 characters or fewer' },
}

/** How a milestone stands on a day. */
export function milestoneState(
  { due }: Pick<Milestone, 'due'>,
  answer: MilestoneAnswer | undefined,
  today: Day,
): 'reached' | 'late' | 'ahead' {
  if (answer?.reached) return 'reached'
  return due < today ? 'late' : 'ahead'
}
